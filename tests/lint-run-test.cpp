// Running rules: findings, counts, what could not be checked, coverage, inventory. With invented rules, so that no real one disturbs it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/build-tenant.h"
#include "tool/lint/lint.h"
#include "tool/lint/subject.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

// Every hidden package is at fault.
void check_hidden(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Package& package : tenant.packages.all) {
      About about = context.about(package, tenant);
      const auto hidden = about.need(package.hidden);
      if (hidden && *hidden) about.report(package.hidden.place(), "package \"" + std::string(package.label()) + "\" is hidden");
    }
  }
}

// Every package in a closed catalog is at fault; asked twice on purpose.
void check_catalog(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Package& package : tenant.packages.all) {
      About about = context.about(package, tenant);
      const auto catalog = about.need(catalog_of(package, tenant));
      if (!catalog || !about.need(catalog_of(package, tenant)) || *catalog == nullptr) continue;
      if (about.holds(negated((*catalog)->published))) about.report({}, "closed");
      if (about.holds((*catalog)->external)) continue;
    }
  }
}

void check_links(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      About about = context.about(link, tenant_of(link, c.tenants), c.sources);
      if (link.link_class != LinkClass::ok) about.report({}, "broken link");
    }
  }
}

void check_files(const Case& c, Context& context) {
  for (const InputFile& file : c.files) {
    About about = context.about(file, c.sources);
    if (file.role == FileRole::unrecognised) about.report({}, "not recognised");
  }
  for (const Problem& problem : c.problems) context.about(problem, c.sources).report({}, problem.text).detail = problem.text;
}

void check_roles(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    for (const Package& package : tenant.packages.all)
      context.about(package, tenant).note({Reason::not_loaded, Field::group_role_assignable});
  }
}

constexpr Rule hidden_rule{"AP901", "hidden-package", Severity::warning, Confidence::medium, "", "", "", "", dialects::v1, "packages",
                           false,   check_hidden};
constexpr Rule catalog_rule{"AP902",      "closed-catalog",    Severity::error, Confidence::high, "", "", "", "",
                            dialects::v1, "packages catalogs", false,           check_catalog};
constexpr Rule link_rule{"AP903", "broken-link", Severity::error, Confidence::high, "", "", "", "", dialects::documents,
                         "",      false,         check_links};
constexpr Rule file_rule{"AP904", "odd-file", Severity::note, Confidence::high, "", "", "", "", dialects::files, "", false, check_files};
constexpr Rule role_rule{"AP905",      "role-groups", Severity::note, Confidence::high, "", "", "", "",
                         dialects::v1, "packages",    false,          check_roles};
constexpr RuleEntry table[] = {{&hidden_rule, ""}, {&catalog_rule, ""}, {&link_rule, ""}, {&file_rule, ""}, {&role_rule, ""}};

// Two packages in one catalog; sources a.json, docs.md.
struct World {
  World() {
    sources.resize(2);
    sources[0].path = "exports/a.json";
    sources[1].path = "docs/join.md";
    files.resize(2);
    files[0] = {0, FileRole::exported, FileType::json, Dialect::v1, {}, 0, 0, 0, {}, {}, {}, 0};
    files[1] = {1, FileRole::document, FileType::markdown, Dialect::unknown, {}, 0, 0, 0, {}, {}, {}, 0};
    make.catalog("c1", "Partners");
    make.package("11111111-AAAA-4000-8000-000000000000", "Marketing", "c1").hidden = known(true, at(10105));
    make.package("p2", "Sales", "c1");
    tenants.push_back(std::move(make.finish()));
  }
  Package& package(std::size_t index) { return tenants[0].packages.all[index]; }
  Link& add_link(std::uint32_t begin, LinkClass link_class, std::string url) {
    Link& link = files[1].links.emplace_back();
    link.place = at(begin, 1);
    link.link_class = link_class;
    link.url = std::move(url);
    return link;
  }
  Outcome run(LintOptions options = {}) {
    const Case c{tenants, files, problems, sources, limits, 0};
    return lint(c, table, options);
  }
  RuleCoverage coverage(std::string_view code, LintOptions options = {}) {
    const Outcome outcome = run(std::move(options));
    const auto found = std::ranges::find_if(outcome.rules, [&](const RuleCoverage& row) { return row.rule->code == code; });
    REQUIRE(found != outcome.rules.end());
    return *found;
  }

