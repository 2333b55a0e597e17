// Who can request a package: audiences, scopes, switches, and what is missing.
#include <doctest/doctest.h>

#include <string>

#include "tests/build-tenant.h"
#include "tool/access/decide.h"

using namespace entitlint;
using namespace entitlint::test;

namespace {

// One package in one catalog with organizations Fabrikam (configured) and Proseware (proposed).
struct World {
  TenantBuilder make;
  Catalog* catalog = &make.catalog("c1", "Partners");
  Package* package = &make.package("p1", "Marketing", "c1");
  Organization* fabrikam = &make.organization("o1", "Fabrikam");
  Organization* proseware = &make.organization("o2", "Proseware", OrganizationState::proposed);
  Policy* policy = nullptr;  // the first one
  Tenant* tenant = nullptr;

  Policy& add(Scope scope) {
    static constexpr std::string_view ids[] = {"a1", "a2", "a3", "a4"};
    Policy& added = make.policy(ids[made_++], "p1", scope);
    if (scope == Scope::specific_directory_users) added.targets = known(make.subjects({{SubjectKind::user, "u1"}}));
    if (scope == Scope::specific_connected_organizations) {
      added.targets = known(make.subjects({{SubjectKind::connected_organization, "o2"}}));
    }
    if (policy == nullptr) policy = &added;
    return added;
  }
  Tenant& built() { return tenant == nullptr ? *(tenant = &make.finish()) : *tenant; }
  Verdict ask(Audience::Kind kind, const Organization* organization = nullptr) { return decide(*package, {kind, organization}, built()); }
  Verdict member() { return ask(Audience::Kind::member); }
  Verdict guest() { return ask(Audience::Kind::guest); }
  Verdict other() { return ask(Audience::Kind::any_external); }

  // One letter per column, in the order of the matrix: y(es) s(ome) n(o) ?.
  std::string row() {
    std::string letters;
    for (const Audience& audience : audiences(built())) {
      switch (decide(*package, audience, built()).answer) {
        case Answer::yes:
          letters += 'y';
          break;
        case Answer::some:
          letters += 's';
          break;
        case Answer::no:
          letters += 'n';
          break;
        case Answer::unknown:
          letters += '?';
          break;
      }
    }
    return letters;
  }

 private:
  std::size_t made_ = 0;
};

constexpr Scope all_scopes[] = {
    Scope::direct_assignment_only,
    Scope::specific_directory_users,
    Scope::all_members,
    Scope::all_directory_users,
    Scope::specific_connected_organizations,
    Scope::all_configured_organizations,
    Scope::all_existing_organizations,
    Scope::all_external_users,
    Scope::specific_service_principals,
    Scope::all_service_principals,
    Scope::all_agent_identities,
};

std::string because(const Verdict& verdict) {
  std::string all;
  for (const TraceStep& step : verdict.trace) all += std::string(name(step.gate)) + ": " + step.because + "\n";
  return all;
}

}  // namespace

// Columns: members, guests, Fabrikam (configured), Proseware (proposed; the specific policy's organization), any other.
TEST_CASE("an open catalog: the scope decides for every audience") {
  const char* expected[] = {"nnnnn", "ssnnn", "ynnnn", "yynnn", "nsnyn", "nsynn", "nsy?n", "nsyyy", "nnnnn", "nnnnn", "nnnnn"};
  for (std::size_t i = 0; i < std::size(all_scopes); ++i) {
    World world;
    world.add(all_scopes[i]);
    CAPTURE(portal_name(all_scopes[i]));
    CHECK(world.row() == expected[i]);
  }
}

TEST_CASE("a catalog closed to outsiders keeps them out and leaves guests to contradicting pages") {
  const char* expected[] = {"nnnnn", "s?nnn", "ynnnn", "y?nnn", "n?nnn", "n?nnn", "n?nnn", "n?nnn", "nnnnn", "nnnnn", "nnnnn"};
  for (std::size_t i = 0; i < std::size(all_scopes); ++i) {
    World world;
    world.catalog->external = known(false, at(60));
    world.add(all_scopes[i]);
    CAPTURE(portal_name(all_scopes[i]));
    CHECK(world.row() == expected[i]);
    if (expected[i][1] == '?') CHECK(world.guest().gap == Gap{Reason::documents_disagree, Field::catalog_external});
    CHECK(world.other().gate == Gate::catalog_external);
    CHECK(world.other().place == at(60));
  }
}

TEST_CASE("nobody requests from a catalog that is not published, whatever else is unknown") {
  for (const Scope scope : all_scopes) {
    World world;
    world.catalog->published = known(false, at(61));
    world.catalog->external = gap<bool>(Field::catalog_external);
    world.add(scope).accepts = gap<bool>(Field::policy_accepts_requests);
    CAPTURE(portal_name(scope));
    CHECK(world.row() == "nnnnn");
    CHECK(world.member().gate == Gate::catalog_enabled);
    CHECK(world.member().place == at(61));
  }
}

