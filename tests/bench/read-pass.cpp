// Entitlint's reader alone: the outline of every file, the tree of every record in it unless --outline is given, and with --facts the
// objects of the model that are made of it.
#include <cstdio>
#include <string_view>

#include "tool/input/error.h"
#include "tool/input/outline.h"
#include "tool/model/decode.h"

using namespace entitlint;

namespace {

struct Sum {
  std::size_t records = 0;
  std::size_t errors = 0;
};

enum class Depth { outline, trees, facts };

class Pass {
 public:
  Pass(const Source& source, Depth depth, Part& part, Sum& sum) : reader_(source), depth_(depth), part_(part), sum_(sum) {
    context_.source = 0;
  }

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
    if (depth_ == Depth::outline) return;
    const json::Value* const tree = parser_.parse(reader_.take(span), span.begin);
    if (tree == nullptr) ++sum_.errors;
    if (tree != nullptr && depth_ == Depth::facts) decode(*tree, context_, part_);
  }

  Reader reader_;
  Depth depth_;
  Part& part_;
  Sum& sum_;
  json::Parser parser_;
  RecordContext context_;
};

}  // namespace

int main(int count, char** arguments) {
  Sum sum;
  Depth depth = Depth::trees;
  Part part;
  try {
    for (int index = 1; index < count; ++index) {
      const std::string_view argument = arguments[index];
      if (argument == "--outline" || argument == "--facts") {
        depth = argument == "--facts" ? Depth::facts : Depth::outline;
        continue;
      }
      const Source source = open_source(arguments[index], arguments[index], true);
      Pass(source, depth, part, sum).run();
    }
  } catch (const CannotGoOn& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  std::printf("%zu records, %zu errors\n", sum.records, sum.errors);
  return sum.errors == 0 ? 0 : 1;
}
