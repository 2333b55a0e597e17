// One line on the terminal that says what a long run is doing.
#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace entitlint {

// Shows nothing in the first half second, and leaves nothing behind.
class Progress {
 public:
  Progress(std::ostream& out, bool enabled);
  ~Progress() { end(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(std::string what);
  void end();  // takes the line away; before anything else is written there

 private:
  void show();

  std::ostream& out_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string what_;
  bool ended_ = false;
  std::thread writer_;
};

}  // namespace entitlint
