// What a JSON source is, judged from its outline: which parts of it are records of which set, and which are not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tool/input/outline.h"
#include "tool/load/manifest.h"
#include "tool/load/set-name.h"
#include "tool/load/tree.h"
#include "tool/model/problem.h"
#include "tool/model/terraform.h"

namespace entitlint {

// How records came: alone, in an array (or one after another), or in a Graph page.
enum class Container : std::uint8_t { object, array, page };

// Records of one container, and what the container says of their set.
struct Portion {
  Container container = Container::object;
  Span span;               // of the container; of an unfinished one as far as it goes
  std::string context;     // @odata.context; empty when there is none
  std::string set_source;  // the context, else the request's or next page's URL: what `set` was read from
  SetName set;
  Place context_place;
  Place next_link;  // of @odata.nextLink; unknown when there is none
  Place count_place;
  std::optional<std::uint64_t> count;  // @odata.count
  std::vector<Span> records;
  bool cut = false;         // a syntax error took some of it away
  bool after_root = false;  // its records are root values, one after another
  TerraformRecord form = TerraformRecord::none;
};

// An error that Graph answered, saved as a file or as a part of a $batch.
struct Refusal {
  Place place;
  std::string text;  // "code: message"
  SetName set;       // of the request, when it is known
  bool in_batch = false;
};

struct Shape {
  TreePlace tree;
  std::vector<Portion> portions;
  std::vector<Span> loose;  // everything that is no record: checked like all JSON, not decoded
  std::vector<Span> quiet;  // the same, but its strings say again what records say: no links are looked for
  TerraformFile terraform = TerraformFile::none;
  TerraformConfiguration configuration;  // of a plan
  std::vector<Refusal> refusals;
  std::vector<Problem> problems;
  std::string gist;                  // what the root is, for a file that turns out to be unrecognised
  bool blank = false;                // there is no value in it, which is also a problem
  bool broken = false;               // a syntax error at the levels of the outline
  std::optional<Manifest> manifest;  // of an export; then it holds nothing else
  std::string lacking;               // what a snapshot says of itself that is not complete; empty: nothing
  bool report = false;               // one of entitlint's own reports: no input
};

[[nodiscard]] Shape judge_shape(Reader& reader, json::Parser& parser, const Source& source, SourceId id);

// Every key of an object that its outline lists twice.
void note_duplicates(const json::Outline& object, SourceId source, std::vector<Problem>& problems);

[[nodiscard]] Problem syntax_problem(const json::SyntaxError& error, SourceId source, std::uint32_t size);

}  // namespace entitlint
