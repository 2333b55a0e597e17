// Terraform's JSON: plans and states as `terraform show -json` prints them, and the state file itself.
#pragma once

#include "tool/model/decode.h"
#include "tool/model/terraform-configuration.h"

namespace entitlint {

// What a file of Terraform's is.
enum class TerraformFile : std::uint8_t { none, plan, state, raw_state };

// What a record of one is: an item of resource_changes, a resource of a state with its values, a resource of a raw state with its
// instances.
enum class TerraformRecord : std::uint8_t { none, change, resource, raw_resource };

// Adds the objects of a record: of the azuread provider, and the Graph bodies of the msgraph provider. The entity is that of the first.
Entity decode_terraform(const json::Value& record, TerraformRecord form, const TerraformConfiguration& configuration,
                        const RecordContext& context, Part& into);

// Whether objects of this resource type are read at all: nothing of other providers is looked at or shown.
[[nodiscard]] bool is_read_from_terraform(std::string_view type);

}  // namespace entitlint
