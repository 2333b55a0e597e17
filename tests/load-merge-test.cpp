// One object from several records: facts laid over one another, first-hand and newer ones first.
#include <doctest/doctest.h>

#include "tests/load-support.h"

using namespace entitlint;
using test::load_files;

namespace {

const Package& package(const Loaded& loaded, std::string_view id) {
  REQUIRE(loaded.tenants.size() == 1);
  const Package* const found = loaded.tenants.front().packages.find(id);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("copies of an object are one object, whatever the case of the id") {
  const Loaded loaded = load_files({{"a.json", R"([{"id":"AB","displayName":"P","isHidden":true}])"},
                                    {"b.json", R"([{"id":"ab","displayName":"P","isHidden":true,"catalog":{"id":"c"}}])"}});
  REQUIRE(loaded.tenants.front().packages.all.size() == 1);
  const Package& merged = package(loaded, "Ab");
  CHECK(merged.hidden.is(true));
  CHECK(merged.catalog.known());
  REQUIRE(merged.appearances.size() == 2);
  CHECK(merged.appearances[0].source == 0);
  CHECK(merged.appearances[1].source == 1);
  CHECK(merged.place == merged.appearances[0]);
}

TEST_CASE("an object of its own beats a copy that came by $expand") {
  const std::string policies =
      R"([{"id":"p","allowedTargetScope":"notSpecified","accessPackage":{"id":"1","displayName":"Old","isHidden":true}}])";
  const Loaded loaded = load_files({{"a.json", policies}, {"b.json", R"([{"id":"1","displayName":"New","isHidden":false}])"}});
  CHECK(package(loaded, "1").display_name.is("New"));
  CHECK(package(loaded, "1").hidden.is(false));
  CHECK(package(loaded, "1").first_hand);
  CHECK(package(loaded, "1").place.source == 1);
  CHECK(package(loaded, "1").appearances.size() == 1);
  REQUIRE(package(loaded, "1").policies.size() == 1);
  CHECK(package(loaded, "1").policies[0]->id == "p");
}

TEST_CASE("of two copies that differ the newer wins") {
  const Loaded loaded =
      load_files({{"a.json", R"([{"id":"1","displayName":"P","isHidden":true,"modifiedDateTime":"2024-05-01T00:00:00Z"}])"},
                  {"b.json", R"([{"id":"1","displayName":"P","isHidden":false,"modifiedDateTime":"2024-06-01T00:00:00Z"}])"},
                  {"c.json", R"([{"id":"1","displayName":"P","isHidden":true,"modifiedDateTime":"2024-04-01T00:00:00Z"}])"}});
  CHECK(package(loaded, "1").hidden.is(false));
  CHECK(package(loaded, "1").hidden.place().source == 1);
  CHECK(loaded.tenants.front().exported == "2024-06-01");
}

TEST_CASE("copies that differ and tell no time leave a conflict in that field only") {
  for (const char* third : {"[]", R"([{"id":"1","displayName":"P","isHidden":true}])"}) {
    const Loaded loaded = load_files({{"a.json", R"([{"id":"1","displayName":"P","isHidden":true}])"},
                                      {"b.json", R"([{"id":"1","displayName":"P","isHidden":false}])"},
                                      {"c.json", third}});
    CHECK(package(loaded, "1").hidden.gap() == Gap{Reason::conflict, Field::package_hidden});
    CHECK(package(loaded, "1").display_name.is("P"));
  }
}

TEST_CASE("lists in another order are no conflict, lists that differ are") {
  const std::string head = R"([{"id":"p","allowedTargetScope":"specificDirectoryUsers","specificAllowedTargets":[)";
  const std::string one = R"({"@odata.type":"#microsoft.graph.singleUser","userId":"u1"})";
  const std::string two = R"({"@odata.type":"#microsoft.graph.singleUser","userId":"u2"})";
  const Loaded same = load_files({{"a.json", head + one + "," + two + "]}]"}, {"b.json", head + two + "," + one + "]}]"}});
  REQUIRE(same.tenants.front().policies.all.size() == 1);
  CHECK(same.tenants.front().policies.all[0].targets.known());
  const Loaded other = load_files({{"a.json", head + one + "]}]"}, {"b.json", head + two + "]}]"}});
  CHECK(other.tenants.front().policies.all[0].targets.gap() == Gap{Reason::conflict, Field::policy_targets});
}

TEST_CASE("references point both ways") {
  const Loaded loaded = load_files(
      {{"catalogs.json", R"([{"id":"C","displayName":"Cat","catalogType":"userManaged","state":"published","isExternallyVisible":true}])"},
       {"packages.json", R"([{"id":"1","isHidden":false,"catalog":{"id":"c"}},{"id":"2","isHidden":false,"catalog":{"id":"c"},)"
                         R"("incompatibleAccessPackages":[{"id":"1"},{"id":"9"}]},{"id":"3","isHidden":false,"catalog":{"id":"none"}}])"},
       {"policies.json", R"([{"id":"p1","allowedTargetScope":"notSpecified","accessPackage":{"id":"2"}},)"
                         R"({"id":"p2","allowedTargetScope":"notSpecified","accessPackage":{"id":"1"}},)"
                         R"({"id":"p3","allowedTargetScope":"notSpecified","accessPackage":{"id":"2"}}])"}});
  const Tenant& tenant = loaded.tenants.front();
  const Catalog* const catalog = tenant.catalogs.find("c");
  REQUIRE(catalog != nullptr);
  REQUIRE(catalog->packages.size() == 2);
  CHECK(catalog->packages[0] == tenant.packages.find("1"));
  CHECK(catalog->packages[1] == tenant.packages.find("2"));
  REQUIRE(package(loaded, "2").policies.size() == 2);
  CHECK(package(loaded, "2").policies[0]->id == "p1");
  CHECK(package(loaded, "2").policies[1]->id == "p3");
  CHECK(package(loaded, "1").policies.size() == 1);
  REQUIRE(package(loaded, "2").incompatible_packages.known());
  CHECK(package(loaded, "2").incompatible_packages.value()[0].target == tenant.packages.find("1"));
}

TEST_CASE("references keep pointing when the result is moved") {
  Loaded loaded = load_files({{"a.json", R"([{"id":"1","isHidden":false}])"},
                              {"b.json", R"([{"id":"p","allowedTargetScope":"notSpecified","accessPackage":{"id":"1"}}])"}});
  const Loaded moved = std::move(loaded);
  CHECK(moved.tenants.front().policies.all[0].package.value().target == &moved.tenants.front().packages.all[0]);
}

TEST_CASE("copies that came by $expand and differ are both seen") {
  const std::string head = R"([{"id":"p1","allowedTargetScope":"notSpecified","accessPackage":{"id":"1","displayName":"P"}},)";
  const std::string tail = R"(,{"id":"p3","allowedTargetScope":"notSpecified","accessPackage":{"id":"1","displayName":"P"}}])";
  const auto middle = [](const std::string& name) {
    return R"({"id":"p2","allowedTargetScope":"notSpecified","accessPackage":{"id":"1","displayName":")" + name + R"("}})";
  };
  const Loaded same = load_files({{"a.json", head + middle("P") + tail}});
  CHECK(package(same, "1").display_name.is("P"));
  CHECK(package(same, "1").appearances.size() == 1);
  CHECK(package(same, "1").policies.size() == 3);
  const Loaded other = load_files({{"a.json", head + middle("Q") + tail}});
  CHECK(package(other, "1").display_name.gap() == Gap{Reason::conflict, Field::display_name});
  CHECK(package(other, "1").appearances.size() == 2);
}