  TenantBuilder make;
  std::vector<Tenant> tenants;
  std::vector<InputFile> files;
  std::vector<Problem> problems;
  Sources sources;
  Limits limits;
};

using State = RuleCoverage::State;

}  // namespace

TEST_CASE("a finding carries its rule's defaults, its object, its record and its key") {
  World world;
  world.tenants[0].cloud = Cloud::commercial;
  const Outcome outcome = world.run();
  REQUIRE(outcome.findings.size() == 1);
  const Finding& finding = outcome.findings[0];
  CHECK(finding.rule == &hidden_rule);
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.confidence == Confidence::medium);
  CHECK(finding.message == "package \"Marketing\" is hidden");
  CHECK(finding.object.kind == ObjectKind::package);
  CHECK(finding.object.id == "11111111-AAAA-4000-8000-000000000000");
  CHECK(finding.object.name == "Marketing");
  CHECK(finding.object.portal_url ==
        "https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/"
        "11111111-aaaa-4000-8000-000000000000");
  CHECK(finding.key == "11111111-aaaa-4000-8000-000000000000");
  CHECK(finding.tenant == "aaaaaaaa-0000-4000-8000-000000000000");
  CHECK(finding.catalog == "Partners");
  CHECK(finding.fingerprint.size() == 16);
  CHECK(finding.record.begin == world.package(0).place.span.begin);
  CHECK(outcome.warnings == 1);
  CHECK(outcome.errors == 0);
}

TEST_CASE("a blade's address is only given where the cloud is known") {
  World world;
  CHECK(world.run().findings[0].object.portal_url.empty());
}

TEST_CASE("a policy's blade is that of its package's policies, and needs package and catalog") {
  TenantBuilder make;
  make.catalog("CCCCCCCC-0000-4000-8000-000000000000", "Partners & friends");
  make.package("AAAAAAAA-0000-4000-8000-000000000000", "Messe/Köln", "cccccccc-0000-4000-8000-000000000000");
  make.policy("p1", "aaaaaaaa-0000-4000-8000-000000000000", Scope::all_members);
  make.policy("p2", "bbbbbbbb-0000-4000-8000-000000000000", Scope::all_members);
  const std::string blade =
      "#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/policies/entitlementId/aaaaaaaa-0000-4000-8000-000000000000"
      "/catalogId/cccccccc-0000-4000-8000-000000000000/catalogName/Partners%20%26%20friends/entitlementName/Messe%2FK%C3%B6ln";
  Tenant& tenant = make.finish();
  const Policy &known_policy = tenant.policies.all[0], &lost = tenant.policies.all[1];
  tenant.cloud = Cloud::commercial;
  CHECK(name_of(known_policy, tenant).portal_url == "https://entra.microsoft.com/" + blade);
  CHECK(name_of(lost, tenant).portal_url.empty());
  CHECK(name_of(tenant.catalogs.all[0], tenant).portal_url.empty());  // nobody documents the blade of a catalog
  tenant.cloud = Cloud::unknown;
  CHECK(name_of(known_policy, tenant).portal_url.empty());
}

TEST_CASE("the US government cloud has a portal of its own") {
  World world;
  world.tenants[0].cloud = Cloud::us_government;
  CHECK(world.run().findings[0].object.portal_url ==
        "https://entra.microsoft.us/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/"
        "11111111-aaaa-4000-8000-000000000000");
}

TEST_CASE("a finding without a place stands on its object's name") {
  World world;
  world.tenants[0].catalogs.all[0].published = known(false);
  const Outcome outcome = world.run({{{"AP902"}, {}, {}}, false, 0});
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].place == world.package(0).display_name.place());
}

TEST_CASE("a place outside the object's record shows nothing around it") {
  World world;
  world.package(0).hidden = known(true, at(5));
  const Outcome outcome = world.run();
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].record == Span{5, 6});
  world.package(0).appearances = world.make.keep(std::vector<Place>{{0, {0, 50}}});
  CHECK(world.run().findings[0].record == Span{0, 50});
}

