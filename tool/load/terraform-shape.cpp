// Recognises Terraform's JSON, and finds the resources in it: items of resource_changes, of the modules of a state, of a raw state.
#include "tool/load/judge.h"

namespace entitlint {
namespace {

using json::Kind;
using json::Outline;
using json::OutlineMember;

constexpr int deepest_module = 64;

bool is_object(const OutlineMember* member) {
  return member != nullptr && member->kind == Kind::object;
}

}  // namespace

// Signatures as HashiCorp documents them: a format version of which only the major one may break readers, or version 4 of the state file.
TerraformFile ShapeJudge::terraform_file(const Outline& root) {
  const OutlineMember* const format = root.find("format_version");
  if (format == nullptr) {
    const OutlineMember* const resources = root.find("resources");
    const bool raw = root.find("lineage") != nullptr && resources != nullptr && resources->kind == Kind::array;
    return raw && scalar(root.find("version")) == "4" ? TerraformFile::raw_state : TerraformFile::none;
  }
  const bool plan = root.find("resource_changes") != nullptr || root.find("planned_values") != nullptr;
  const bool state = is_object(root.find("values")) || root.find("terraform_version") != nullptr;
  if (!plan && !state) return TerraformFile::none;
  const std::string version = scalar(format);
  if (!version.starts_with("0.") && !version.starts_with("1.")) {
    shape_.gist = "JSON of Terraform in format version " + version + ", which this version does not know";
    return TerraformFile::none;
  }
  return plan ? TerraformFile::plan : TerraformFile::state;
}

void ShapeJudge::terraform_portion(const OutlineMember& list, TerraformRecord form, bool unfinished) {
  Portion portion;
  portion.container = Container::array;
  portion.span = list.span;
  portion.records = list.elements;
  portion.cut = unfinished;
  portion.form = form;
  shape_.portions.push_back(std::move(portion));
}

// A module of a state: its resources, and those of the modules it calls.
void ShapeJudge::terraform_module(Span module, int depth) {
  const json::Outlines outlines = json::outline(reader_, module);
  if (outlines.error || outlines.roots.size() != 1 || depth > deepest_module) return shape_.quiet.push_back(module);
  for (const OutlineMember& member : outlines.roots.front().members) {
    if (member.key == "resources" && member.kind == Kind::array) {
      terraform_portion(member, TerraformRecord::resource, false);
    } else if (member.key == "child_modules" && member.kind == Kind::array) {
      for (const Span& child : member.elements) terraform_module(child, depth + 1);
    } else {
      shape_.quiet.push_back(member.span);
    }
  }
}

// `values` of a state.
void ShapeJudge::terraform_values(Span values) {
  const json::Outlines outlines = json::outline(reader_, values);
  if (outlines.error || outlines.roots.size() != 1) return shape_.quiet.push_back(values);
  for (const OutlineMember& member : outlines.roots.front().members) {
    if (member.key == "root_module" && member.kind == Kind::object)
      terraform_module(member.span, 0);
    else
      shape_.loose.push_back(member.span);
  }
}

bool ShapeJudge::terraform(const Outline& root, bool unfinished) {
  shape_.terraform = terraform_file(root);
  if (shape_.terraform == TerraformFile::none) return false;
  note_duplicates(root, id_, shape_.problems);
  for (const OutlineMember& member : root.members) {
    const bool cut = unfinished && &member == &root.members.back();
    const bool list = member.kind == Kind::array;
    if (list && member.key == "resource_changes") {
      terraform_portion(member, TerraformRecord::change, cut);
    } else if (list && member.key == "resources" && shape_.terraform == TerraformFile::raw_state) {
      terraform_portion(member, TerraformRecord::raw_resource, cut);
    } else if (cut) {
      shape_.quiet.insert(shape_.quiet.end(), member.elements.begin(), member.elements.end());
    } else if (member.key == "configuration" || (member.key == "variables" && shape_.terraform == TerraformFile::plan)) {
      const json::Value* const value = parser_.parse(reader_.take(member.span), member.span.begin);
      if (value == nullptr)
        shape_.quiet.push_back(member.span);  // which says why
      else if (member.key == "variables")
        shape_.configuration.read_variables(*value);
      else
        shape_.configuration.read(*value);
    } else if (member.key == "prior_state" && member.kind == Kind::object) {
      const json::Outlines prior = json::outline(reader_, member.span);
      const OutlineMember* const values = prior.roots.empty() ? nullptr : prior.roots.front().find("values");
      if (is_object(values) && !prior.error)
        terraform_values(values->span);
      else
        shape_.quiet.push_back(member.span);
    } else if (member.key == "values" && shape_.terraform == TerraformFile::state && member.kind == Kind::object) {
      terraform_values(member.span);
    } else {
      (member.key == "output_changes" || member.key == "outputs" ? shape_.loose : shape_.quiet).push_back(member.span);
    }
  }
  return true;
}

}  // namespace entitlint