TEST_CASE("an unknown catalog leaves open only what the policies do not close") {
  World world;
  world.package->catalog = gap<Reference<Catalog>>(Field::package_catalog);
  world.add(Scope::all_members);
  CHECK(world.row() == "?nnnn");
  CHECK(world.member().gap.field == Field::package_catalog);
  CHECK(world.guest().gate == Gate::policy_scope);
  CHECK(world.member().policies.empty());
}

TEST_CASE("without catalogs the missing collection is named") {
  World world;
  world.add(Scope::all_external_users);
  world.package->catalog = known(Reference<Catalog>{"elsewhere", {}, nullptr});
  world.built().catalogs.completeness = Completeness::absent;
  CHECK(world.row() == "n????");
  CHECK(world.other().gap == Gap{Reason::not_loaded, Field::catalogs});
}

TEST_CASE("a catalog that is known to be nowhere says nothing about its switches") {
  World world;
  world.add(Scope::all_members);
  world.package->catalog = known(Reference<Catalog>{"gone", {}, nullptr});
  CHECK(world.member().answer == Answer::unknown);
  CHECK(world.member().gap.field == Field::catalog_published);
}

TEST_CASE("a policy that takes no requests is closed, unless managers may request") {
  World world;
  Policy& policy = world.add(Scope::all_members);
  policy.accepts = known(false, at(62));
  CHECK(world.member().gate == Gate::policy_enabled);
  CHECK(world.member().place == at(62));
  policy.on_behalf = known(true);
  CHECK(world.row() == "snnnn");
  policy.on_behalf = gap<bool>(Field::policy_on_behalf);
  CHECK(world.row() == "?nnnn");
  CHECK(world.member().gap.field == Field::policy_on_behalf);
  policy.on_behalf = known(true);
  policy.accepts = gap<bool>(Field::policy_accepts_requests);
  CHECK(world.row() == "snnnn");
}

TEST_CASE("managers only request for people of the directory") {
  World world;
  Policy& policy = world.add(Scope::all_external_users);
  policy.accepts = known(false, at(62));
  policy.on_behalf = known(true);
  CHECK(world.row() == "nsnnn");
  CHECK(world.other().gate == Gate::policy_enabled);
  policy.accepts = gap<bool>(Field::policy_accepts_requests);
  CHECK(world.row() == "ns???");
}

TEST_CASE("a policy that assigns by rule opens nothing") {
  World world;
  Policy& policy = world.add(Scope::all_members);
  policy.automatic = known(true);
  CHECK(world.row() == "nnnnn");
  policy.automatic = gap<bool>(Field::policy_automatic);
  CHECK(world.row() == "?nnnn");
}

TEST_CASE("an empty list admits nobody, an unknown one leaves it open") {
  World world;
  Policy& policy = world.add(Scope::specific_connected_organizations);
  policy.targets = known(Subjects{}, at(63));
  CHECK(world.row() == "nnnnn");
  CHECK(world.other().gate == Gate::policy_scope);
  CHECK(world.other().place == at(63));
  policy.targets = gap<Subjects>(Field::policy_targets);
  CHECK(world.row() == "n???n");
  CHECK(world.guest().gap.field == Field::policy_targets);
}

TEST_CASE("a listed organization that does not exist admits no guest either") {
  World world;
  world.add(Scope::specific_connected_organizations).targets = known(world.make.subjects({{SubjectKind::connected_organization, "gone"}}));
  CHECK(world.row() == "nnnnn");
}

TEST_CASE("without organizations an external policy leaves columns unknown") {
  const struct {
    Scope scope;
    const char* row;
  } expected[] = {{Scope::specific_connected_organizations, "n??"},
                  {Scope::all_configured_organizations, "n??"},
                  {Scope::all_external_users, "nsy"},
                  {Scope::all_members, "ynn"}};
  for (const auto& row : expected) {
    TenantBuilder make;
    make.catalog("c1", "Partners");
    Package& package = make.package("p1", "Marketing", "c1");
    Policy& policy = make.policy("a1", "p1", row.scope);
    policy.targets = known(make.subjects({{SubjectKind::connected_organization, "o1"}}));
    Tenant& tenant = make.finish();
    tenant.organizations.completeness = Completeness::absent;
    std::string letters;
    for (const Audience& audience : audiences(tenant)) letters += "ysn?"[static_cast<int>(decide(package, audience, tenant).answer)];
    CAPTURE(portal_name(row.scope));
    CHECK(letters == row.row);
  }
}

