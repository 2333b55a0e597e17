// Whom one policy reaches: the last gate, asked of one policy and one audience.
#pragma once

#include <string_view>

#include "tool/access/decide.h"

namespace entitlint {

// What one policy answers to one audience, and by which value.
struct Reach {
  Answer answer = Answer::unknown;
  Gate gate = Gate::none;  // that is closed, when answer is no
  Gap gap;                 // when answer is unknown
  Place place;             // of the value that decides
  std::string_view why;    // "takes no requests"; a verb phrase of the policy
  bool by_request = true;  // false: direct assignment, rules, service principals
};

// `externally_visible` is the catalog's; only guests are judged with it here, because for people from outside it is a gate of its own.
[[nodiscard]] Reach reach(const Policy& policy, const Audience& audience, const Tenant& tenant, const Fact<bool>& externally_visible);

// Among policies that fit, those of the best class win and the requestor never sees the others (troubleshooting article, "Multiple
// policies"): 1 is best. The article prints specific organizations twice; the better class is taken.
[[nodiscard]] int priority(Scope scope);

}  // namespace entitlint
