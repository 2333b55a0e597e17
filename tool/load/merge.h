// One object out of all its copies: per field, first-hand before expanded, newer before older, and a gap where copies disagree.
#pragma once

#include <vector>

#include "tool/load/file-load.h"

namespace entitlint {

// Puts the objects of the files, in their order, into the tenant's collections: for Moment::now what is there, for Moment::planned what a
// Terraform plan makes of it (what it deletes is gone, and what it says lies over what is there). Exported
// records of one object that say different things are noted. For Moment::planned, the last merge, the objects themselves are taken.
void merge_into(Tenant& tenant, const std::vector<FileLoad*>& files, Moment moment, std::vector<Problem>& problems);

// Gives the tenant the arenas that its objects are in and point into. After the last merge.
void release_parts(Tenant& tenant, const std::vector<FileLoad*>& files);

}  // namespace entitlint
