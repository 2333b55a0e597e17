// Times, durations, ids and the names of things.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tool/model/tenant.h"

using namespace entitlint;

TEST_CASE("times are read as seconds of 1970 in UTC") {
  const std::pair<const char*, Time> times[] = {
      {"1970-01-01T00:00:00Z", 0},
      {"1970-01-02", 86400},
      {"2026-11-23T10:00:00Z", 1795428000},
      {"2026-11-23T10:00:00.1234567Z", 1795428000},
      {"2026-11-23T12:00:00+02:00", 1795428000},
      {"2026-11-23T08:30:00-01:30", 1795428000},
      {"2026-11-23T10:00Z", 1795428000},
      {"2024-02-29", 1709164800},
      {"1969-12-31T23:59:59Z", -1},
      {"0001-01-01T00:00:00Z", -62135596800},
      {"9999-12-31T23:59:59.9999999Z", 253402300799},
  };
  for (const auto& row : times) {
    const auto [text, time] = row;
    CAPTURE(row.first);
    const auto parsed = parse_time(text);
    REQUIRE(parsed.has_value());
    CHECK(*parsed == time);
  }
}

TEST_CASE("what is not quite a time is none") {
  for (const char* text : {"",
                           "2026",
                           "2026-11",
                           "2026-13-01",
                           "2026-02-29",
                           "2026-00-10",
                           "2026-1-1",
                           "2026-11-23T",
                           "2026-11-23T10:00:00",
                           "2026-11-23 10:00:00Z",
                           "2026-11-23T24:00:00Z",
                           "2026-11-23T10:60:00Z",
                           "2026-11-23T10:00:60Z",
                           "2026-11-23T10:00:00.Z",
                           "2026-11-23T10:00:00+0200",
                           "2026-11-23T10:00:00+15:00",
                           "2026-11-23T10:00:00Zx",
                           "12/17/2022 23:59:59",
                           " 2026-11-23",
                           "2026-11-23Z"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time(text).has_value());
  }
}

TEST_CASE("durations are read in seconds") {
  const std::pair<const char*, std::int64_t> durations[] = {
      {"P14D", 14 * 86400},
      {"P365D", 365 * 86400},
      {"PT2H", 7200},
      {"PT0S", 0},
      {"P4DT0H", 4 * 86400},
      {"P1Y2M", (365 + 60) * 86400},
      {"PT1M", 60},
      {"P1M", 30 * 86400},
      {"P2W", 14 * 86400},
      {"P1DT12H30M5S", 131405},
      {"PT1.5S", 1},
      {"P0D", 0},
      {"P999999999D", 999999999LL * 86400},
  };
  for (const auto& row : durations) {
    const auto [text, seconds] = row;
    CAPTURE(row.first);
    const auto parsed = parse_duration(text);
    REQUIRE(parsed.has_value());
    CHECK(*parsed == seconds);
  }
}

