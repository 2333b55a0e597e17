// What the configuration of a Terraform plan says of the links between its resources: which expression refers to which resource. It leads
// from an attribute that is unknown until apply to the address of the resource whose id it will be.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/json.h"
#include "tool/model/terraform-address.h"

namespace entitlint {

struct TerraformModule;  // inside

class TerraformConfiguration {
 public:
  TerraformConfiguration();
  ~TerraformConfiguration();
  TerraformConfiguration(TerraformConfiguration&&) noexcept;
  TerraformConfiguration& operator=(TerraformConfiguration&&) noexcept;

  // `configuration` and `variables` of a plan, in any order. Nothing of the values is kept.
  void read(const json::Value& configuration);
  void read_variables(const json::Value& variables);

  // The address of the resource of type `wanted` that the attribute of this resource refers to; its key may be any_key. Nothing when that
  // cannot be told for certain.
  [[nodiscard]] std::optional<std::string> target(std::string_view address, std::string_view attribute, std::string_view wanted) const;

  // Whether the block of this resource writes the attribute down. Nothing when the block is not there to be read (a dynamic one is not).
  [[nodiscard]] std::optional<bool> writes(std::string_view address, std::string_view block, std::string_view attribute) const;

  // Whether making the resource runs a script, of which the plan shows nothing.
  [[nodiscard]] bool runs_scripts(std::string_view address) const;

  // The sources of the module calls on the way to an address, outermost first ("./mod"); nothing when a call is not there.
  [[nodiscard]] std::optional<std::vector<std::string>> module_sources(std::string_view address) const;

 private:
  std::unique_ptr<TerraformModule> root_;
};

}  // namespace entitlint
