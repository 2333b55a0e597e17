// Judges outlines: pages, arrays, single objects, $batch answers, Graph errors, our own reports.
#include "tool/load/shape.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "tool/load/judge.h"
#include "tool/load/own-report.h"
#include "tool/model/reading.h"

namespace entitlint {
namespace {

using json::Kind;
using json::Outline;
using json::OutlineMember;

std::string gist_of(const json::Outlines& outlines) {
  if (outlines.roots.empty()) return "";
  const Outline& root = outlines.roots.front();
  if (root.kind == Kind::array)
    return "an array of " + std::to_string(root.elements.size()) + (root.elements.size() == 1 ? " value" : " values");
  if (root.kind != Kind::object) return "a single value, neither an object nor an array";
  std::string keys;
  for (std::size_t i = 0; i < root.members.size() && i < 5; ++i) keys += (i == 0 ? "" : ", ") + root.members[i].key;
  if (root.members.size() > 5) keys += ", …";
  if (root.members.empty()) return "an empty object";
  return (root.members.size() == 1 ? "an object with the key " : "an object with the keys ") + keys;
}

bool is_blank(Reader& reader) {
  for (std::uint32_t at = 0; at < reader.size();) {
    const std::string_view piece = reader.next(at);
    if (piece.find_first_not_of(" \t\r\n") != piece.npos) return false;
    at += static_cast<std::uint32_t>(piece.size());
  }
  return true;
}

}  // namespace

void ShapeJudge::source() {
  const json::Outlines outlines = json::outline(reader_, {0, reader_.size()});
  shape_.gist = gist_of(outlines);
  shape_.broken = outlines.error.has_value();
  shape_.blank = outlines.roots.empty() && is_blank(reader_);
  if (shape_.broken) shape_.problems.push_back(syntax_problem(*outlines.error, id_, reader_.size()));
  if (outlines.roots.size() == 1 && !shape_.broken && is_own_report(reader_, parser_, outlines.roots.front())) {
    shape_.report = true;
    return;
  }
  for (const Outline& each : outlines.roots) {
    const bool unfinished = shape_.broken && &each == &outlines.roots.back();
    root(each, unfinished, outlines.roots.size() > 1, 0, nullptr);
  }
}

// A value inside the root that may be a container of its own.
void ShapeJudge::span(Span span, int depth, const SetName* requested) {
  const json::Outlines outlines = json::outline(reader_, span);
  if (outlines.error) shape_.problems.push_back(syntax_problem(*outlines.error, id_, reader_.size()));
  for (const Outline& each : outlines.roots) root(each, outlines.error.has_value(), true, depth, requested);
}

void ShapeJudge::root(const Outline& root, bool unfinished, bool several, int depth, const SetName* requested) {
  if (root.kind == Kind::array) return array(root, unfinished, depth, requested);
  if (root.kind == Kind::object) return object(root, unfinished, several, depth, requested);
  if (!unfinished) shape_.loose.push_back(root.span);
}

// Whether the elements are containers themselves (pages or $batch answers put into one array); the first one tells.
bool ShapeJudge::nests(const Outline& root) {
  if (root.elements.empty()) return false;
  const json::Outlines first = json::outline(reader_, root.elements.front());
  if (first.error || first.roots.size() != 1) return false;
  const Outline& element = first.roots.front();
  if (element.kind == Kind::array) return true;
  const OutlineMember* const value = element.find("value");
  const OutlineMember* const responses = element.find("responses");
  const OutlineMember* const error = element.find("error");
  const auto lists = [](const OutlineMember* member) { return member != nullptr && member->kind == Kind::array; };
  return lists(value) || lists(responses) || (error != nullptr && error->kind == Kind::object);
}

void ShapeJudge::array(const Outline& root, bool unfinished, int depth, const SetName* requested) {
  if (depth < deepest_nesting && nests(root)) {
    for (const Span& element : root.elements) span(element, depth + 1, requested);
    return;
  }
  Portion portion;
  portion.container = Container::array;
  portion.span = root.span;
  portion.records = root.elements;
  portion.cut = unfinished;
  if (requested != nullptr) portion.set = *requested;
  shape_.portions.push_back(std::move(portion));
}

void ShapeJudge::object(const Outline& root, bool unfinished, bool several, int depth, const SetName* requested) {
  if (!unfinished && error(root, requested != nullptr, requested)) return leave(root, nullptr, unfinished);
  if (depth == 0 && !several && terraform(root, unfinished)) return;
  if (!unfinished && manifest(root)) return leave(root, nullptr, unfinished);
  const OutlineMember* const responses = root.find("responses");
  if (responses != nullptr && responses->kind == Kind::array && depth < deepest_nesting) return batch(root, *responses, depth);
  const OutlineMember* const value = root.find("value");
  if (value != nullptr && value->kind == Kind::array) return page(root, *value, unfinished, requested);
  if (value != nullptr && !unfinished && stands_for_list(root, *value)) return page(root, *value, unfinished, requested);
  if (const OutlineMember* const content = root.find("Content"); content != nullptr && content->kind == Kind::object && !unfinished) {
    if (snapshot(content->span, depth)) return note_status(root), leave(root, content, unfinished);
  }
  if (const OutlineMember* const resources = root.find("resources"); resources != nullptr && holds_snapshot(*resources)) {
    return resources_of(root, *resources, unfinished);
  }
  if (!unfinished && requested == nullptr && gathered(root, depth)) return;
  single(root, unfinished, several, requested);
}

// PowerShell writes an array of one element as that element, and below its depth a text.
bool ShapeJudge::stands_for_list(const Outline& root, const OutlineMember& value) {
  const bool alone = std::ranges::all_of(root.members, [&](const OutlineMember& member) {
    return &member == &value || member.key.find('@') != std::string::npos || member.key == "Count";
  });
  if (value.kind == Kind::object) return alone || root.find("@odata.context") != nullptr;
  return alone && value.kind == Kind::string && is_cut_text(scalar(&value));
}

bool ShapeJudge::manifest(const Outline& root) {
  const bool named = root.find("entitlintExport") != nullptr || (root.find("IsComplete") != nullptr && root.find("id") == nullptr);
  if (!named || root.span.size() > largest_scalar) return false;
  const json::Value* const value = parser_.parse(reader_.take(root.span), root.span.begin);
  if (value == nullptr || !is_manifest(*value)) return false;
  shape_.manifest = read_manifest(*value);
  return true;
}

// Everything but one member is loose; of an array that is the last thing in an unfinished object, what it lists is whole.
void ShapeJudge::leave(const Outline& root, const OutlineMember* but, bool unfinished) {
  note_duplicates(root, id_, shape_.problems);
  for (const OutlineMember& member : root.members) {
    if (&member == but) continue;
    const bool cut = unfinished && &member == &root.members.back() && member.kind == Kind::array;
    if (!cut) shape_.loose.push_back(member.span);
    if (cut) shape_.loose.insert(shape_.loose.end(), member.elements.begin(), member.elements.end());
  }
}

std::string ShapeJudge::scalar(const OutlineMember* member) {
  if (member == nullptr || member->span.size() > largest_scalar) return {};
  if (member->kind != Kind::string && member->kind != Kind::number) return {};
  const json::Value* const value = parser_.parse(reader_.take(member->span), member->span.begin);
  return value == nullptr ? std::string() : std::string(value->text());
}

void ShapeJudge::name_set(const Outline& root, Portion& portion, const SetName* requested) {
  if (const OutlineMember* const context = root.find("@odata.context")) {
    portion.context = portion.set_source = scalar(context);
    portion.context_place = place(context->span);
  }
  if (const OutlineMember* const next = root.find("@odata.nextLink")) {
    const std::string url = scalar(next);
    if (!url.empty()) portion.next_link = place(next->span);
    if (portion.set_source.empty()) portion.set_source = url;
  }
  if (!portion.set_source.empty()) portion.set = set_name(portion.set_source);
  if (portion.set.collection.empty() && requested != nullptr) portion.set = *requested;
}

void ShapeJudge::page(const Outline& root, const OutlineMember& value, bool unfinished, const SetName* requested) {
  Portion portion;
  portion.container = Container::page;
  portion.span = root.span;
  name_set(root, portion, requested);
  if (const OutlineMember* const count = root.find("@odata.count")) {
    const std::string digits = scalar(count);
    std::uint64_t number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc() && !digits.empty()) portion.count = number;
    portion.count_place = place(count->span);
  }
  portion.records = value.kind == Kind::array ? value.elements : std::vector<Span>{value.span};
  portion.cut = unfinished;
  shape_.portions.push_back(std::move(portion));
  leave(root, &value, unfinished);
}

