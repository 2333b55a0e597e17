// The `.tf` files behind a Terraform plan: findings stand on the resource block there, because that is what is reviewed and changed.
#pragma once

#include <string>

#include "tool/lint/outcome.h"
#include "tool/load/load.h"

namespace entitlint {

// Adds the `.tf` files of the plans among the sources, in their order: below `root` (--terraform-root); without it, of the repository that
// holds the plan, else below its folder. Nothing is read from them.
void add_terraform_files(Sources& sources, const std::string& root);

// Moves findings on resources of a plan to their blocks, and keeps the place in the plan as a related one. Answers one line when some
// resource has no block that is certainly its own; else nothing.
[[nodiscard]] std::string stand_on_blocks(Outcome& outcome, const Loaded& loaded, const Sources& sources, const std::string& root);

}  // namespace entitlint