TEST_CASE("an object without an id is known by catalog, package and name") {
  World world;
  world.package(0).id = {};
  CHECK(world.run().findings[0].key == "Partners/Marketing");
}

TEST_CASE("each object counts once: failed, else unknown, else passed") {
  World world;
  world.package(1).hidden = gap<bool>(Field::package_hidden);
  RuleCoverage row = world.coverage("AP901");
  CHECK(row.failed == 1);
  CHECK(row.unknown == 1);
  CHECK(row.passed == 0);
  CHECK(row.state == State::partly);
  CHECK(row.why == "access package's hidden setting: not expanded");
  world.package(1).hidden = known(false);
  row = world.coverage("AP901");
  CHECK(row.failed == 1);
  CHECK(row.passed == 1);
  CHECK(row.state == State::ran);
  CHECK(row.why.empty());
}

TEST_CASE("a rule did not run when everything was unknown, nothing was there, or it is off") {
  World world;
  for (std::size_t i = 0; i < 2; ++i) world.package(i).hidden = gap<bool>(Field::package_hidden);
  CHECK(world.coverage("AP901").state == State::not_run);
  CHECK(world.coverage("AP903").state == State::not_run);
  CHECK(world.coverage("AP903").why == "no links");
  CHECK(world.coverage("AP901", {{{}, {"AP901"}, {}}, false, 0}).state == State::off);
  CHECK(world.coverage("AP901", {{{}, {"AP901"}, {}}, false, 0}).why == "--ignore");
  CHECK(world.coverage("AP901", {{{"AP902"}, {}, {}}, false, 0}).why == "not selected");
  world.tenants.clear();
  CHECK(world.coverage("AP902").state == State::not_run);
  CHECK(world.coverage("AP902").why == "no packages");
}

TEST_CASE("every rule of the table is covered, in the order of codes") {
  World world;
  const Outcome outcome = world.run();
  REQUIRE(outcome.rules.size() == std::size(table));
  CHECK(std::ranges::is_sorted(outcome.rules, {}, [](const RuleCoverage& row) { return row.rule->code; }));
}

TEST_CASE("a severity given for a rule is that of all its findings") {
  World world;
  const Outcome outcome = world.run({{{}, {}, {{"hidden-package", Severity::error}}}, false, 0});
  CHECK(outcome.findings[0].severity == Severity::error);
  CHECK(outcome.errors == 1);
  CHECK(world.run({{{}, {}, {{"AP901", Severity::off}}}, false, 0}).findings.empty());
}

TEST_CASE("what is missing is one row over rules and objects, in the dialect of the objects") {
  World world;
  for (std::size_t i = 0; i < 2; ++i) world.package(i).catalog = known(Reference<Catalog>{"gone", {}, nullptr});
  world.tenants[0].catalogs.completeness = Completeness::absent;
  world.package(0).dialect = world.package(1).dialect = Dialect::beta;
  const Outcome outcome = world.run();
  REQUIRE(outcome.unchecked.size() == 2);
  const Unchecked& row = outcome.unchecked[0];
  CHECK(row.missing == "catalogs");
  CHECK(row.reason == Reason::not_loaded);
  CHECK(row.remedy == "GET /beta/identityGovernance/entitlementManagement/accessPackageCatalogs");
  CHECK(row.rules == std::vector<std::string>{"AP902"});
  CHECK(row.count == 2);
  REQUIRE(row.objects.size() == 2);
  CHECK(row.objects[1].name == "Sales");
  CHECK_FALSE(row.optional_input);
  CHECK(world.coverage("AP902").why == "no catalogs");
  world.package(0).dialect = Dialect::v1;
  CHECK(world.run().unchecked[0].remedy == "GET /v1.0/identityGovernance/entitlementManagement/catalogs");
}

