// Spreads work over threads.
#pragma once

#include <cstddef>
#include <functional>

namespace entitlint {

// Calls work(worker) on up to `threads` threads at once, this one among them, and returns when every call has; worker is the number of the
// thread (0 … threads-1). It must not throw. Where the system gives no more threads, fewer do the work.
void on_threads(std::size_t threads, const std::function<void(std::size_t worker)>& work);

// Calls task(index, worker) for each index of 0 … count-1 once, in any order, on up to `threads` threads; worker (0 … threads-1) is the
// number of the thread, for what each of them needs for itself. Tasks write only to what belongs to their index. When tasks throw, the
// exception of the lowest index is thrown in the end.
void for_each_task(unsigned threads, std::size_t count, const std::function<void(std::size_t index, std::size_t worker)>& task);

}  // namespace entitlint