void ShapeJudge::single(const Outline& root, bool unfinished, bool several, const SetName* requested) {
  if (several && !unfinished && !shape_.portions.empty() && shape_.portions.back().after_root) {
    shape_.portions.back().records.push_back(root.span);
    return;
  }
  Portion portion;
  portion.container = several ? Container::array : Container::object;
  portion.span = root.span;
  portion.cut = unfinished;
  name_set(root, portion, requested);
  if (unfinished) {
    leave(root, nullptr, unfinished);
  } else {
    portion.records.push_back(root.span);
    portion.after_root = several && requested == nullptr;
    if (portion.after_root) portion.context.clear(), portion.set = {};  // each record has its own
    // What a $batch asked for one object.
    if (requested != nullptr) portion.container = Container::object;
  }
  shape_.portions.push_back(std::move(portion));
}

Shape judge_shape(Reader& reader, json::Parser& parser, const Source& source, SourceId id) {
  Shape shape;
  shape.tree = tree_place(source);
  ShapeJudge(reader, parser, id, shape).source();
  return shape;
}

void note_duplicates(const json::Outline& object, SourceId source, std::vector<Problem>& problems) {
  std::unordered_map<std::string_view, Span> seen;
  for (const json::OutlineMember& member : object.members) {
    const auto [first, fresh] = seen.try_emplace(member.key, member.key_span);
    if (fresh) continue;
    Problem problem;
    problem.kind = ProblemKind::duplicate_key;
    problem.place = {source, member.key_span};
    problem.related = {source, first->second};
    problem.text = member.key;
    problems.push_back(std::move(problem));
  }
}

Problem syntax_problem(const json::SyntaxError& error, SourceId source, std::uint32_t size) {
  Problem problem;
  problem.kind = ProblemKind::json_syntax;
  const std::uint32_t at = std::min(error.at, size);
  problem.place = {source, {at, std::min(at + 1, size)}};
  problem.text = error.message;
  return problem;
}

}  // namespace entitlint