TEST_CASE("optional inputs come last and are marked, and strict data does not count them") {
  World world;
  world.package(0).hidden = gap<bool>(Field::package_hidden);
  Outcome outcome = world.run();
  REQUIRE(outcome.unchecked.size() == 2);
  CHECK_FALSE(outcome.unchecked[0].optional_input);
  CHECK(outcome.unchecked[1].optional_input);
  CHECK(outcome.unchecked[1].rules == std::vector<std::string>{"AP905"});
  CHECK(outcome.strict_errors == 0);
  CHECK(world.run({{}, true, 0}).strict_errors == 1);
}

TEST_CASE("two rules that miss the same field share a row and count an object once") {
  World world;
  Rule second = hidden_rule;
  second.code = "AP906";
  const RuleEntry both_rules[] = {{&hidden_rule, ""}, {&second, ""}};
  world.package(1).hidden = gap<bool>(Field::package_hidden, Reason::cut);
  const Case c{world.tenants, world.files, world.problems, world.sources, world.limits, 0};
  const Outcome outcome = lint(c, both_rules, {});
  REQUIRE(outcome.unchecked.size() == 1);
  CHECK(outcome.unchecked[0].rules == std::vector<std::string>{"AP901", "AP906"});
  CHECK(outcome.unchecked[0].count == 1);
  CHECK(outcome.unchecked[0].objects.size() == 1);
  CHECK(outcome.unchecked[0].reason == Reason::cut);
}

TEST_CASE("a row names the first twenty objects and counts all") {
  TenantBuilder make;
  make.catalog("c1", "Partners");
  std::vector<std::string> names;
  for (int i = 0; i < 25; ++i) names.push_back("p" + std::to_string(i));
  for (const std::string& id : names) make.package(id, id, "c1").hidden = gap<bool>(Field::package_hidden);
  const Sources sources;
  const Limits limits;
  const Case c{std::span(&make.finish(), 1), {}, {}, sources, limits, 0};
  const Outcome outcome = lint(c, std::span(table).first(1), {});
  REQUIRE(outcome.unchecked.size() == 1);
  CHECK(outcome.unchecked[0].count == 25);
  REQUIRE(outcome.unchecked[0].objects.size() == 20);
  CHECK(outcome.unchecked[0].objects[19].id == "p19");
}

TEST_CASE("what Microsoft's pages leave open has a row of its own and no request that supplies it") {
  World world;
  world.package(0).hidden = gap<bool>(Field::package_hidden);
  world.package(1).hidden = gap<bool>(Field::package_hidden, Reason::documents_disagree);
  const Outcome outcome = world.run({{{"AP901"}, {}, {}}, false, 0});
  REQUIRE(outcome.unchecked.size() == 2);
  CHECK_FALSE(outcome.unchecked[0].remedy.empty());
  CHECK(outcome.unchecked[1].reason == Reason::documents_disagree);
  CHECK(outcome.unchecked[1].remedy.empty());
}

TEST_CASE("findings are sorted by path, offset and rule") {
  World world;
  world.add_link(30, LinkClass::id_missing, "late");
  world.add_link(10, LinkClass::id_missing, "early");
  Problem problem;
  problem.place = at(10105);
  problem.text = "odd";
  world.problems.push_back(problem);
  world.tenants[0].catalogs.all[0].published = known(false);
  const Outcome outcome = world.run();
  std::vector<std::string> order;
  for (const Finding& finding : outcome.findings) order.push_back(std::string(finding.rule->code) + " " + finding.object.id);
  CHECK(order == std::vector<std::string>{"AP902 11111111-AAAA-4000-8000-000000000000", "AP901 11111111-AAAA-4000-8000-000000000000",
                                          "AP904 exports/a.json", "AP902 p2", "AP903 early", "AP903 late"});
  REQUIRE(outcome.links.size() == 2);
  CHECK(outcome.links[0]->url == "early");
}

