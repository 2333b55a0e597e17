// Text and its builder: runs are kept as few as possible, and every way back leads to the source.
#include "tool/input/text.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace entitlint {

namespace {

std::uint32_t end_of(const Run& run) {
  return run.original + run.original_length;
}

}  // namespace

Text::Text(std::string bytes, std::uint32_t original_begin) : bytes_(std::move(bytes)) {
  runs_.push_back({0, original_begin, static_cast<std::uint32_t>(bytes_.size()), true});
}

// The last run that begins at or before `decoded`. There is one: the first run begins at 0.
std::size_t Text::run_at(std::uint32_t decoded) const {
  assert(!runs_.empty() && decoded <= bytes_.size());
  const auto next = std::ranges::upper_bound(runs_, decoded, {}, &Run::decoded);
  return static_cast<std::size_t>(next - runs_.begin()) - 1;
}

Span Text::original(Span decoded) const {
  if (runs_.empty()) return {};
  const Run& first = runs_[run_at(decoded.begin)];
  const std::uint32_t into = decoded.begin - first.decoded;
  if (decoded.empty()) {
    if (into == 0) return {first.original, first.original};
    if (decoded.begin == bytes_.size()) return {end_of(first), end_of(first)};
    if (first.exact) return {first.original + into, first.original + into};
    return {first.original, end_of(first)};
  }
  const Run& last = runs_[run_at(decoded.end - 1)];
  const std::uint32_t begin = first.exact ? first.original + into : first.original;
  const std::uint32_t end = last.exact ? last.original + (decoded.end - last.decoded) : end_of(last);
  // Text that a decoding has put in another order runs backwards in the source.
  if (end < begin) return {std::min(last.original, begin), std::max(end_of(first), end)};
  return {begin, end};
}

bool Text::exact(Span decoded) const {
  if (runs_.empty()) return false;
  std::size_t index = run_at(decoded.begin);
  if (decoded.empty()) {
    const bool at_edge = decoded.begin == runs_[index].decoded || decoded.begin == bytes_.size();
    if (!at_edge) return runs_[index].exact;
    const bool between = index > 0 && decoded.begin == runs_[index].decoded;
    return !between || end_of(runs_[index - 1]) == runs_[index].original;
  }
  for (; index < runs_.size() && runs_[index].decoded < decoded.end; ++index) {
    if (!runs_[index].exact) return false;
    const bool goes_on = index + 1 < runs_.size() && runs_[index + 1].decoded < decoded.end;
    if (goes_on && end_of(runs_[index]) != runs_[index + 1].original) return false;
  }
  return true;
}

Text Text::slice(Span decoded) const {
  if (decoded.empty()) return {std::string(), original(decoded).begin};
  TextBuilder builder(*this);
  builder.keep(decoded);
  return std::move(builder).build();
}

void TextBuilder::keep(Span of_from) {
  if (of_from.empty()) return;
  assert(of_from.begin < of_from.end && of_from.end <= from_->bytes_.size());
  const std::vector<Run>& runs = from_->runs_;
  const std::string_view bytes = from_->bytes_;
  for (std::size_t index = from_->run_at(of_from.begin); index < runs.size() && runs[index].decoded < of_from.end; ++index) {
    const Run& run = runs[index];
    const std::uint32_t begin = std::max(run.decoded, of_from.begin);
    const std::uint32_t run_end = index + 1 < runs.size() ? runs[index + 1].decoded : static_cast<std::uint32_t>(bytes.size());
    const std::uint32_t end = std::min(run_end, of_from.end);
    Run kept = run;
    if (run.exact) {
      kept.original += begin - run.decoded;
      kept.original_length = end - begin;
    }
    append(kept, bytes.substr(begin, end - begin));
  }
}

void TextBuilder::replace(Span of_from, std::string_view bytes) {
  assert(of_from.begin <= of_from.end && of_from.end <= from_->bytes_.size());
  const Span original = from_->original(of_from);
  append({0, original.begin, original.size(), false}, bytes);
}

void TextBuilder::append(Run run, std::string_view bytes) {
  if (bytes.empty()) return;
  assert(text_.bytes_.size() + bytes.size() <= std::numeric_limits<std::uint32_t>::max());
  run.decoded = static_cast<std::uint32_t>(text_.bytes_.size());
  text_.bytes_.append(bytes);
  if (!text_.runs_.empty()) {
    Run& last = text_.runs_.back();
    if (last.exact && run.exact && end_of(last) == run.original) {
      last.original_length += run.original_length;
      return;
    }
    // Two parts of one stretch that stands for the whole of its original still stand for it.
    if (!last.exact && !run.exact && last.original == run.original && last.original_length == run.original_length) return;
  }
  text_.runs_.push_back(run);
}

}  // namespace entitlint
