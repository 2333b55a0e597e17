// How much of each collection the inputs are: pages, chains, trees, single objects.
#include <doctest/doctest.h>

#include "tests/load-support.h"

using namespace entitlint;
using test::count;
using test::load_files;
using test::problem;

namespace {

const std::string set =
    R"s("@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages(catalog())")s";
const std::string next =
    R"("@odata.nextLink":"https://graph.microsoft.com/v1.0/identityGovernance/entitlementManagement/accessPackages?$skiptoken=A")";

std::string package(const std::string& id) {
  return R"({"id":")" + id + R"(","displayName":"P )" + id + R"(","isHidden":false})";
}
std::string page(const std::string& head, const std::string& records) {
  return "{" + head + (head.empty() ? "" : ",") + R"("value":[)" + records + "]}";
}

const Collection<Package>& packages(const Loaded& loaded) {
  REQUIRE(loaded.tenants.size() == 1);
  return loaded.tenants.front().packages;
}

}  // namespace

TEST_CASE("a tenant-wide set whose pages end is proven complete") {
  const Loaded one = load_files({{"a.json", page(set, package("1"))}});
  CHECK(packages(one).completeness == Completeness::proven);
  const Loaded chain = load_files({{"1.json", page(set + "," + next, package("1"))}, {"2.json", page(set, package("2"))}});
  CHECK(packages(chain).completeness == Completeness::proven);
  CHECK(packages(chain).all.size() == 2);
  CHECK(chain.problems.empty());
  const Loaded empty = load_files({{"a.json", page(set, "")}});
  CHECK(packages(empty).completeness == Completeness::proven);
}

TEST_CASE("a filtered list has the context of the whole one: an object that it lacks shows what it is") {
  const Loaded loaded = load_files({{"general.json", page(set, package("1"))}, {"created.json", package("2")}});
  CHECK(packages(loaded).completeness == Completeness::incomplete);
  CHECK(packages(loaded).why == "created.json holds an object that is in none of the lists");
  const Loaded again = load_files({{"all.json", page(set, package("1") + "," + package("2"))}, {"created.json", package("2")}});
  CHECK(packages(again).completeness == Completeness::proven);
  // What a manifest counts is whole, whatever lies beside it.
  const std::string manifest =
      R"({"entitlintExport":1,"complete":true,"requests":[{"collection":"accessPackages","file":"all.json","status":200,"count":1}]})";
  const Loaded counted =
      load_files({{"all.json", page(set, package("1"))}, {"old.json", package("2")}, {"export.manifest.json", manifest}});
  CHECK(packages(counted).completeness == Completeness::proven);
}

TEST_CASE("a next page that is not there is told once, at its link") {
  const Loaded loaded = load_files({{"1.json", page(set + "," + next, package("1"))}, {"2.json", page(set + "," + next, package("2"))}});
  CHECK(packages(loaded).completeness == Completeness::incomplete);
  CHECK(packages(loaded).why == "2.json has a next page that is not among the inputs");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].kind == ProblemKind::next_page_missing);
  CHECK(loaded.problems[0].place.source == 1);
  CHECK(loaded.problems[0].text == "accessPackages");
  const Loaded nameless = load_files({{"1.json", page(next, package("1"))}});
  CHECK(count(nameless, ProblemKind::next_page_missing) == 1);
}

TEST_CASE("pages in one file follow one another") {
  const std::string first = page(set + "," + next, package("1")), last = page(set, package("2"));
  for (const std::string& bytes : {first + "\n" + last, "[" + first + "," + last + "]"}) {
    const Loaded loaded = load_files({{"a.json", bytes}});
    CHECK(packages(loaded).completeness == Completeness::proven);
    CHECK(loaded.problems.empty());
  }
}

TEST_CASE("a count above the items is told") {
  const Loaded loaded = load_files({{"a.json", page(set + R"(,"@odata.count":40)", package("1"))}});
  CHECK(packages(loaded).completeness == Completeness::incomplete);
  CHECK(problem(loaded, ProblemKind::count_mismatch).text == "1 of 40 accessPackages");
  const Loaded chain =
      load_files({{"1.json", page(set + R"(,"@odata.count":2,)" + next, package("1"))}, {"2.json", page(set, package("2"))}});
  CHECK(chain.problems.empty());
}

TEST_CASE("one catalog's packages are not all packages, but tell their catalog") {
  const std::string head =
      R"("@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/catalogs('c1')/accessPackages")";
  const std::string catalogs =
      R"([{"id":"C1","displayName":"C","catalogType":"userManaged","state":"published","isExternallyVisible":true}])";
  const Loaded loaded = load_files({{"a.json", page(head, package("1"))}, {"b.json", catalogs}});
  CHECK(packages(loaded).completeness == Completeness::incomplete);
  CHECK(packages(loaded).why == "a.json holds only the access packages of one object in catalogs");
  REQUIRE(packages(loaded).all.front().catalog.known());
  CHECK(packages(loaded).all.front().catalog.value().target == &loaded.tenants.front().catalogs.all.front());
  REQUIRE(loaded.tenants.front().catalogs.all.front().packages.size() == 1);
  CHECK(loaded.tenants.front().catalogs.all.front().packages[0]->id == "1");
}

TEST_CASE("an array is assumed to be all, a single object is not") {
  CHECK(packages(load_files({{"a.json", "[" + package("1") + "]"}})).completeness == Completeness::assumed);
  CHECK(packages(load_files({{"a.json", page("", package("1"))}})).completeness == Completeness::assumed);
  const Loaded single = load_files({{"a.json", package("1")}});
  CHECK(packages(single).completeness == Completeness::incomplete);
  CHECK(packages(single).why == "a.json is a single object, not a list of all access packages");
  const Loaded both = load_files({{"a.json", "[" + package("1") + "]"}, {"b.json", package("1")}});
  CHECK(packages(both).completeness == Completeness::assumed);
}

TEST_CASE("copies that came by $expand do not make a collection loaded") {
  const Loaded loaded =
      load_files({{"a.json", R"([{"id":"1","displayName":"P","isHidden":false,"catalog":{"id":"c","displayName":"C"}}])"}});
  REQUIRE(loaded.tenants.front().catalogs.all.size() == 1);
  CHECK_FALSE(loaded.tenants.front().catalogs.all[0].first_hand);
  CHECK(loaded.tenants.front().catalogs.completeness == Completeness::absent);
}

TEST_CASE("the packages that one is incompatible with are not the collection") {
  const std::string head =
      R"("@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages('1')/incompatibleAccessPackages")";
  CHECK(packages(load_files({{"a.json", page(head, package("2"))}})).completeness == Completeness::absent);
}

TEST_CASE("a cut file makes its collection incomplete") {
  const std::string whole = page(set, package("1") + "," + package("2"));
  const Loaded loaded = load_files({{"a.json", whole.substr(0, whole.size() - 12)}});
  CHECK(packages(loaded).all.size() == 1);
  CHECK(packages(loaded).completeness == Completeness::incomplete);
  CHECK(count(loaded, ProblemKind::json_syntax) == 1);
  const Loaded first = load_files({{"a.json", "{" + set + R"(,"value":[{"id":)"}, {"b.json", page(set, package("2"))}});
  CHECK(packages(first).completeness != Completeness::proven);
}
