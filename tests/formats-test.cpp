// One tenant written down in every format, linted by every rule: the findings are the same but for what a format cannot say.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "tests/load-support.h"
#include "tests/one-tenant.h"
#include "tool/lint/lint.h"
#include "tool/rule-table.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

template <class Model>
std::string listed(const std::vector<Model>& models, std::string (*write)(const Model&)) {
  std::string list;
  for (const Model& model : models) list += (list.empty() ? "[" : ",\r\n") + write(model);
  return list + "]";
}

// What ConvertTo-Json | Out-File of Windows PowerShell leaves of ASCII.
std::string utf16(const std::string& text) {
  std::string stored = "\xFF\xFE";
  for (const char c : text) (stored += c) += '\0';
  return stored;
}

std::vector<MemoryFile> as_v1() {
  return {{"catalogs.json", listed(catalogs, v1_words::catalog)},
          {"packages.json", listed(packages, v1_words::package)},
          {"policies.json", listed(policies, v1_words::policy)},
          {"organizations.json", "[" + organization + "]"},
          {"tenant.json", own_tenant}};
}
std::vector<MemoryFile> as_beta() {
  return {{"catalogs.json", listed(catalogs, beta_words::catalog)},
          {"packages.json", listed(packages, beta_words::package)},
          {"policies.json", listed(policies, beta_words::policy)},
          {"organizations.json", "[" + organization + "]"},
          {"tenant.json", own_tenant}};
}
// What Windows PowerShell writes of v1.0's answers.
std::vector<MemoryFile> as_utf16() {
  std::vector<MemoryFile> files = as_v1();
  for (MemoryFile& file : files) file.bytes = utf16(file.bytes);
  return files;
}
// With the catalogs that the exporter leaves out beside it, as `explain export` says.
std::vector<MemoryFile> as_tree() {
  const std::string root = "IdentityGovernance/EntitlementManagement/";
  std::vector<MemoryFile> files = {{"catalogs.json", listed(catalogs, beta_words::catalog)},
                                   {"Organization/Organization.json", own_tenant},
                                   {root + "ConnectedOrganizations/" + guid('e', 1) + "/" + guid('e', 1) + ".json", organization}};
  const auto folder = [&](int package) { return root + "AccessPackages/" + guid('a', package) + "/"; };
  for (const ModelPackage& each : packages)
    files.push_back({folder(each.number) + guid('a', each.number) + ".json", beta_words::package(each)});
  for (const ModelPolicy& each : policies) {
    files.push_back({folder(each.package) + "AssignmentPolicies/" + guid('f', each.number) + "/" + guid('f', each.number) + ".json",
                     beta_words::policy(each)});
  }
  return files;
}

// What Terraform cannot hold lies beside it: connected organizations and the tenant itself.
std::vector<MemoryFile> as_terraform(const std::string& file, const std::string& bytes) {
  return {{file, bytes}, {"organizations.json", "[" + organization + "]"}, {"tenant.json", own_tenant}};
}

using Lines = std::set<std::string>;

// "AP401 policy ffff…1 detail" for every finding; encodings are a matter of the file, not of the tenant.
Lines findings(std::vector<MemoryFile> files) {
  for (MemoryFile& file : files) file.named = false;
  const Sources sources = test::sources_of(std::move(files));
  const Loaded loaded = load(sources, {});
  const Limits limits;
  const Case c{loaded.tenants, loaded.files, loaded.problems, sources, limits, parse_time("2026-11-24").value()};
  const Outcome outcome = lint(c, rule_table(), {});
  Lines lines;
  for (const Finding& finding : outcome.findings) {
    if (finding.rule->code == "AP505") continue;
    lines.insert(std::string(finding.rule->code) + " " + std::string(name(finding.object.kind)) + " " + finding.key + " " + finding.detail);
  }
  return lines;
}

// A plan knows its objects by address: said by the ids that the model gives them.
Lines by_id(const Lines& lines) {
  Lines renamed;
  for (std::string line : lines) {
    for (const terraform_words::Resource& each : terraform_words::all()) {
      const std::string address = " " + each.address() + " ";
      if (const auto at = line.find(address); at != line.npos) line.replace(at, address.size(), " " + each.id + " ");
    }
    renamed.insert(line);
  }
  return renamed;
}

// What one says and the other does not.
Lines without(const Lines& lines, const Lines& others) {
  Lines rest;
  std::ranges::set_difference(lines, others, std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace

TEST_CASE("one tenant gives the same findings in every format") {
  const Lines v1 = findings(as_v1());
  Lines codes;
  for (const std::string& line : v1) codes.insert(line.substr(0, 5));
  for (const char* code : {"AP201", "AP205", "AP301", "AP401", "AP402"}) {
    CAPTURE(code);
    CHECK(codes.contains(code));
  }
  CHECK(findings(as_beta()) == v1);
  CHECK(findings(as_utf16()) == v1);
  CHECK(findings(as_tree()) == v1);
}

TEST_CASE("in Terraform's words it gives the same findings but for what Terraform cannot say") {
  const Lines v1 = findings(as_v1());
  // Terraform holds what it manages: a package that it does not have, or a package's policies, may be there all the same.
  const std::string dangling = "AP301 policy " + guid('f', 5) + " package=" + guid('a', 9);
  const std::string without_policy = "AP302 package " + guid('a', 3) + " ";
  const Lines state = findings(as_terraform("state.json", terraform_words::state()));
  CHECK(without(state, v1) == Lines{});
  CHECK(without(v1, state) == Lines{dangling, without_policy});
  CHECK(findings(as_terraform("terraform.tfstate", terraform_words::raw_state())) == state);
  // Of what it makes a plan knows everything.
  const Lines plan = by_id(findings(as_terraform("plan.json", terraform_words::plan())));
  CHECK(without(plan, v1) == Lines{});
  CHECK(without(v1, plan) == Lines{dangling});
}
