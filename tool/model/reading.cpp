// Walking a record: where things stand, null and its stubs, cut subtrees, missing pages.
#include "tool/model/reading.h"

#include <algorithm>

namespace entitlint {
namespace {

constexpr json::Kind object_kind = json::Kind::object;
constexpr json::Value null_value;
constexpr std::string_view next_link = "@odata.nextLink";

bool is_empty(const json::Value& value) {
  return value.kind == json::Kind::null || (value.kind == object_kind && (value.count == 0 || is_null_stub(value)));
}

// Windows PowerShell may write a list inside an object as {"value": [...], "Count": 2}: a known fault of its ConvertTo-Json.
const json::Value& without_wrapper(const json::Value& value) {
  if (value.kind != object_kind || value.count != 2) return value;
  const json::Member* const items = value.find("value");
  const json::Member* count = value.find("Count");
  if (count == nullptr) count = value.find("count");  // as the cmdlets' words are said again
  const bool wraps =
      items != nullptr && items->value.kind == json::Kind::array && count != nullptr && count->value.kind == json::Kind::number;
  return wraps ? items->value : value;
}

// "resources@odata.nextLink" beside "resources": the service cut the expanded collection.
const json::Member* next_link_of(const json::Value& object, std::string_view key) {
  if ((object.keys & json::bit_of(json::hash_of(key, next_link))) == 0) return nullptr;
  for (const json::Member& member : object.members()) {
    if (member.key.size() == key.size() + next_link.size() && member.key.starts_with(key) && member.key.ends_with(next_link)) {
      return member.value.kind == json::Kind::null ? nullptr : &member;
    }
  }
  return nullptr;
}

}  // namespace

std::string_view bare_type(std::string_view odata_type) {
  const std::size_t dot = odata_type.rfind('.');
  if (dot != std::string_view::npos) return odata_type.substr(dot + 1);
  return odata_type.starts_with('#') ? odata_type.substr(1) : odata_type;
}

// The forms are those of ConvertTo-Json below its depth: a PSCustomObject, .NET collections, types of the Graph SDK.
bool is_cut_text(std::string_view text) {
  const std::string_view bare = trimmed(text);
  return (bare.starts_with("@{") && bare.ends_with('}')) || bare.starts_with("System.Object[]") ||
         bare.starts_with("System.Collections.") || bare.starts_with("Microsoft.Graph.");
}

// {} is no stub: it says nothing, and silence is not null.
bool is_null_stub(const json::Value& value) {
  return value.kind == object_kind && value.count != 0 &&
         std::ranges::all_of(value.members(), [](const json::Member& member) { return is_empty(member.value); });
}

std::string_view string_member(const json::Value& object, json::Key key) {
  const json::Member* const member = object.find(key);
  return member == nullptr ? std::string_view{} : member->value.string();
}

Reading::Reading(const json::Value& record, const RecordContext& context, Part& into, ObjectKind kind)
    : context_(context), record_(record), into_(into), kind_(kind) {
  context_.has_odata_context = context.has_odata_context || record.find("@odata.context") != nullptr ||
                               record.find("createdDateTime") != nullptr || record.find("modifiedDateTime") != nullptr;
  const json::Member* const id = record.find("id");
  const json::Member* name = record.find("displayName");
  if (name == nullptr) name = record.find("display_name");  // Terraform's spelling
  if (id != nullptr) id_ = id->value.string();
  if (name != nullptr) name_ = name->value.string();
  if (!name_.empty()) {
    mark_ = place(name->value.span);
  } else if (id != nullptr) {
    mark_ = place(id->value.span);
  } else {
    mark_ = place({record.span.begin, record.span.begin + (record.span.empty() ? 0U : 1U)});
  }
}

Problem& Reading::note(ProblemKind kind, const Place& at, std::string text) const {
  Problem problem;
  problem.kind = kind;
  problem.place = at;
  problem.record = record_.span;
  problem.object_kind = kind_;
  problem.object_id = std::string(id_);
  problem.object_name = std::string(name_);
  problem.text = std::move(text);
  problem.hand_written = !context_.has_odata_context;
  return into_.problems.emplace_back(std::move(problem));
}

Spot::Spot(const Reading& reading)
    : reading_(&reading),
      value_(&reading.record()),
      unknown_(reading.unknown()),
      key_span_(reading.mark().span),
      span_(reading.mark().span) {}

Spot Spot::nothing(Reason reason, std::string_view key) const {
  Spot spot = *this;
  spot.value_ = spot.unknown_ = nullptr;
  spot.key_ = key;
  spot.span_ = key_span_;
  spot.reason_ = reason;
  return spot;
}

Place Spot::whole() const {
  return present() ? reading_->place(value_->span) : place();
}

// A property that is not written.
Spot Spot::without(json::Key key) const {
  if (!present()) return nothing(reason_, key.text());
  if (!null()) return nothing(Reason::not_expanded, key.text());
  Spot spot(*this, &null_value, key.text(), key_span_);
  spot.span_ = span_;
  return spot;
}

Spot Spot::in_plan(json::Key key) const {
  const json::Member* const later = present() ? unknown_->find(key) : nullptr;
  if (later != nullptr && later->value.truth) return nothing(Reason::unknown_until_apply, key.text());
  const json::Member* const member = present() ? value_->find(key) : nullptr;
  if (member == nullptr) return without(key);
  Spot spot(*this, &member->value, member->key, member->key_span);
  spot.unknown_ = later == nullptr ? nullptr : &later->value;
  return spot;
}

Spot Spot::block(json::Key key) const {
  const List only = list(key, Field::unspecified);
  if (!only.items.empty()) return only.items.front();
  if (!only.known()) return nothing(only.gap.reason, key.text());
  Spot spot(*this, &null_value, key.text(), only.place.span);
  spot.span_ = only.place.span;
  return spot;
}

Spot Spot::object(json::Key key) const {
  const Spot spot = (*this)[key];
  if (!spot.present() || spot.value_->kind == object_kind || spot.null()) return spot;
  return spot.nothing(spot.damage("an object"), key.text());
}

// Why a value that should be an object or array is neither, noted.
Reason Spot::damage(std::string_view belongs) const {
  if (value_->kind == json::Kind::string && (value_->text().empty() || is_cut_text(value_->text()))) {
    reading_->note(ProblemKind::cut_by_depth, whole(), std::string(key_));
    return Reason::cut;
  }
  return wrong(belongs, Field::unspecified).reason;
}

Spot List::Items::spot(std::size_t index) const {
  const json::Value& value = values_[index];
  if (&value == list_.value_) {  // an array of one that PowerShell unrolled
    Spot only = list_;
    only.key_span_ = {value.span.begin, value.span.begin + 1};
    return only;
  }
  Spot item(list_, &value, list_.key_, {value.span.begin, value.span.begin + 1});
  item.unknown_ = index < unknown_.size() ? &unknown_[index] : nullptr;
  return item;
}

List Spot::list(json::Key key, Field field) const {
  Spot spot = (*this)[key];
  if (spot.present()) spot.value_ = &without_wrapper(*spot.value_);
  List list(spot);
  if (!spot.present()) {
    list.gap = spot.gap(field);
  } else if (spot.value_->kind == object_kind && !spot.null()) {
    list.items.values_ = {spot.value_, 1};
    list.items.size_ = 1;
  } else if (spot.value_->kind != json::Kind::array && !spot.null()) {
    list.gap = {spot.damage("an array"), field};
  } else {
    list.items.values_ = spot.value_->items();
    if (spot.unknown_ != nullptr) list.items.unknown_ = spot.unknown_->items();
    for (const json::Value& item : list.items.values_) {
      if (item.kind == object_kind) {
        ++list.items.size_;
      } else if (item.kind != json::Kind::null && !list.gap.missing()) {  // one note a list: what cut the first cut all
        const Spot cut(spot, &item, spot.key_, {item.span.begin, item.span.begin + 1});
        list.gap = {cut.damage("an object"), field};
      }
    }
  }
  const json::Member* more = present() && value_->kind == object_kind ? next_link_of(*value_, key.text()) : nullptr;
  if (more != nullptr) {
    reading_->note(ProblemKind::next_page_missing, reading_->place(more->value.span), std::string(key.text()));
    if (!list.gap.missing() || list.gap.reason == Reason::not_expanded) list.gap = {Reason::page_missing, field};
  }
  return list;
}

}  // namespace entitlint
