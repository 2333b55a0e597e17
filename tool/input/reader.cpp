// The Reader: one window over a source's decoded bytes, moved by whoever looks beyond it.
#include "tool/input/source.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "tool/input/stored.h"
#include "tool/input/utf8-watch.h"

namespace entitlint {

namespace {

constexpr std::uint32_t window_size = 1u << 20;
constexpr std::uint32_t small_step = 1u << 16;  // a jump is seldom followed by its neighbours

// An allocation of chars that is not zeroed: the pages of a window that is not filled are never touched.
std::unique_ptr<char[]> uninitialized(std::size_t size) {
  return std::unique_ptr<char[]>(new char[size]);
}

}  // namespace

// What is decoded at the moment, and what of it a parser has overwritten.
struct Reader::State {
  explicit State(const Source& of) : source(&of), stored(of) {}

  void show(Span span);
  void move_to(Span span);
  void fill(Span span);
  void fill_utf16(Span span);
  [[nodiscard]] Span whole_pieces(Span span) const;
  [[nodiscard]] std::uint32_t not_watched_before(std::uint32_t begin) const;
  void look();
  [[nodiscard]] char* at(std::uint32_t offset) { return buffer.get() + (offset - window.begin); }

  const Source* source;
  Stored stored;
  std::unique_ptr<char[]> buffer;
  std::uint32_t capacity = 0;
  Span window;   // decoded bytes in the buffer
  Span spoiled;  // the part of it that take() has given away
  std::optional<Utf8Watch> watch;
  std::string piece;    // of UTF-16: stored bytes,
  std::string decoded;  // and decoded bytes before they are known to fit
};

// Makes the bytes of `span` stand in the window as they are in the source.
void Reader::State::show(Span span) {
  assert(span.begin <= span.end && span.end <= source->size);
  if (span.begin < window.begin || span.end > window.end) {
    move_to(span);
  } else if (!spoiled.empty() && span.begin < spoiled.end && spoiled.begin < span.end) {
    fill(spoiled);
    spoiled = {};
  }
}

void Reader::State::move_to(Span span) {
  const bool forward = span.begin >= window.begin && span.begin <= window.end;
  const std::uint32_t step = std::max(span.size(), forward ? window_size : small_step);
  Span wanted = whole_pieces({span.begin, span.begin + std::min(source->size - span.begin, step)});
  wanted.begin = not_watched_before(wanted.begin);
  window = spoiled = {};
  if (wanted.size() > capacity || buffer == nullptr) {
    buffer.reset();
    capacity = std::max(wanted.size(), std::min(source->size, window_size + 4 * mark_distance));
    buffer = uninitialized(std::size_t{capacity} + padding);
  }
  window = {wanted.begin, wanted.begin};
  fill(wanted);
  window = wanted;
  std::memset(at(window.end), 0, padding);
  look();
}

// Where a sequence begins that the last window cut.
std::uint32_t Reader::State::not_watched_before(std::uint32_t begin) const {
  if (!watch || watch->seen() >= begin || begin - watch->seen() >= Utf8Watch::longest_sequence) return begin;
  return watch->seen();
}

void Reader::State::look() {
  if (!watch || watch->seen() < window.begin || watch->seen() >= window.end) return;
  watch->look({at(watch->seen()), window.end - watch->seen()}, window.end == source->size);
}

void Reader::State::fill(Span span) {
  if (is_utf16(source->encoding)) return fill_utf16(whole_pieces(span));
  stored.read(std::uint64_t{span.begin} + mark_length(source->encoding), at(span.begin), span.size());
}

// `span` goes from mark to mark, so that no character is cut.
void Reader::State::fill_utf16(Span span) {
  const Utf16 utf16 = utf16_of(source->encoding);
  auto mark = std::ranges::lower_bound(source->marks, span.begin, {}, &Mark::decoded);
  for (; mark != source->marks.end() && mark->decoded < span.end; ++mark) {
    const Mark next = *(mark + 1);
    piece.resize(next.stored - mark->stored);
    decoded.resize(piece.size() / 2 * 3 + 3);
    stored.read(mark->stored, piece.data(), piece.size());
    constexpr bool whole = true;  // a surrogate at its end has no partner behind the mark
    const Transcoded done = utf16.transcode(piece, whole, decoded.data());
    // Other content of the same size would not fit the marks, and not the buffer.
    if (done.read != piece.size() || done.written != next.decoded - mark->decoded) stored.changed();
    std::memcpy(at(mark->decoded), decoded.data(), done.written);
  }
}

// The span itself in UTF-8; in UTF-16 widened to the marks around it.
Span Reader::State::whole_pieces(Span span) const {
  if (!is_utf16(source->encoding) || span.empty()) return span;
  const auto above = std::ranges::upper_bound(source->marks, span.begin, {}, &Mark::decoded);
  const auto end = std::ranges::lower_bound(source->marks, span.end, {}, &Mark::decoded);
  return {std::prev(above)->decoded, end->decoded};
}

Reader::Reader(const Source& source) : state_(std::make_unique<State>(source)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::uint32_t Reader::size() const {
  return state_->source->size;
}

std::string_view Reader::view(Span span) {
  if (state_->buffer == nullptr) state_->move_to(span);
  if (span.empty()) return {state_->buffer.get(), 0};  // no reason to move
  state_->show(span);
  return {state_->at(span.begin), span.size()};
}

std::span<char> Reader::take(Span span) {
  (void)view(span);
  if (span.empty()) return {state_->buffer.get(), 0};
  Span& spoiled = state_->spoiled;
  spoiled = spoiled.empty() ? span : Span{std::min(spoiled.begin, span.begin), std::max(spoiled.end, span.end)};
  return {state_->at(span.begin), span.size()};
}

std::string_view Reader::next(std::uint32_t begin) {
  assert(begin <= size());
  (void)view({begin, std::min(begin + 1, size())});
  if (begin == size()) return {};
  const Span spoiled = state_->spoiled;
  const std::uint32_t end = spoiled.empty() || spoiled.begin < begin ? state_->window.end : spoiled.begin;
  return {state_->at(begin), end - begin};
}

void Reader::watch(std::size_t most) {
  if (is_utf16(state_->source->encoding)) return;
  state_->watch.emplace(most);
  state_->look();
}

std::vector<Span> Reader::invalid_utf8() {
  if (is_utf16(state_->source->encoding)) return {};  // looked at where it is transcoded
  if (!state_->watch) watch();
  while (state_->watch->seen() < size()) {
    const std::uint32_t begin = state_->watch->seen();
    state_->move_to({begin, begin + std::min(size() - begin, Utf8Watch::longest_sequence)});
  }
  return state_->watch->found();
}

}  // namespace entitlint
