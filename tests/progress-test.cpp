// Progress: silent at first, one line at a time, nothing left behind.
#include "tool/cli/progress.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace entitlint;

TEST_CASE("a short run shows no progress") {
  std::ostringstream out;
  {
    Progress progress(out, true);
    progress.step("reading");
  }
  CHECK(out.str().empty());
}

TEST_CASE("a long run shows its step and takes it away again") {
  std::ostringstream out;
  {
    Progress progress(out, true);
    progress.step("reading");
    std::this_thread::sleep_for(std::chrono::milliseconds(900));
  }
  CHECK(out.str() == "\r\x1B[Kentitlint: reading …\r\x1B[K");
}

TEST_CASE("without a terminal there is none") {
  std::ostringstream out;
  {
    Progress progress(out, false);
    progress.step("reading");
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
  }
  CHECK(out.str().empty());
}
