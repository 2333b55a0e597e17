// Makes Terraform plans for tests, and looks into what was loaded of them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/load-support.h"
#include "tool/model/terraform-address.h"

namespace entitlint::test {

// An item of resource_changes.
inline std::string change(const std::string& address, const std::string& actions, const std::string& before, const std::string& after,
                          const std::string& unknown = "{}") {
  std::string rest(parse_address(address).resource);
  const bool data = rest.starts_with("data.");
  if (data) rest = rest.substr(5);
  const std::string type = rest.substr(0, rest.find('.'));
  std::string quoted;
  for (const char c : address) quoted += (c == '"' ? "\\\"" : std::string(1, c));
  return "{\"address\":\"" + quoted + "\",\"mode\":\"" + (data ? "data" : "managed") + "\",\"type\":\"" + type +
         "\",\"change\":{\"actions\":" + actions + ",\"before\":" + before + ",\"after\":" + after + ",\"after_unknown\":" + unknown + "}}";
}

inline std::string created(const std::string& address, const std::string& after, const std::string& unknown = R"({"id":true})") {
  return change(address, R"(["create"])", "null", after, unknown);
}

inline std::string plan(const std::vector<std::string>& changes, const std::string& configuration = R"({"root_module":{}})",
                        const std::string& variables = "{}") {
  std::string list;
  for (const std::string& each : changes) list += (list.empty() ? "" : ",\n") + each;
  return R"({"format_version":"1.2","terraform_version":"1.11.4","variables":)" + variables + ",\"resource_changes\":[" + list +
         "],\"configuration\":" + configuration + "}";
}

// A resource of a configuration with one reference.
inline std::string links(const std::string& address, const std::string& attribute, const std::string& references,
                         const std::string& more = "") {
  return "{\"address\":\"" + address + "\",\"expressions\":{\"" + attribute + "\":{\"references\":" + references + "}}" + more + "}";
}

inline std::string root_module(const std::string& resources, const std::string& calls = "{}") {
  return "{\"root_module\":{\"resources\":[" + resources + "],\"module_calls\":" + calls + "}}";
}

inline const std::string unknown_catalog = R"({"id":true,"catalog_id":true})";
inline const std::string unknown_package = R"({"id":true,"access_package_id":true})";

inline Tenant& only(Loaded& loaded) {
  REQUIRE(loaded.tenants.size() == 1);
  return loaded.tenants.front();
}

inline const Package& package(const Tenant& tenant, std::string_view address) {
  for (const Package& each : tenant.packages.all) {
    if (each.address == address) return each;
  }
  FAIL("no package ", std::string(address));
  return tenant.packages.all.front();
}

inline std::string catalog_of(const Tenant& tenant, std::string_view address) {
  const Fact<Reference<Catalog>>& catalog = package(tenant, address).catalog;
  if (!catalog.known()) return std::string(name(catalog.gap().reason));
  return catalog->target == nullptr ? "nowhere" : std::string(catalog->target->label());
}

}  // namespace entitlint::test
