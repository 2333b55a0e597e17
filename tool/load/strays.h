// Objects that no list holds: the sign that a list which does not say whose it is is not the whole collection.
#pragma once

#include <vector>

#include "tool/load/file-load.h"

namespace entitlint {

// Lowers a collection to incomplete when a file of one object holds one that none of its lists does: an @odata.context is the same for a
// filtered list as for the whole one. Where a manifest counts what came, only what is assumed is doubted. Call it when the tenant's objects
// know all their appearances.
void doubt_assumed_collections(Tenant& tenant, const Sources& sources, const std::vector<FileLoad*>& files);

}  // namespace entitlint
