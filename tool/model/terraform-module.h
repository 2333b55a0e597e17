// Inside the reading of a plan's configuration: a module's expressions, and the search through them.
#pragma once

#include <set>

#include "tool/model/terraform-configuration.h"
#include "tool/model/terraform-value.h"

namespace entitlint {

inline constexpr int deepest_chain = 32;  // of references that lead to references: more is a circle

using References = std::vector<std::string>;

// What an expression refers to, and its value where it is written out.
struct TerraformExpression {
  References references;
  TerraformValue constant;
};

struct TerraformModule {
  struct Resource {
    std::map<std::string, References, std::less<>> expressions;
    TerraformExpression repeats;                 // for_each
    std::set<std::string, std::less<>> written;  // "block" and "block.attribute" of all that its blocks write down
    bool runs_scripts = false;                   // has provisioners
  };
  struct Call {
    std::map<std::string, TerraformExpression, std::less<>> inputs;
    TerraformExpression repeats;
    std::string source;
    std::unique_ptr<TerraformModule> module;
  };
  std::map<std::string, Resource, std::less<>> resources;  // by "type.name"
  std::map<std::string, Call, std::less<>> calls;
  std::map<std::string, References, std::less<>> outputs;
  std::map<std::string, TerraformValue, std::less<>> variables;  // of the root module their values, of others their defaults

  void read(const json::Value& module, int depth);
  // Of an address, through the calls of modules; null when it is not there.
  [[nodiscard]] const Resource* find(const TerraformAddress& address) const;
};

// A module instance, and how it was reached.
struct TerraformScope {
  const TerraformModule* module = nullptr;
  std::string instance;  // "module.hr["a"]."; empty: the root
  const TerraformScope* parent = nullptr;
  const TerraformModule::Call* call = nullptr;
  std::string key;  // of the call's instance
};

// One search for the resource that some references mean.
class TerraformSearch {
 public:
  explicit TerraformSearch(std::string_view wanted) : wanted_(wanted) {}

  // Whose expression is followed: the key of its instance, and what its for_each goes over.
  struct Instance {
    std::string_view key;
    const TerraformExpression& repeats;
  };
  [[nodiscard]] std::optional<std::string> follow(const TerraformScope& scope, const References& references, const Instance& instance,
                                                  int depth);

 private:
  [[nodiscard]] std::optional<std::string> one(const TerraformScope& scope, std::string_view reference, const Instance& instance,
                                               int depth);
  [[nodiscard]] std::optional<std::string> from_outside(const TerraformScope& scope, std::string_view rest, int depth);
  [[nodiscard]] std::optional<std::string> repeated(const TerraformScope& scope, const Instance& instance, int depth);
  [[nodiscard]] std::optional<std::string> resource(const TerraformScope& scope, std::string_view reference, int depth);
  [[nodiscard]] std::optional<std::string> output(const TerraformScope& scope, std::string_view rest, int depth);
  // With another index for what is written without one.
  [[nodiscard]] std::optional<std::string> follow_with(std::string index, const TerraformScope& scope, const References& references,
                                                       const Instance& instance, int depth);

  std::string_view wanted_;
  std::string index_;  // of a reference that names no instance; empty: the only instance
};

// The index that the other references of an expression give to the one at `at`: "["eng"]", any_key where nobody can tell, nothing where
// there is none.
[[nodiscard]] std::optional<std::string> index_beside(const TerraformScope& scope, const References& references, std::size_t at,
                                                      const TerraformSearch::Instance& instance);

// Terraform lists "p["k"].id", "p["k"]" and "p" for one reference, the longest first.
[[nodiscard]] bool is_prefix_of_earlier(const References& references, std::size_t at);

}  // namespace entitlint