TEST_CASE("a link is known by its document and address, the same link twice by its ordinal") {
  World world;
  world.add_link(10, LinkClass::id_missing, "https://myaccess.microsoft.com/");
  world.add_link(30, LinkClass::id_missing, "https://myaccess.microsoft.com/");
  const Outcome first = world.run({{{"AP903"}, {}, {}}, false, 0});
  REQUIRE(first.findings.size() == 2);
  CHECK(first.findings[0].object.kind == ObjectKind::link);
  CHECK(first.findings[0].link == &world.files[1].links[0]);
  CHECK(first.findings[0].key == "docs/join.md\nhttps://myaccess.microsoft.com/");
  CHECK(first.findings[0].fingerprint != first.findings[1].fingerprint);
  world.files[1].links[0].place = at(11, 1);
  world.files[1].links[1].place = at(77, 1);
  const Outcome moved = world.run({{{"AP903"}, {}, {}}, false, 0});
  CHECK(moved.findings[0].fingerprint == first.findings[0].fingerprint);
  CHECK(moved.findings[1].fingerprint == first.findings[1].fingerprint);
}

TEST_CASE("an object's fingerprint survives a renamed export, another dialect and another severity") {
  World world;
  const std::string before = world.run().findings[0].fingerprint;
  world.sources[0].path = "elsewhere/b.json";
  world.package(0).dialect = Dialect::beta;
  world.package(0).id = "11111111-aaaa-4000-8000-000000000000";
  world.package(0).hidden = known(true, at(10150));
  const Outcome outcome = world.run({{{}, {}, {{"AP901", Severity::note}}}, false, 0});
  CHECK(outcome.findings[0].fingerprint == before);
}

TEST_CASE("files and problems are named by their path, broken objects by themselves") {
  World world;
  world.files[1].role = FileRole::unrecognised;
  Problem broken;
  broken.place = at(7);
  broken.record = {5, 9};
  broken.object_kind = ObjectKind::policy;
  broken.object_id = "A1";
  broken.object_name = "Fabrikam";
  broken.text = "broken";
  world.problems.push_back(broken);
  const Outcome outcome = world.run({{{"AP904"}, {}, {}}, false, 0});
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].object.kind == ObjectKind::policy);
  CHECK(outcome.findings[0].object.name == "Fabrikam");
  CHECK(outcome.findings[0].key == "a1");
  CHECK(outcome.findings[0].record == Span{5, 9});
  CHECK(outcome.findings[1].object.kind == ObjectKind::file);
  CHECK(outcome.findings[1].object.id == "docs/join.md");
  CHECK(outcome.findings[1].place == Place{1, {0, 0}});
}

TEST_CASE("references to findings stay good while a rule reports more") {
  World world;
  Rule many = hidden_rule;
  many.check = [](const Case& c, Context& context) {
    About about = context.about(c.tenants[0].packages.all[0], c.tenants[0]);
    Finding& first = about.report({}, "first");
    for (int i = 0; i < 1000; ++i) about.report({}, "more");
    first.detail = "kept";
  };
  const RuleEntry rows[] = {{&many, ""}};
  const Case c{world.tenants, {}, {}, world.sources, world.limits, 0};
  const Outcome outcome = lint(c, rows, {});
  CHECK(outcome.findings.size() == 1001);
  CHECK(std::ranges::count(outcome.findings, std::string("kept"), &Finding::detail) == 1);
  CHECK(outcome.rules[0].failed == 1);
}

TEST_CASE("findings and gaps come out in the same order with any number of threads") {
  World world;
  std::vector<Rule> rules(20, hidden_rule);
  std::vector<RuleEntry> rows;
  const std::vector<std::string> codes = [] {
    std::vector<std::string> made;
    for (int i = 0; i < 20; ++i) made.push_back("AP" + std::to_string(900 + i));
    return made;
  }();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    rules[i].code = codes[i];
    rules[i].check = [](const Case& c, Context& context) {
      for (const Package& package : c.tenants[0].packages.all) {
        About about = context.about(package, c.tenants[0]);
        about.report({}, "one");
        (void)about.need(package.policies_expanded);
      }
    };
    rows.push_back({&rules[i], ""});
  }
  const auto said = [&](unsigned threads) {
    LintOptions options;
    options.threads = threads;
    const Case c{world.tenants, {}, {}, world.sources, world.limits, 0};
    const Outcome outcome = lint(c, rows, options);
    std::string lines;
    for (const Finding& finding : outcome.findings) (lines += finding.rule->code) += ' ' + finding.key + '\n';
    for (const RuleCoverage& row : outcome.rules) (lines += row.rule->code) += ' ' + row.why + '\n';
    for (const Unchecked& row : outcome.unchecked) lines += row.missing + std::to_string(row.count) + '\n';
    return lines;
  };
  const std::string alone = said(1);
  CHECK(std::ranges::count(alone, '\n') > 60);
  CHECK(said(2) == alone);
  CHECK(said(7) == alone);
}

