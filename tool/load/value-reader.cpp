// Reads stretches of JSON strictly.
#include "tool/load/value-reader.h"

#include "tool/input/outline.h"
#include "tool/links/scan.h"
#include "tool/load/shape.h"
#include "tool/load/strings.h"

namespace entitlint {
namespace {

constexpr std::uint32_t longest_scalar = 64 * 1024;

}  // namespace

void ValueReader::fail(const json::SyntaxError& error) {
  problems_.push_back(syntax_problem(error, id_, source_.size));
  problems_.back().object_name = source_.path;
}

const json::Value* ValueReader::read(Span span) {
  const std::string_view view = reader_.view(span);
  const bool linked = !quiet_ && may_hold_links(view);
  if (linked) raw_.assign(view);
  const json::Value* const value = parser_.parse(reader_.take(span), span.begin);
  if (value == nullptr) {
    fail(*parser_.error());
    return nullptr;
  }
  for (const json::DuplicateKey& twice : parser_.duplicates()) {
    Problem problem;
    problem.kind = ProblemKind::duplicate_key;
    problem.place = {id_, twice.second};
    problem.related = {id_, twice.first};
    problem.record = span;
    problem.object_name = source_.path;
    problem.text = twice.key;
    problems_.push_back(std::move(problem));
  }
  if (linked) scan_strings(*value, raw_, span.begin, id_, links_);
  return value;
}

bool ValueReader::check(Span span, unsigned depth) {
  if (span.size() <= large_value || depth >= json::Parser::max_depth) return read(span) != nullptr;
  const json::Outlines outlines = json::outline(reader_, span);
  if (outlines.error) fail(*outlines.error);
  bool sound = !outlines.error;
  for (const json::Outline& root : outlines.roots) {
    if (root.kind != json::Kind::array && root.kind != json::Kind::object) return read(span) != nullptr;
    note_duplicates(root, id_, problems_);
    for (const Span& element : root.elements) sound = check(element, depth + 1) && sound;
    for (const json::OutlineMember& member : root.members) {
      for (const Span& element : member.elements) sound = check(element, depth + 2) && sound;
      if (member.kind != json::Kind::array) sound = check(member.span, depth + 1) && sound;
    }
  }
  return sound;
}

const json::Value* ValueReader::glimpse(Span span) {
  const json::Outlines outlines = json::outline(reader_, span);
  if (outlines.error || outlines.roots.size() != 1 || outlines.roots.front().kind != json::Kind::object) return nullptr;
  glimpsed_ = "{";
  for (const json::OutlineMember& member : outlines.roots.front().members) {
    if (member.key_span.size() > longest_scalar) continue;
    if (glimpsed_.size() > 1) glimpsed_ += ',';
    glimpsed_ += reader_.view(member.key_span);
    glimpsed_ += ':';
    const bool short_enough = member.span.size() <= longest_scalar;
    if (member.kind == json::Kind::array)
      glimpsed_ += member.elements.empty() ? "[]" : "[{\"more\":1}]";
    else if (member.kind == json::Kind::object)
      glimpsed_ += "{\"more\":1}";
    else if (short_enough)
      glimpsed_ += reader_.view(member.span);
    else
      glimpsed_ += "\"…\"";
  }
  glimpsed_ += '}';
  const std::size_t length = glimpsed_.size();
  glimpsed_.resize(length + Reader::padding);
  return parser_.parse(std::span<char>(glimpsed_.data(), length), 0);
}

}  // namespace entitlint
