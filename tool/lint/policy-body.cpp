// Writes a policy's record as the body of the PUT that changes it. Everything that is kept is copied byte for byte.
#include "tool/lint/policy-body.h"

#include <algorithm>
#include <optional>

#include "tool/lint/policy-whole.h"

namespace entitlint {
namespace {

bool is_stage_list(std::string_view path) {
  return path == "requestApprovalSettings.stages" || path == "requestApprovalSettings.approvalStages";
}

// One body while it is written.
class BodyWriter {
 public:
  BodyWriter(const Record& record, const std::vector<MemberValue>& settings) : record_(record), settings_(settings) {}

  // Nothing when a value that is to be changed is not there.
  std::optional<std::string> write(const Policy& policy) {
    const json::Value& root = *record_.root();
    begin('{');
    for (const json::Member& member : root.members()) {
      if (is_read_only(member.key)) continue;
      if (member.key == "accessPackage") continue;
      write_member(member, std::string(member.key));
    }
    write_package(policy);
    end('}');
    if (changed_ != settings_.size()) return std::nullopt;
    return std::move(out_);
  }

 private:
  void begin(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void end(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  void write_member(const json::Member& member, const std::string& path) {
    next();
    (out_ += record_.raw(member.key_span)) += ':';
    const auto changed = std::ranges::find(settings_, path, &MemberValue::path);
    if (changed == settings_.end()) return write_value(member.value, path);
    out_ += changed->value;
    ++changed_;
  }

  void write_value(const json::Value& value, const std::string& path) {
    if (value.kind == json::Kind::array) {
      begin('[');
      for (const json::Value& item : value.items()) {
        next();
        write_item(item, path);
      }
      end(']');
    } else if (value.kind == json::Kind::object) {
      write_object(value, path);
    } else {
      out_ += record_.raw(value.span);
      first_ = false;
    }
  }

  // Graph refuses a stage without its list of alternate approvers, even where it has none.
  void write_item(const json::Value& item, const std::string& path) {
    if (!is_stage_list(path) || item.kind != json::Kind::object || item.find("escalationApprovers") != nullptr)
      return write_value(item, path);
    write_object(item, path, R"("escalationApprovers":[])");
  }

  void write_object(const json::Value& value, const std::string& path, std::string_view besides = {}) {
    begin('{');
    const bool extension = path == "customExtensionStageSettings.customExtension";  // its id says all; the rest is an object of its own
    for (const json::Member& member : value.members()) {
      if (is_annotation(member.key) || (extension && member.key != "id" && member.key != "@odata.type")) continue;
      write_member(member, path + '.' + std::string(member.key));
    }
    if (!besides.empty()) {
      next();
      out_ += besides;
    }
    end('}');
  }

  // v1.0 gives the package by $expand and wants its id; beta has the id as a property.
  void write_package(const Policy& policy) {
    const json::Member* const package = record_.root()->find("accessPackage");
    const json::Member* const id = package == nullptr ? nullptr : package->value.find("id");
    const bool beta = policy.dialect == Dialect::beta;
    if (beta && record_.root()->find("accessPackageId") != nullptr) return;
    next();
    out_ += beta ? R"("accessPackageId":)" : R"("accessPackage":{"id":)";
    out_ += id != nullptr ? std::string(record_.raw(id->value.span)) : '"' + std::string(policy.package->id) + '"';
    if (!beta) out_ += '}';
  }

  const Record& record_;
  const std::vector<MemberValue>& settings_;
  std::string out_;
  bool first_ = true;
  std::size_t changed_ = 0;
};

std::string_view modified(const json::Value& record) {
  const json::Member* const member = record.find("modifiedDateTime");
  return member == nullptr || member->value.kind != json::Kind::string ? std::string_view() : member->value.text();
}

std::string why_not(const Policy& policy, const Record& record) {
  if (record.root() == nullptr) return "the export does not have it in Graph's own words";
  const json::Member* const id = record.root()->find("id");
  if (id != nullptr && !equal_ids(id->value.text(), policy.id)) return "the export has changed while it was checked";
  if (!policy.package.known() || !is_guid(policy.package->id)) return "its access package is not in the export ($expand=accessPackage)";
  return why_not_whole(*record.root(), policy.dialect == Dialect::beta);
}

// Which of two copies speaks of the policy as it is now cannot always be told.
std::string why_not_beside(const json::Value& record, const Place& copy_place, Records& records) {
  const std::unique_ptr<Record> copy = records.read(copy_place);
  if (copy->root() == nullptr) return "another copy of it is not in Graph's own words";
  const std::string_view here = modified(record), there = modified(*copy->root());
  const std::optional<Time> then = parse_time(here), now = parse_time(there);
  if (then && now && *now < *then) return {};
  if (then && now && *now > *then) return "another copy of it in the export is newer";
  const bool same_words = (record.find("allowedTargetScope") == nullptr) == (copy->root()->find("allowedTargetScope") == nullptr);
  if (!same_words) return !here.empty() && here == there ? "" : "the export has it in the words of v1.0 and of beta";
  const std::string member = disagreement(record, *copy->root());
  return member.empty() ? std::string() : "two copies of it in the export have different " + member;
}

}  // namespace

PolicyBody policy_body(const Policy& policy, const Change& change, Records& records) {
  std::vector<Place> places{policy.place};
  std::ranges::copy_if(policy.appearances, std::back_inserter(places), [&](const Place& place) { return place != policy.place; });
  PolicyBody body;
  for (const Place& place : places) {
    const std::unique_ptr<Record> record = records.read(place);
    std::string why = why_not(policy, *record);
    for (const Place& other : places) {
      if (why.empty() && other != place) why = why_not_beside(*record->root(), other, records);
    }
    std::optional<std::string> json = why.empty() ? BodyWriter(*record, change.settings).write(policy) : std::nullopt;
    if (json) return {std::move(*json), std::string(modified(*record->root())), {}};
    if (body.refused.empty()) body.refused = why.empty() ? "the value to change is not in the export" : std::move(why);
  }
  return body;
}

}  // namespace entitlint