TEST_CASE("what is not quite a duration is none") {
  for (const char* text :
       {"",      "P",     "PT",   "P1",   "1D",    "D",     "P1DT",   "P1H",       "PT1D", "P1D2M",        "P-1D",   "-P1D",
        "P1.5D", "PT1.S", "p14d", "P14d", "P14D ", "P1D1D", "PT1H1H", "P1DT1HT1M", "14",   "P9999999999D", "30 days"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
}

TEST_CASE("a GUID is 8-4-4-4-12 hexadecimal digits") {
  CHECK(is_guid("00000000-0000-0000-0000-000000000000"));
  CHECK(is_guid("6B1F4b3e-0000-4000-8000-00000000000F"));
  for (const char* text :
       {"", "6b1f4b3e-0000-4000-8000-0000000000", "6b1f4b3e-0000-4000-8000-0000000000001", "{6b1f4b3e-0000-4000-8000-00000000000}",
        "6b1f4b3e00000-4000-8000-000000000001", "6b1f4b3e-0000-4000-8000-00000000000g", "6b1f4b3e_0000_4000_8000_000000000001"}) {
    CAPTURE(text);
    CHECK_FALSE(is_guid(text));
  }
}

TEST_CASE("ids are equal without case, and so are their hashes") {
  CHECK(equal_ids("AbC-1", "aBc-1"));
  CHECK_FALSE(equal_ids("abc", "abcd"));
  CHECK_FALSE(equal_ids("abc", "abd"));
  CHECK_FALSE(equal_ids("[", "{"));  // 0x20 apart, but no letters
  CHECK(IdHash{}("AbC-1") == IdHash{}("aBc-1"));
  CHECK(IdHash{}("abc") != IdHash{}("abd"));
  CHECK(trimmed(" \t a b\r\n") == "a b");
  CHECK(trimmed("  ").empty());
}

TEST_CASE("every scope has a name of its own") {
  std::vector<std::string_view> names;
  for (int scope = 0; scope <= static_cast<int>(Scope::all_agent_identities); ++scope) {
    names.push_back(portal_name(static_cast<Scope>(scope)));
    CHECK_FALSE(names.back().empty());
  }
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("an object is called by its display name, else by its id") {
  Object object;
  object.id = "p1";
  CHECK(object.label() == "p1");
  object.display_name = {std::string_view(" "), Place{}};
  CHECK(object.label() == "p1");
  object.display_name = {std::string_view("Sales"), Place{}};
  CHECK(object.label() == "Sales");
}

TEST_CASE("a finding on an object stands on its display name, else its id, else its first byte") {
  Object object;
  object.place = {0, {10, 90}};
  CHECK(object.mark() == Place{0, {10, 11}});
  object.id_place = {0, {20, 24}};
  CHECK(object.mark() == object.id_place);
  object.display_name = {Gap{Reason::not_expanded, Field::display_name}, {0, {20, 24}}};
  CHECK(object.mark() == object.id_place);
  object.display_name = {std::string_view("Sales"), {0, {30, 37}}};
  CHECK(object.mark() == Place{0, {30, 37}});
}

TEST_CASE("an arena keeps texts and lists after their originals are gone") {
  Arena arena;
  std::string text = "Sales";
  const std::string_view kept = arena.keep(text);
  text = "other";
  CHECK(kept == "Sales");
  CHECK(arena.keep("").empty());
  std::vector<int> numbers = {1, 2, 3};
  const std::span<const int> list = arena.keep(numbers);
  numbers.assign(3, 0);
  CHECK(std::vector<int>(list.begin(), list.end()) == std::vector<int>{1, 2, 3});
  const Arena moved = std::move(arena);
  CHECK(kept == "Sales");
}

TEST_CASE("an arena keeps a text that comes again soon, and the end of the one before, once") {
  Arena arena;
  const std::string_view member = arena.keep("Member_1234"), system = arena.keep("AadGroup");
  CHECK(arena.keep("AadGroup").data() == system.data());
  const std::string_view role = arena.keep("Owner_5678"), group = arena.keep("5678");
  CHECK(group == "5678");
  CHECK(group.data() == role.data() + 6);
  CHECK(arena.keep("1234") == "1234");
  CHECK(member == "Member_1234");
}

TEST_CASE("an arena takes what is larger than its chunks, and everything stands where its type may stand") {
  Arena arena;
  std::vector<std::string> texts;
  std::vector<std::string_view> kept;
  for (std::size_t size = 1; size < (std::size_t{5} << 20); size = size * 3 + 1) {
    texts.emplace_back(size, static_cast<char>('a' + texts.size()));
    kept.push_back(arena.keep(texts.back()));
    CHECK(reinterpret_cast<std::uintptr_t>(&arena.make<std::max_align_t>()) % alignof(std::max_align_t) == 0);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(kept[i] == texts[i]);
}

TEST_CASE("an index finds numbers by id without case, and keeps the first of two") {
  std::vector<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.push_back("Id-" + std::to_string(i * 7919));
  const auto id_of = [&](std::uint32_t number) { return std::string_view(ids[number]); };
  IdIndex index;
  CHECK(index.find("id-0", id_of) == IdIndex::none);
  for (std::uint32_t i = 0; i < ids.size(); ++i) CHECK(index.add(ids[i], i, id_of) == i);
  CHECK(index.size() == 1000);
  CHECK(index.add("ID-7919", 5, id_of) == 1);
  CHECK(index.size() == 1000);
  for (std::uint32_t i = 0; i < ids.size(); ++i) CHECK(index.find("id-" + std::to_string(i * 7919), id_of) == i);
  CHECK(index.find("id-1", id_of) == IdIndex::none);
  CHECK(index.find("", id_of) == IdIndex::none);
}

TEST_CASE("every missing field says what it is and how to get it") {
  for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
    const FieldInfo& row = info(static_cast<Field>(i));
    CAPTURE(row.missing);
    CHECK(row.field == static_cast<Field>(i));
    CHECK_FALSE(row.missing.empty());
    if (row.field == Field::unspecified) continue;
    CHECK_FALSE(row.remedy_v1.empty());
    CHECK_FALSE(row.remedy_beta.empty());
    if (row.remedy_v1.starts_with("GET ")) {
      CHECK(row.remedy_v1.starts_with("GET /v1.0/") != row.remedy_v1.starts_with("GET /beta/"));
      CHECK(row.remedy_beta.starts_with("GET /"));
    }
  }
  CHECK(info(Field::catalogs).require == "catalogs");
  CHECK(info(Field::policy_package).remedy_v1 ==
        "GET /v1.0/identityGovernance/entitlementManagement/assignmentPolicies?$expand=accessPackage");
  CHECK(info(Field::group_role_assignable).optional_input);
  CHECK_FALSE(info(Field::catalogs).optional_input);
}

TEST_CASE("reasons, kinds and completeness have names") {
  CHECK(name(Reason::not_expanded) == "not expanded");
  CHECK(name(Reason::documents_disagree) == "documents disagree");
  CHECK(name(ObjectKind::connected_organization) == "connectedOrganization");
  CHECK(spoken_name(ObjectKind::connected_organization) == "connected organization");
  CHECK(spoken_name(ObjectKind::package) == "access package");
  CHECK(spoken_name(ObjectKind::catalog) == "catalog");
  CHECK(name(Completeness::assumed) == "assumed");
}
