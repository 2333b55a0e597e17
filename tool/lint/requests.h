// The Graph requests of findings, written from the changes that rules name.
#pragma once

#include <vector>

#include "tool/input/source.h"
#include "tool/lint/finding.h"

namespace entitlint {

// Turns every finding's change into its request: a PATCH of the one attribute, or, because policies are replaced, a PUT that carries all of
// the policy as the export has it. Where a part of the policy is not known there is no request, and the remedy says why. Reads the
// policies' records again; throws CannotGoOn when a file has gone.
void write_requests(std::vector<Finding>& findings, const Sources& sources);

}  // namespace entitlint
