// A thread that waits half a second and then writes the step at hand whenever it changes.
#include "tool/cli/progress.h"

#include <ostream>
#include <system_error>

namespace entitlint {
namespace {

constexpr std::chrono::milliseconds patience{500};
constexpr const char* erase_line = "\r\x1B[K";

}  // namespace

Progress::Progress(std::ostream& out, bool enabled) : out_(out) {
  if (!enabled) return;
  try {
    writer_ = std::thread([this] { show(); });
  } catch (const std::system_error&) {
    // No thread to be had: then there is no progress to see.
  }
}

void Progress::step(std::string what) {
  const std::lock_guard lock(mutex_);
  what_ = std::move(what);
  changed_.notify_one();
}

void Progress::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_one();
  }
  if (writer_.joinable()) writer_.join();
}

void Progress::show() {
  std::unique_lock lock(mutex_);
  if (changed_.wait_for(lock, patience, [this] { return ended_; })) return;
  for (std::string shown; !ended_; changed_.wait(lock, [&] { return ended_ || what_ != shown; })) {
    shown = what_;
    out_ << erase_line << "entitlint: " << shown << " …" << std::flush;
  }
  out_ << erase_line << std::flush;
}

}  // namespace entitlint