TEST_CASE("the inventory counts collections, links and files") {
  World world;
  world.add_link(10, LinkClass::ok, "x");
  world.tenants[0].policies.completeness = Completeness::incomplete;
  world.tenants[0].policies.why = "a next page is missing";
  world.tenants[0].exporter = "EntraExporter";
  world.tenants[0].exported = "2026-11-22";
  world.tenants[0].dialect = Dialect::beta;
  Inventory inventory = world.run({.selection = {}, .files_ignored = 3}).inventory;
  std::string rows;
  for (const InventoryRow& row : inventory.rows) {
    rows += row.kind + " " + std::to_string(row.count) + " " + std::string(name(row.completeness)) + "\n";
  }
  CHECK(rows ==
        "catalogs 1 proven\npackages 2 proven\npolicies 0 incomplete\norganizations 0 proven\nsponsors 0 proven\nroles 0 proven\n"
        "domains 0 absent\nresources 0 absent\ngroups 0 absent\nusers 0 absent\nservicePrincipals 0 absent\n"
        "roleAssignments 0 absent\ncustomExtensions 0 absent\nsettings 0 absent\n"
        "documents 1 assumed\n");
  CHECK(inventory.rows[2].why == "a next page is missing");
  CHECK(inventory.links == 1);
  CHECK(inventory.files_read == 2);
  CHECK(inventory.files_ignored == 3);
  CHECK(inventory.documents == 1);
  CHECK(inventory.tenants == 1);
  CHECK(inventory.source == "export of 2026-11-22 (EntraExporter, beta, incomplete)");
  world.tenants[0].policies.completeness = Completeness::assumed;
  CHECK(world.run().inventory.source == "export of 2026-11-22 (EntraExporter, beta, assumed complete)");
  world.tenants[0].exporter = "Graph beta pages";
  CHECK(world.run().inventory.source == "export of 2026-11-22 (Graph beta pages, assumed complete)");
}

TEST_CASE("over several tenants the worst completeness counts, and they are named by folder and domain") {
  World world;
  TenantBuilder other;
  other.organization("o1", "Fabrikam");
  other.organization("o2", "Adatum").internal_sponsors = gap<std::uint32_t>(Field::organization_internal_sponsors);
  Tenant& second = other.finish();
  second.organizations.all[1].external_sponsors = gap<std::uint32_t>(Field::organization_external_sponsors);
  second.catalogs.completeness = Completeness::absent;
  second.folder = "exports/test";
  second.domains = {"fabrikam.com"};
  second.domains_known = true;
  world.tenants.push_back(std::move(second));
  world.tenants[0].folder = "exports/prod";
  const Inventory inventory = world.run().inventory;
  CHECK(inventory.source == "2 tenants: exports/prod, exports/test (fabrikam.com)");
  CHECK(inventory.rows[0].completeness == Completeness::absent);
  CHECK(inventory.rows[3].count == 2);
  CHECK(inventory.rows[4].count == 2);
  CHECK(inventory.rows[4].completeness == Completeness::incomplete);
  CHECK(inventory.rows[4].why == "1 of 2 connected organizations came without their sponsors");
  CHECK(inventory.rows[6].count == 1);
}

TEST_CASE("without inputs there is nothing, and nothing is wrong") {
  const Sources sources;
  const Limits limits;
  const Case c{{}, {}, {}, sources, limits, 0};
  const Outcome outcome = lint(c, table, {});
  CHECK(outcome.findings.empty());
  CHECK(outcome.unchecked.empty());
  CHECK(outcome.inventory.source.empty());
  CHECK(outcome.inventory.rows[1].completeness == Completeness::absent);
}
