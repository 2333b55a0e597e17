// The shared samples, loaded in one run; skipped where they are absent.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/load-support.h"
#include "tests/support.h"
#include "tool/input/discover.h"

using namespace entitlint;

namespace {

Loaded load_sample(const std::string& name) {
  const std::filesystem::path folder = test::shared() / name;
  std::istringstream nothing;
  const std::vector<std::string> paths = {folder.string()};
  DiscoverOptions options;
  options.base = folder;
  options.ignore_files = false;
  return load(discover(paths, options, nothing).sources, {});
}

}  // namespace

TEST_CASE("an EntraExporter tree is loaded, a package's two files as one") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("samples/derived/entraexporter-v2");
  REQUIRE(loaded.tenants.size() == 1);
  const Tenant& tenant = loaded.tenants[0];
  CHECK(tenant.exporter == "EntraExporter");
  CHECK(tenant.id == "84841066-274d-4ec0-a5c1-276be684bdd3");
  CHECK(tenant.domains == std::vector<std::string>{"contoso.onmicrosoft.com", "contoso.com"});
  REQUIRE(tenant.packages.all.size() == 1);
  CHECK(tenant.packages.all[0].appearances.size() == 2);
  CHECK(tenant.packages.all[0].roles.known());
  REQUIRE(tenant.packages.all[0].policies.size() == 1);
  REQUIRE(tenant.organizations.all.size() == 1);
  CHECK(tenant.organizations.all[0].internal_sponsors.is(1));
  CHECK_FALSE(tenant.organizations.all[0].external_sponsors.known());
  CHECK(tenant.settings.known());
  CHECK(tenant.dialect == Dialect::beta);
  CHECK(loaded.problems.empty());
}

TEST_CASE("Graph pages in every container are the same three packages") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("samples/derived/graph-pages");
  REQUIRE(loaded.tenants.size() == 1);
  const Tenant& tenant = loaded.tenants[0];
  CHECK(tenant.packages.all.size() == 3);
  CHECK(tenant.packages.completeness == Completeness::proven);
  CHECK(tenant.catalogs.all.size() == 2);
  CHECK(tenant.settings.known());
  CHECK(tenant.cloud == Cloud::commercial);
  CHECK(tenant.exporter == "Graph pages");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].text == "UnAuthorized: User is not authorized to perform the operation.");
}

TEST_CASE("JSON of other tools is unrecognised") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("samples/near-miss");
  CHECK(loaded.tenants.empty());
  REQUIRE_FALSE(loaded.files.empty());
  for (const InputFile& file : loaded.files) CHECK(file.role == FileRole::unrecognised);
  CHECK(loaded.problems.empty());
}

TEST_CASE("the same bytes in other encodings are the same policy") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("samples/derived/encodings");
  REQUIRE(loaded.tenants.size() == 1);
  REQUIRE(loaded.tenants[0].policies.all.size() == 1);
  CHECK(loaded.tenants[0].policies.all[0].appearances.size() == 2);
  CHECK(loaded.tenants[0].policies.all[0].scope.known());
}

TEST_CASE("every example of the Graph documentation is loaded without a syntax error") {
  if (test::shared().empty()) return;
  const Loaded loaded = load_sample("graph-docs");
  REQUIRE(loaded.tenants.size() == 1);
  CHECK(test::count(loaded, ProblemKind::json_syntax) == 0);
  CHECK(loaded.tenants[0].packages.find("933a4822-aed1-445b-9623-62116cd07a39") != nullptr);
  CHECK(loaded.tenants[0].policies.all.size() > 10);
  CHECK(loaded.files.size() > 100);
}
