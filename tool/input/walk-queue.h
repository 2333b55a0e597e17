// The folders that the threads of a walk have still to list.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tool/input/gitignore.h"

namespace entitlint {

// An ignore file, and the next that is in force beside it: of a folder above.
struct IgnoreFile {
  Gitignore patterns;
  const IgnoreFile* above;
};

struct WaitingFolder {
  std::string path;
  const IgnoreFile* ignores = nullptr;  // the innermost
  bool below_ignored = false;           // in an ignored folder nothing can be taken back
};

class WalkQueue {
 public:
  // The caller has taken a folder and not finished it, unless it adds the first.
  void add(std::vector<WaitingFolder>& folders) {
    if (folders.empty()) return;
    const std::lock_guard lock(mutex_);
    unfinished_ += folders.size();
    for (WaitingFolder& folder : folders) waiting_.push_back(std::move(folder));
    folders.clear();
    changed_.notify_all();
  }

  // Waits for a folder; nothing when all are finished. The last that was added comes first, so that few wait.
  std::optional<WaitingFolder> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !waiting_.empty() || unfinished_ == 0; });
    if (waiting_.empty()) return std::nullopt;
    WaitingFolder folder = std::move(waiting_.back());
    waiting_.pop_back();
    return folder;
  }

  void finish_one() {
    const std::lock_guard lock(mutex_);
    if (--unfinished_ == 0) changed_.notify_all();
  }

  // Where an ignore file stays until the walk is over.
  const IgnoreFile* keep(IgnoreFile file) {
    const std::lock_guard lock(mutex_);
    return &ignore_files_.emplace_back(std::move(file));
  }

  [[nodiscard]] std::size_t waiting() {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<WaitingFolder> waiting_;
  std::size_t unfinished_ = 0;  // waiting, or taken by a thread that may add what it finds in it
  std::deque<IgnoreFile> ignore_files_;
};

}  // namespace entitlint
