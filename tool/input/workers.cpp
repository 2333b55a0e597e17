// A counter that threads take their next task from.
#include "tool/input/workers.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace entitlint {
namespace {

using Task = std::function<void(std::size_t, std::size_t)>;

class Queue {
 public:
  Queue(std::size_t count, const Task& task) : count_(count), task_(task) {}

  void work(std::size_t worker) {
    for (std::size_t index = next_++; index < count_; index = next_++) {
      try {
        task_(index, worker);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (error_ == nullptr || index < failed_) error_ = std::current_exception(), failed_ = index;
      }
    }
  }

  void rethrow() const {
    if (error_ != nullptr) std::rethrow_exception(error_);
  }

 private:
  std::size_t count_;
  const Task& task_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr error_;
  std::size_t failed_ = 0;
};

}  // namespace

void for_each_task(unsigned threads, std::size_t count, const std::function<void(std::size_t index, std::size_t worker)>& task) {
  Queue queue(count, task);
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) helpers.emplace_back([&queue, i] { queue.work(i); });
  queue.work(0);
  for (std::thread& helper : helpers) helper.join();
  queue.rethrow();
}

}  // namespace entitlint