TEST_CASE("an incomplete list of organizations leaves open only those that are missing") {
  World world;
  world.add(Scope::specific_connected_organizations);
  world.built().organizations.completeness = Completeness::incomplete;
  CHECK(world.row() == "nsnyn");
  world.policy->targets =
      known(world.make.subjects({{SubjectKind::connected_organization, "o1"}, {SubjectKind::connected_organization, "o9"}}));
  CHECK(world.row() == "nsyn?");
  CHECK(world.other().gap == Gap{Reason::page_missing, Field::organizations});
}

TEST_CASE("all configured organizations admit no guest when none is configured") {
  World world;
  world.add(Scope::all_configured_organizations);
  world.fabrikam->state = known(OrganizationState::proposed);
  CHECK(world.row() == "nnnnn");
  world.fabrikam->state = gap<OrganizationState>(Field::organization_state);
  CHECK(world.row() == "n??nn");
}

TEST_CASE("a known yes of a partial list of policies is a yes, a no needs all of them") {
  World world;
  world.add(Scope::all_members);
  world.built().policies.completeness = Completeness::incomplete;
  CHECK(world.row() == "y????");
  CHECK(world.guest().gap == Gap{Reason::page_missing, Field::policies});
  world.package->policies_expanded = known(true);
  CHECK(world.row() == "ynnnn");
}

TEST_CASE("a package without policies is closed only when all policies are known") {
  World world;
  CHECK(world.row() == "nnnnn");
  CHECK(world.member().gate == Gate::policy_exists);
  world.built().policies.completeness = Completeness::absent;
  CHECK(world.row() == "?????");
  CHECK(world.member().gap == Gap{Reason::not_loaded, Field::policies});
}

TEST_CASE("an unknown scope leaves every column unknown unless another policy opens it") {
  World world;
  world.add(Scope::all_members).scope = gap<Scope>(Field::policy_scope, Reason::unknown_member);
  world.add(Scope::all_members);
  CHECK(world.row() == "y????");
  CHECK(world.other().gap.reason == Reason::unknown_member);
}

TEST_CASE("several policies: the gate that the best of them got to is named") {
  World world;
  world.add(Scope::direct_assignment_only);
  CHECK(world.member().gate == Gate::policy_scope);
  World disabled;
  disabled.add(Scope::direct_assignment_only);
  disabled.add(Scope::all_members).accepts = known(false);
  CHECK(disabled.member().gate == Gate::policy_enabled);
  World other;
  other.add(Scope::all_members).accepts = known(false);
  other.add(Scope::all_external_users);
  CHECK(other.member().gate == Gate::policy_scope);
}

TEST_CASE("among policies that fit only the best class is offered") {
  World world;
  Policy& everybody = world.add(Scope::all_external_users);
  Policy& specific = world.add(Scope::specific_connected_organizations);
  Policy& members = world.add(Scope::all_members);
  Policy& all = world.add(Scope::all_directory_users);
  CHECK(world.ask(Audience::Kind::organization, world.proseware).policies == std::vector<const Policy*>{&specific});
  CHECK(world.ask(Audience::Kind::organization, world.fabrikam).policies == std::vector<const Policy*>{&everybody});
  CHECK(world.member().policies == std::vector<const Policy*>{&members});
  CHECK(world.guest().policies == std::vector<const Policy*>{&everybody, &specific, &all});
}

TEST_CASE("the trace names each gate with the object that decides it") {
  World world;
  world.catalog->external = known(false, at(60));
  world.add(Scope::all_external_users);
  CHECK(because(world.other()) ==
        "catalog-enabled: catalog \"Partners\" is published\n"
        "catalog-external: catalog \"Partners\" is not enabled for external users\n"
        "policy-exists: package \"Marketing\" has 1 policy\n"
        "policy-scope: policy \"a1\" includes them\n");
  const Verdict verdict = world.other();
  CHECK(verdict.trace[0].outcome == Answer::yes);
  CHECK(verdict.trace[1].outcome == Answer::no);
  CHECK(verdict.trace[1].place == at(60));
  CHECK(verdict.policies.empty());
  CHECK(explain(verdict.gate) == "the catalog is not enabled for external users");
}

TEST_CASE("columns: members, guests, configured organizations by name, proposed ones, any other") {
  TenantBuilder make;
  make.organization("o1", "Woodgrove");
  make.organization("o2", "Adatum", OrganizationState::proposed);
  make.organization("o3", "Fabrikam");
  make.organization("o4", "Litware").state = gap<OrganizationState>(Field::organization_state);
  std::string names;
  for (const Audience& audience : audiences(make.finish())) names += label(audience) + ", ";
  CHECK(names == "members, guests, Fabrikam, Woodgrove, Litware, Adatum, any other external user, ");
}
