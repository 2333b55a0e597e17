// One object out of all its copies: per field, first-hand before expanded, newer before older, and a gap where copies disagree.
#pragma once

#include <vector>

#include "tool/load/file-load.h"

namespace entitlint {

// Moves the objects of the files, in their order, into the tenant's collections, and their arenas into the tenant. Records of one object
// that say different things are noted.
void merge_into(Tenant& tenant, const std::vector<FileLoad*>& files, std::vector<Problem>& problems);

}  // namespace entitlint
