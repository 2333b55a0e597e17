// What makes an access package sensitive: directory roles, group ownership, and what the configuration names.
#include <algorithm>

#include "tool/access/directory.h"

namespace entitlint {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Without ASCII case; * stands for any run of bytes, ? for one. The last * takes up whatever does not fit, so this never backs up twice.
bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = pattern.npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
      ++p, ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
}

bool lists(const std::vector<std::string>& ids, std::string_view id) {
  return !id.empty() && std::ranges::any_of(ids, [id](const std::string& listed) { return equal_ids(listed, id); });
}

bool fits_any(const std::vector<std::string>& patterns, std::string_view name) {
  return !name.empty() && std::ranges::any_of(patterns, [name](const std::string& pattern) { return fits(pattern, name); });
}

// A value that configuration names is sensitive; one that is missing, or that it does not name, simply is not known to be.
Fact<bool> named(const Fact<std::string_view>& value, const std::vector<std::string>& list,
                 bool (*in)(const std::vector<std::string>&, std::string_view)) {
  return {value.known() && in(list, value.value()), value.place()};
}

bool starts_with_owner(std::string_view role) {
  constexpr std::string_view prefix = "Owner_";
  return role.size() > prefix.size() && equal_ids(role.substr(0, prefix.size()), prefix);
}

// "Owner" also stands alone: Terraform's access_type.
Fact<bool> is_sensitive(const RoleScope& role) {
  const Fact<bool> directory_role = map(role.origin_system, [](std::string_view system) { return equal_ids(system, "DirectoryRole"); });
  const Fact<bool> group = map(role.origin_system, [](std::string_view system) { return equal_ids(system, "AadGroup"); });
  const Fact<bool> owner = either(map(role.role_origin_id, starts_with_owner),
                                  map(role.role_name, [](std::string_view name) { return equal_ids(name, "Owner"); }));
  return either(directory_role, both(group, owner));
}

Fact<bool> is_named(const RoleScope& role, const Limits& limits) {
  const Fact<bool> by_id =
      either(named(role.origin_id, limits.sensitive_ids, lists), named(role.role_origin_id, limits.sensitive_ids, lists));
  return either(by_id, named(role.resource_name, limits.sensitive_names, fits_any));
}

}  // namespace

Fact<bool> sensitive(const Package& package, const Tenant& tenant, const Limits& limits) {
  const bool named_itself = lists(limits.sensitive_ids, package.id) || fits_any(limits.sensitive_names, package.display_name.value_or({}));
  if (named_itself) return {true, package.mark()};
  const Fact<bool> any = any_entry(package.roles, [&](const RoleScope& role) {
    return either(is_named(role, limits), either(is_sensitive(role), of_role_assignable_group(role, tenant)));
  });
  return any.is(false) ? Fact<bool>(false, package.roles.place()) : any;
}

Fact<bool> gives_sensitive(const Policy& policy, const Tenant& tenant, const Limits& limits) {
  const Fact<const Package*> package = package_of(policy, tenant);
  if (!package.known()) return {package.gap(), package.place()};
  return package.value() == nullptr ? Fact<bool>(false, package.place()) : sensitive(*package.value(), tenant, limits);
}

}  // namespace entitlint
