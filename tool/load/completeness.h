// Judges how much of each collection is among the inputs, by what pages, trees and errors say.
#pragma once

#include <vector>

#include "tool/load/file-load.h"

namespace entitlint {

// Fills completeness and why of the tenant's collections; adds the pages that have no successor and the counts that are not met.
// Call it before the files' tallies are gone. False when the domains are known to be only some of them.
bool judge_completeness(Tenant& tenant, const Sources& sources, const std::vector<FileLoad*>& files, std::vector<Problem>& problems);

}  // namespace entitlint
