// AP602: names that stand for two things.
#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "tool/access/crowds.h"
#include "tool/access/scope.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// Without case and surrounding blanks; letters of Latin-1 too, because names are in people's languages.
std::string folded(std::string_view text) {
  std::string name(trimmed(text));
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte >= 'A' && byte <= 'Z') name[i] = static_cast<char>(byte + ('a' - 'A'));
    const bool latin = i > 0 && static_cast<unsigned char>(name[i - 1]) == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    if (latin) name[i] = static_cast<char>(byte + 0x20);
  }
  return name;
}

// A body without an id is not created yet, or is what changes an object that is here under its id: it is no second one. What a plan creates
// is.
bool is_one_of_its_own(const Object& object) {
  return (!object.id.empty() || object.planned == Planned::created) && !trimmed(object.display_name.value_or({})).empty();
}

// Two plans of one configuration, or its plan and its state, speak of one resource.
bool is_the_same_resource(const Object& one, const Object& other) {
  return !one.address.empty() && one.address == other.address;
}

// The crowds that see the package when they browse. Members see what is for the whole directory too.
std::vector<std::string> who_sees(const Package& package, const Crowds& crowds) {
  std::vector<std::string> all;
  if (!package.hidden.is(false)) return all;
  for (const Policy* policy : package.policies) {
    if (!requestable(*policy).is(true)) continue;
    std::ranges::move(crowds.of(*policy), std::back_inserter(all));
    if (policy->scope.is(Scope::all_directory_users)) all.emplace_back("members");
  }
  return all;
}

std::string rename_it(const Object& object, std::string_view where) {
  return remedy(object,
                "ID Governance > Entitlement management > " + std::string(where) + " > " + in_quotes(object.label()) +
                    " > Edit: a name that tells them apart, or PATCH " + graph_path(object) + " with {\"displayName\": \"...\"}.",
                {"change displayName", "change displayName", "change display_name"});
}

Finding& report(const Object& object, const Object& first, std::string message, std::string advice, About& about) {
  Finding& finding = about.report(object.display_name.place(), std::move(message));
  finding.severity = Severity::note;
  finding.related.push_back({first.mark(), "the same name here"});
  finding.remedy = std::move(advice);
  return finding;
}

// Packages: a warning where somebody sees both.
class PackageNames {
 public:
  explicit PackageNames(const Tenant& tenant) : tenant_(tenant), crowds_(tenant) {}

  void judge(const Package& package, Context& context) {
    auto about = context.about(package, tenant_);
    if (!about.need(package.display_name) || !is_one_of_its_own(package)) return;
    Name& name = names_[folded(package.display_name.value())];
    const Package* both_see = nullptr;
    for (std::string& crowd : who_sees(package, crowds_)) {
      const auto [at, fresh] = name.seen_by.try_emplace(std::move(crowd), &package);
      if (!fresh && at->second != &package && !is_the_same_resource(package, *at->second)) both_see = at->second;
    }
    if (name.first == nullptr) {
      name.first = &package;
      return;
    }
    const Package& other = both_see != nullptr ? *both_see : *name.first;
    if (is_the_same_resource(package, other)) return;
    Finding& finding = report(package, other,
                              "another access package is called " + in_quotes(package.label()) + " too" +
                                  (both_see != nullptr ? ", and the same people see both" : ""),
                              rename_it(package, "Access packages"), about);
    if (both_see != nullptr) finding.severity = Severity::warning;
  }

 private:
  struct Name {
    const Package* first = nullptr;
    std::map<std::string, const Package*> seen_by;
  };
  const Tenant& tenant_;
  Crowds crowds_;
  std::unordered_map<std::string, Name> names_;
};

template <class T>
void judge_all(const Collection<T>& collection, const Tenant& tenant, std::string_view where, Context& context) {
  std::unordered_map<std::string, const T*> first;
  for (const T& object : collection.all) {
    auto about = context.about(object, tenant);
    if (!about.need(object.display_name) || !is_one_of_its_own(object)) continue;
    const auto [at, fresh] = first.try_emplace(folded(object.display_name.value()), &object);
    if (fresh || is_the_same_resource(object, *at->second)) continue;
    report(object, *at->second, "another " + std::string(spoken_name(object.kind)) + " is called " + in_quotes(object.label()) + " too",
           rename_it(object, where), about);
  }
}

// Policies of one package between which people choose.
void judge_policies(const Package& package, const Tenant& tenant, const Crowds& crowds, Context& context) {
  std::map<std::pair<std::string, std::string>, const Policy*> first;
  for (const Policy* policy : package.policies) {
    if (!requestable(*policy).is(true) || !is_one_of_its_own(*policy)) continue;
    const std::string name = folded(policy->display_name.value());
    auto about = context.about(*policy, tenant);
    const Policy* other = nullptr;
    for (const std::string& crowd : crowds.of(*policy)) {
      const auto [at, fresh] = first.try_emplace({std::to_string(priority(policy->scope.value())) + crowd, name}, policy);
      if (!fresh && at->second != policy) other = at->second;
    }
    if (other == nullptr) continue;
    Finding& finding = report(
        *policy, *other, full_name(*policy) + " has a namesake for the same people, who must choose between them",
        policy_remedy(*policy, ": a name that tells them apart.", {"change displayName", "change displayName", "change display_name"}),
        about);
    finding.severity = Severity::warning;
  }
}

void check(const Case& c, Context& context) {
  for (const Tenant& tenant : c.tenants) {
    const Crowds crowds(tenant);
    PackageNames names(tenant);
    for (const Package& package : tenant.packages.all) {
      names.judge(package, context);
      judge_policies(package, tenant, crowds, context);
    }
    judge_all(tenant.catalogs, tenant, "Catalogs", context);
    judge_all(tenant.organizations, tenant, "Connected organizations", context);
  }
}

}  // namespace

extern const Rule duplicate_display_name = {
    .code = "AP602",
    .name = "duplicate-display-name",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .tags = "hygiene",
    .since = "0.1",
    .summary = "Two objects that people must tell apart have the same name.",
    .covers = "",
    .dialects = dialects::v1 | dialects::beta | dialects::terraform,
    .needs = "packages",
    .relates_files = true,
    .check = check,
};

}  // namespace entitlint
