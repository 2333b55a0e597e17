// Links of a plan whose index is a value: of each.value, of variables, through modules. And what plans say of the resources of catalogs.
#include <doctest/doctest.h>

#include "tests/terraform-plan.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

const std::string two_catalogs = created(R"(azuread_access_package_catalog.this["eng"])", R"({"display_name":"Engineering"})") + "," +
                                 created(R"(azuread_access_package_catalog.this["hr"])", R"({"display_name":"HR"})");
const std::string later(name(Reason::unknown_until_apply));

const std::string indexed = R"(["azuread_access_package_catalog.this","each.value.catalog","each.value"])";
std::string over(const std::string& what) {
  return R"(,"for_each_expression":)" + what;
}
const std::string over_variable = over(R"({"references":["var.packages"]})");

// The catalogs of the packages "a" and "b" that a configuration makes.
std::string catalogs_of(const std::string& configuration, const std::string& variables = "{}", const std::string& module = "") {
  const std::string a = module + R"(azuread_access_package.p["a"])", b = module + R"(azuread_access_package.p["b"])";
  Loaded loaded = load_files({{"plan.json", plan({two_catalogs, created(a, "{}", unknown_catalog), created(b, "{}", unknown_catalog)},
                                                 configuration, variables)}});
  return catalog_of(only(loaded), a) + ", " + catalog_of(only(loaded), b);
}

}  // namespace

TEST_CASE("each.value names an instance where a variable or a constant tells it") {
  const std::string map = R"({"a":{"catalog":"eng"},"b":{"catalog":"hr"}})";
  const std::string list = R"([{"name":"a","catalog":"eng"},{"name":"b","catalog":"hr"}])";
  const std::string by_variable = root_module(links("azuread_access_package.p", "catalog_id", indexed, over_variable));
  const std::string by_constant =
      root_module(links("azuread_access_package.p", "catalog_id", indexed, over(R"({"constant_value":)" + map + "}")));
  CHECK(catalogs_of(by_variable, R"({"packages":{"value":)" + map + "}}") == "Engineering, HR");
  CHECK(catalogs_of(by_variable, R"({"packages":{"value":)" + list + "}}") == "Engineering, HR");
  CHECK(catalogs_of(by_constant) == "Engineering, HR");
  // The text itself: for_each over a map of texts.
  const std::string plain = links("azuread_access_package.p", "catalog_id", R"(["azuread_access_package_catalog.this","each.value"])",
                                  over(R"({"constant_value":{"a":"hr","b":"eng"}})"));
  CHECK(catalogs_of(root_module(plain)) == "HR, Engineering");
}

TEST_CASE("an index that nobody can tell means no instance") {
  const std::string by_variable = root_module(links("azuread_access_package.p", "catalog_id", indexed, over_variable));
  const std::string unknown = later + ", " + later;
  CHECK(catalogs_of(by_variable) == unknown);
  CHECK(catalogs_of(by_variable, R"({"packages":{"value":{"a":{"catalog":"law"},"b":{"catalog":7}}}})") == unknown);
  CHECK(catalogs_of(by_variable, R"({"packages":{"value":[{"name":"a","for":"b"},{"name":"b","for":"a"}]}})") == unknown);
  // Put together from two values: each.key alone is not the index.
  const std::string looked_up =
      links("azuread_access_package.p", "catalog_id", R"(["azuread_access_package_catalog.this","var.catalogs","each.key"])");
  CHECK(catalogs_of(root_module(looked_up), R"({"catalogs":{"value":"eng"}})") == unknown);
}

TEST_CASE("a variable as an index is what it holds") {
  const std::string team = links("azuread_access_package.p", "catalog_id", R"(["azuread_access_package_catalog.this","var.team"])");
  CHECK(catalogs_of(root_module(team), R"({"team":{"value":"hr"}})") == "HR, HR");
}

TEST_CASE("catalogs that are passed to a module are found by the index written there") {
  const auto module = [](const std::string& inputs) {
    return root_module(
        "", R"({"m":{"source":"./m","expressions":{)" + inputs + R"(},"module":{"variables":{"catalogs":{},"packages":{}},)" +
                R"("resources":[)" +
                links("azuread_access_package.p", "catalog_id", R"(["var.catalogs","each.value.catalog","each.value"])", over_variable) +
                "]}}}");
  };
  const std::string catalogs = R"("catalogs":{"references":["azuread_access_package_catalog.this"]})";
  const std::string constant = R"("packages":{"constant_value":{"a":{"catalog":"hr"},"b":{"catalog":"eng"}}})";
  CHECK(catalogs_of(module(catalogs + "," + constant), "{}", "module.m.") == "HR, Engineering");
  const std::string passed = R"("packages":{"references":["var.all.packages","var.all"]})";
  CHECK(catalogs_of(module(catalogs + "," + passed), R"({"all":{"value":{"packages":{"a":{"catalog":"eng"},"b":{"catalog":"hr"}}}}})",
                    "module.m.") == "Engineering, HR");
}

