// Every documented Graph payload is decoded; skipped where the shared folder is absent.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "tests/model-decoded.h"
#include "tests/support.h"

using namespace entitlint;

namespace {

// What the files of a folder turn out to be.
struct Tally {
  std::size_t files = 0;
  std::map<Entity, std::size_t> records;
  Part part;
};

// Every file of the corpus is one object or one page.
void add_file(const std::filesystem::path& file, Tally& tally) {
  std::string text = test::slurp(file);
  const auto size = text.size();
  text.append(64, '\0');  // the parser may read behind the text
  json::Parser parser;
  const json::Value* root = parser.parse({text.data(), size}, 0);
  REQUIRE_MESSAGE(root != nullptr, file.string());
  RecordContext context;
  context.source = 0;
  if (const json::Member* set = root->find("@odata.context")) {
    context.collection = collection_of_context(set->value.text());
    context.has_odata_context = true;
  }
  const json::Member* page = root->find("value");
  const std::span<const json::Value> records = page != nullptr ? page->value.items() : std::span(root, 1);
  for (const json::Value& record : records) {
    ++tally.records[decode(record, context, tally.part)];
  }
  ++tally.files;
}

Tally tally_of(const std::filesystem::path& folder) {
  Tally tally;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") add_file(entry.path(), tally);
  }
  return tally;
}

std::size_t count(const Tally& tally, ProblemKind kind) {
  return static_cast<std::size_t>(std::ranges::count(tally.part.problems, kind, &Problem::kind));
}

template <class List>
std::size_t count_known(const List& objects, auto member) {
  return static_cast<std::size_t>(std::ranges::count_if(objects, [member](const auto& object) { return (object.*member).known(); }));
}

}  // namespace

// The counts were made by hand from the files' names and keys; requests count like answers, for they have the same shapes.
TEST_CASE("Microsoft's v1.0 examples are what their pages say") {
  if (test::shared().empty()) return;
  const Tally tally = tally_of(test::shared() / "graph-docs" / "v1.0");
  CHECK(tally.files == 40);
  CHECK(tally.records.at(Entity::catalog) == 2);
  CHECK(tally.records.at(Entity::package) == 3);
  CHECK(tally.records.at(Entity::policy) == 8);
  CHECK(tally.records.at(Entity::organization) == 4);
  CHECK(tally.records.at(Entity::settings) == 1);
  CHECK(tally.records.at(Entity::resource) == 6);
  CHECK(tally.part.custom_extensions.size() == 2);
  CHECK(tally.records.at(Entity::assignment) == 8);
  CHECK(tally.records.at(Entity::unknown) == 8);  // answers shortened to id and names
  CHECK(tally.part.policies.size() == 8);
  CHECK(count_known(tally.part.policies, &Policy::scope) == 8);
  CHECK(count_known(tally.part.policies, &Policy::package) == 6);  // GET without $expand and the shortened answer have none
  CHECK(count_known(tally.part.policies, &Policy::expiry) == 6);
  CHECK(count_known(tally.part.packages, &Package::roles) == 1);
  // The example with questions writes every boolean and number as a string; ten of them are read.
  CHECK(tally.part.problems.size() == 10);
  CHECK(count(tally, ProblemKind::wrong_type) == 10);
}

TEST_CASE("Microsoft's beta examples are what their pages say") {
  if (test::shared().empty()) return;
  const Tally tally = tally_of(test::shared() / "graph-docs" / "beta");
  CHECK(tally.files == 78);
  CHECK(tally.records.at(Entity::catalog) == 4);
  CHECK(tally.records.at(Entity::package) == 7);
  CHECK(tally.records.at(Entity::policy) == 11);
  CHECK(tally.records.at(Entity::organization) == 3);
  CHECK(tally.records.at(Entity::settings) == 2);
  CHECK(count_known(tally.part.packages, &Package::catalog) == 7);
  CHECK(count_known(tally.part.policies, &Policy::package) == 11);
  CHECK(count_known(tally.part.policies, &Policy::scope) == 9);  // the list and the first GET are shortened
  CHECK(tally.part.problems.empty());
}

TEST_CASE("an export cut by PowerShell says where") {
  if (test::shared().empty()) return;
  const Tally tally = tally_of(test::shared() / "samples" / "derived" / "powershell-truncated");
  REQUIRE(tally.part.policies.size() == 2);
  CHECK(tally.part.problems.size() == 6);
  CHECK(count(tally, ProblemKind::cut_by_depth) == 6);  // stages; targets, expiration, two settings, package
  CHECK(count_known(tally.part.policies, &Policy::scope) == 2);
  CHECK(count_known(tally.part.policies, &Policy::stages) == 0);
  CHECK(count_known(tally.part.policies, &Policy::expiry) == 1);
}

TEST_CASE("the tree of EntraExporter is read record by record") {
  if (test::shared().empty()) return;
  const Tally tally = tally_of(test::shared() / "samples" / "derived" / "entraexporter-v2");
  CHECK(tally.part.packages.size() == 2);  // the same package, plain and with its roles
  CHECK(tally.part.policies.size() == 1);
  CHECK(tally.part.organizations.size() == 1);
  CHECK(tally.part.settings.size() == 1);
  CHECK(tally.part.tenants.size() == 1);
  CHECK(tally.part.problems.empty());
  for (const Package& package : tally.part.packages) CHECK(package.dialect == Dialect::beta);
}

TEST_CASE("reports and configurations of other tools are not recognised") {
  if (test::shared().empty()) return;
  const Tally tally = tally_of(test::shared() / "samples" / "near-miss");
  CHECK(tally.part.unrecognised == tally.files);
  CHECK(tally.part.problems.empty());
}
