// Objects that one format knows by id and another by name only.
#pragma once

#include <vector>

#include "tool/load/file-load.h"

namespace entitlint {

// Gives records without an id the id of the one object that has their name, where that is certain: catalogs and connected organizations
// when nothing else has the name; packages in the same catalog; policies of the same package. Such a record is second-hand from then on:
// it fills in what others do not say. What a plan makes is never one of those that are there. Before the merge.
void join_twins(const std::vector<FileLoad*>& files);

}  // namespace entitlint
