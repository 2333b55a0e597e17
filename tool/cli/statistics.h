// What --stats prints: files, objects, bytes, time per step and rule.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "tool/lint/outcome.h"
#include "tool/load/load.h"

namespace entitlint {

// Wall time of consecutive steps.
class Stopwatch {
 public:
  void lap(std::string step) {
    const auto now = std::chrono::steady_clock::now();
    laps_.emplace_back(std::move(step), std::chrono::duration<double>(now - start_).count());
    start_ = now;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, double>>& laps() const { return laps_; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::vector<std::pair<std::string, double>> laps_;  // seconds
};

void write_statistics(std::ostream& out, const Stopwatch& watch, const Loaded& loaded, const Outcome& outcome);

}  // namespace entitlint