TEST_CASE("a module's output is found by the index written beside it") {
  const std::string module = R"({"catalogs":{"source":"./c","module":{"outputs":{"ids":{"expression":{"references":
      ["azuread_access_package_catalog.this"]}}},"resources":[]}}})";
  const std::string resource =
      links("azuread_access_package.p", "catalog_id", R"(["module.catalogs.ids","module.catalogs","each.value.catalog","each.value"])",
            over(R"({"constant_value":{"a":{"catalog":"eng"},"b":{"catalog":"hr"}}})"));
  const std::string a = R"(azuread_access_package.p["a"])";
  Loaded loaded = load_files(
      {{"plan.json", plan({created(R"(module.catalogs.azuread_access_package_catalog.this["eng"])", R"({"display_name":"Engineering"})"),
                           created(R"(module.catalogs.azuread_access_package_catalog.this["hr"])", R"({"display_name":"HR"})"),
                           created(a, "{}", unknown_catalog)},
                          root_module(resource, module))}});
  CHECK(catalog_of(only(loaded), a) == "Engineering");
}

TEST_CASE("a catalog that a plan makes has the resources that the plan brings") {
  const std::string resources = links("azuread_access_package_resource_catalog_association.g", "catalog_id",
                                      R"(["azuread_access_package_catalog.c.id","azuread_access_package_catalog.c"])");
  const std::string values = R"({"resource_origin_id":"g1","resource_origin_system":"AadGroup"})";
  Loaded loaded =
      load_files({{"plan.json", plan({created("azuread_access_package_catalog.c", R"({"display_name":"C"})"),
                                      created("azuread_access_package_resource_catalog_association.g", values, unknown_catalog)},
                                     root_module(resources))}});
  const Catalog& catalog = only(loaded).catalogs.all.front();
  REQUIRE(catalog.resources.known());
  REQUIRE(catalog.resources->size() == 1);
  CHECK(catalog.resources->front().origin_id.is("g1"));
  // Where one association may be for any catalog, nobody knows what this one has.
  Loaded blind =
      load_files({{"plan.json", plan({created("azuread_access_package_catalog.c", R"({"display_name":"C"})"),
                                      created("azuread_access_package_resource_catalog_association.g", values, unknown_catalog)})}});
  CHECK(only(blind).catalogs.all.front().resources.gap().reason == Reason::unknown_until_apply);
}

TEST_CASE("what a script may make beside a plan is not known to be missing") {
  const auto made = [](const std::string& more) {
    Loaded loaded =
        load_files({{"plan.json", plan({created("azuread_access_package_catalog.c", R"({"display_name":"C"})"),
                                        created("azuread_access_package.p", R"({"display_name":"P"})"), created("null_resource.s", "{}")},
                                       root_module(R"({"address":"null_resource.s","expressions":{})" + more + "}"))}});
    const Tenant& tenant = only(loaded);
    return std::to_string(tenant.catalogs.all.front().resources.known()) + std::to_string(tenant.packages.all.front().roles.known());
  };
  CHECK(made("") == "11");
  CHECK(made(R"(,"provisioners":[{"type":"local-exec","expressions":{"command":{"constant_value":"./add.sh"}}}])") == "00");
}

TEST_CASE("a plan adds to the resources that an export lists, and takes away from them") {
  const std::string exported =
      R"([{"id":"c1","displayName":"Sales","catalogType":"userManaged","state":"published","resources":[)"
      R"({"id":"r1","originId":"g1","originSystem":"AadGroup"},{"id":"r2","originId":"g2","originSystem":"AadGroup"}]}])";
  const std::string going = R"({"id":"c1/g2","catalog_id":"c1","resource_origin_id":"g2","resource_origin_system":"AadGroup"})";
  const std::string coming = R"({"catalog_id":"c1","resource_origin_id":"g3","resource_origin_system":"AadGroup"})";
  const std::string body = R"({"url":"identityGovernance/entitlementManagement/resourceRequests","body":{"requestType":"adminAdd",
      "catalog":{"id":"c1"},"resource":{"originId":"g4","originSystem":"AadGroup"}}})";
  Loaded loaded =
      load_files({{"catalogs.json", exported},
                  {"plan.json", plan({change("azuread_access_package_resource_catalog_association.old", R"(["delete"])", going, "null"),
                                      created("azuread_access_package_resource_catalog_association.new", coming),
                                      created("msgraph_resource.new", body)})}});
  const auto origins = [](const Catalog& catalog) {
    std::string text;
    for (const Resource& resource : catalog.resources.value()) text += std::string(resource.origin_id.value()) + " ";
    return text;
  };
  CHECK(origins(only(loaded).catalogs.all.front()) == "g1 g3 g4 ");
  CHECK(origins(loaded.now.at(0).catalogs.all.front()) == "g1 g2 ");
}
