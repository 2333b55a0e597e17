// Spreads independent tasks over threads.
#pragma once

#include <cstddef>
#include <functional>

#include "tool/input/json.h"

namespace entitlint {

// Calls task(index, parser) for 0 … count-1, each once, in any order, on up to `threads` threads; each thread has a parser of its
// own. Tasks write only to what belongs to their index. When tasks throw, the exception of the lowest index is thrown in the end.
void for_each_task(unsigned threads, std::size_t count, const std::function<void(std::size_t, json::Parser&)>& task);

}  // namespace entitlint
