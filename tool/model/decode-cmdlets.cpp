// The typed cmdlets of Microsoft Graph PowerShell through ConvertTo-Json: Graph's words with capitals, every property present, null where
// Graph sent nothing, and what belongs to a derived type only in AdditionalProperties of the root.
#include <algorithm>
#include <array>
#include <charconv>

#include "tool/model/reading.h"
#include "tool/model/rewriter.h"

namespace entitlint::cmdlets {
namespace {

using json::Kind;
using json::Member;
using json::Value;

// Graph sends these with every policy, as null where they are not set.
constexpr std::array<std::string_view, 5> null_when_unset = {"AutomaticRequestSettings", "ReviewSettings", "AccessReviewSettings",
                                                             "VerifiableCredentialSettings", "ExpirationDateTime"};

bool is_null(const Value& value) {
  return value.kind == Kind::null || is_null_stub(value);
}

bool is_filled_object(const Value& record, std::string_view key) {
  const Member* const member = record.find(key);
  return member != nullptr && member->value.kind == Kind::object && !is_null(member->value);
}

// A policy whose settings are here was not asked for with $select, so what is null in it is not set. Everything else that is null may
// just as well not have been expanded.
bool is_whole_policy(const Value& record) {
  return is_filled_object(record, "RequestorSettings") && is_filled_object(record, "RequestApprovalSettings");
}

// A TimeSpan, which ConvertTo-Json writes as an object: {"Ticks": 12096000000000, "Days": 14, …}, in units of 100 ns.
const Member* ticks_of(const Value& value) {
  const Member* const ticks = value.find("Ticks");
  return ticks != nullptr && ticks->value.kind == Kind::number && value.find("TotalSeconds") != nullptr ? ticks : nullptr;
}

Value rewrite(const Value& value, Rewriter& rewriter, bool keep_unset);

Value duration(const Value& value, const Member& ticks, Rewriter& rewriter) {
  const std::string_view digits = ticks.value.text();
  std::int64_t count = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), count).ec != std::errc()) return value;
  return rewriter.text("PT" + std::to_string(count / 10'000'000) + "S", value);
}

Value rewrite_object(const Value& value, Rewriter& rewriter, bool keep_unset) {
  std::vector<Member> members;
  for (const Member& member : value.members()) {
    if (member.key == "AdditionalProperties") {
      for (const Member& more : member.value.members()) members.push_back(more);
    } else if (!is_null(member.value)) {
      members.push_back({rewriter.camel(member.key), member.key_span, rewrite(member.value, rewriter, false)});
    } else if (keep_unset && std::ranges::find(null_when_unset, member.key) != null_when_unset.end()) {
      members.push_back({rewriter.camel(member.key), member.key_span, member.value});
    }
  }
  return rewriter.object(std::move(members), value);
}

Value rewrite(const Value& value, Rewriter& rewriter, bool keep_unset) {
  if (value.kind == Kind::object) {
    const Member* const ticks = ticks_of(value);
    return ticks != nullptr ? duration(value, *ticks, rewriter) : rewrite_object(value, rewriter, keep_unset);
  }
  if (value.kind != Kind::array) return value;
  std::vector<Value> items;
  for (const Value& item : value.items()) items.push_back(rewrite(item, rewriter, false));
  return rewriter.array(std::move(items), value);
}

}  // namespace

bool speaks(const Value& record) {
  return record.find("Id") != nullptr || record.find("DisplayName") != nullptr;
}

Value in_graph_words(const Value& record, Rewriter& rewriter) {
  return rewrite(record, rewriter, is_whole_policy(record));
}

}  // namespace entitlint::cmdlets
