// A counter that threads take their next task from.
#include "tool/input/workers.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
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

void on_threads(std::size_t threads, const std::function<void(std::size_t worker)>& work) {
  std::vector<std::thread> helpers;  // libc++ on macOS has no jthread yet
  helpers.reserve(threads);
  try {
    while (helpers.size() + 1 < threads) helpers.emplace_back([&work, worker = helpers.size() + 1] { work(worker); });
  } catch (const std::system_error&) {
    // No more threads to be had: those there are do all the work.
  }
  work(0);
  for (std::thread& helper : helpers) helper.join();
}

void for_each_task(unsigned threads, std::size_t count, const std::function<void(std::size_t index, std::size_t worker)>& task) {
  Queue queue(count, task);
  on_threads(std::min<std::size_t>(threads, count), [&queue](std::size_t worker) { queue.work(worker); });
  queue.rethrow();
}

}  // namespace entitlint
