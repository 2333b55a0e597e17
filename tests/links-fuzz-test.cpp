// Replays the fuzz corpus and the judged rows in every container: whole, cut, and with bytes changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/document.h"
#include "tests/support.h"

namespace {

namespace fs = std::filesystem;
using namespace entitlint;

constexpr std::array containers = {FileType::text, FileType::markdown, FileType::html, FileType::csv,
                                   FileType::json, FileType::yaml,     FileType::mail};

std::vector<std::string> corpus() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(test::root() / "tests" / "fuzz" / "corpus")) files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> all;
  for (const fs::path& file : files) all.push_back(test::slurp(file));
  return all;
}

void check_everywhere(const std::string& bytes) {
  for (const FileType type : containers) {
    CAPTURE(bytes);
    CAPTURE(static_cast<int>(type));
    CHECK(fuzz::fault_in(bytes, type) == "");
  }
}

TEST_CASE("the fuzz corpus holds in every container, whole and cut") {
  const std::vector<std::string> all = corpus();
  REQUIRE(all.size() > 20);
  for (const std::string& bytes : all) {
    check_everywhere(bytes);
    for (std::size_t part = 1; part < 8; ++part) check_everywhere(bytes.substr(0, bytes.size() * part / 8));
  }
}

// A fuzzer in small, the same on every machine: it finds less than libFuzzer, but runs everywhere.
TEST_CASE("the fuzz corpus holds with bytes changed, doubled and left out") {
  const std::vector<std::string> all = corpus();
  std::mt19937 random(7);
  constexpr std::string_view bytes_of_interest = "<>[](){}\"'`\\/#@&;=%?!\n\r\t -*_~|,.:\0\xC3\xE2\x80\x8B\xFF";
  for (int round = 0; round < 600; ++round) {
    std::string bytes = all[random() % all.size()];
    for (std::size_t changes = 1 + random() % 6; changes > 0 && !bytes.empty(); --changes) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = bytes_of_interest[random() % bytes_of_interest.size()];
          break;
        case 1:
          bytes.erase(at, 1 + random() % 8);
          break;
        case 2:
          bytes.insert(at, bytes.substr(random() % bytes.size(), 1 + random() % 40));
          break;
        default: {
          const std::string& other = all[random() % all.size()];
          bytes = bytes.substr(0, at) + other.substr(random() % (other.size() + 1));
        }
      }
    }
    CAPTURE(bytes);
    CHECK(fuzz::fault_in(bytes, containers[static_cast<std::size_t>(round) % containers.size()]) == "");
  }
}

}  // namespace
