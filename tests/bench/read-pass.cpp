// Entitlint's reader alone: the outline of every file, and the tree of every record in it unless --outline is given.
#include <cstdio>
#include <string_view>

#include "tool/input/error.h"
#include "tool/input/outline.h"

using namespace entitlint;

namespace {

struct Sum {
  std::size_t records = 0;
  std::size_t errors = 0;
};

class Pass {
 public:
  Pass(const Source& source, bool trees, Sum& sum) : reader_(source), trees_(trees), sum_(sum) {}

  void run() {
    const json::Outlines outlines = json::outline(reader_, {0, reader_.size()});
    if (outlines.error) ++sum_.errors;
    for (const json::Outline& root : outlines.roots) {
      for (const Span element : root.elements) record(element);
      for (const json::OutlineMember& member : root.members) {
        if (member.kind != json::Kind::array) record(member.span);
        for (const Span element : member.elements) record(element);
      }
    }
  }

 private:
  void record(Span span) {
    ++sum_.records;
    if (trees_ && parser_.parse(reader_.take(span), span.begin) == nullptr) ++sum_.errors;
  }

  Reader reader_;
  bool trees_;
  Sum& sum_;
  json::Parser parser_;
};

}  // namespace

int main(int count, char** arguments) {
  Sum sum;
  bool trees = true;
  try {
    for (int index = 1; index < count; ++index) {
      const std::string_view argument = arguments[index];
      if (argument == "--outline") {
        trees = false;
        continue;
      }
      const Source source = open_source(arguments[index], arguments[index], true);
      Pass(source, trees, sum).run();
    }
  } catch (const CannotGoOn& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  std::printf("%zu records, %zu errors\n", sum.records, sum.errors);
  return sum.errors == 0 ? 0 : 1;
}
