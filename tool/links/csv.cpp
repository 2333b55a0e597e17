// Comma- or semicolon-separated values (RFC 4180), and links that a spreadsheet has taken apart. Read here because libraries give fields
// without the places of their bytes.
#include <algorithm>
#include <array>
#include <optional>

#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/guid.h"

namespace entitlint {
namespace {

struct Row {
  std::vector<Text> fields;
  std::uint32_t next = 0;  // where the next row begins
};

// The separator that the first line uses most, outside quotes.
char separator_of(std::string_view bytes) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view separators = ",;\t";
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    if (const std::size_t i = separators.find(c); !quoted && i != std::string_view::npos) ++counts[i];
  }
  return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class RowReader {
 public:
  RowReader(const Text& text, char separator) : text_(text), bytes_(text.view()), separator_(separator) {}

  Row read(std::uint32_t begin) {
    Row row;
    at_ = begin;
    for (;;) {
      row.fields.push_back(at_ < bytes_.size() && bytes_[at_] == '"' ? quoted() : bare());
      if (at_ >= bytes_.size() || bytes_[at_] != separator_) break;
      ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    row.next = at_;
    return row;
  }

 private:
  bool at_end_of_field() const { return at_ >= bytes_.size() || bytes_[at_] == separator_ || bytes_[at_] == '\n' || bytes_[at_] == '\r'; }

  Text bare() {
    const std::uint32_t begin = at_;
    while (!at_end_of_field()) ++at_;
    return text_.slice({begin, at_});
  }

  Text quoted() {
    TextBuilder builder(text_);
    std::uint32_t kept = ++at_;
    for (; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] != '"') continue;
      builder.keep({kept, at_});
      if (at_ + 1 >= bytes_.size() || bytes_[at_ + 1] != '"') break;
      builder.replace({at_, at_ + 2}, "\"");
      kept = ++at_ + 1;
    }
    if (at_ >= bytes_.size()) builder.keep({std::min(kept, at_), at_});
    // What follows a closing quote wrongly is dropped up to the separator.
    while (!at_end_of_field()) ++at_;
    return std::move(builder).build();
  }

  const Text& text_;
  std::string_view bytes_;
  char separator_;
  std::uint32_t at_ = 0;
};

// =HYPERLINK("address";"label"): the address alone is a link.
std::optional<Text> hyperlink(const Text& field) {
  const std::string_view bytes = field.view();
  const std::size_t formula = find_ignoring_case(bytes, "hyperlink(");
  if (!bytes.starts_with('=') || formula == std::string_view::npos) return std::nullopt;
  const std::size_t open = bytes.find('"', formula);
  const std::size_t close = open == std::string_view::npos ? open : bytes.find('"', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return field.slice({static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)});
}

// Office keeps what follows '#' in a column of its own (SubAddress).
std::string package_of_subaddress(const Row& row) {
  constexpr std::string_view route = "/access-packages/";
  for (const Text& field : row.fields) {
    std::string_view bytes = trimmed(field.view());
    if (bytes.starts_with('#')) bytes.remove_prefix(1);
    if (bytes.starts_with(route) && is_guid(bytes.substr(route.size()))) return lowered(bytes.substr(route.size()));
  }
  return {};
}

void take_row(const Row& row, const std::string& heading, Collector& collector) {
  const std::size_t before = collector.links().size();
  for (const Text& field : row.fields) {
    Piece piece;
    const std::optional<Text> address = hyperlink(field);
    piece.text = address ? *address : field;
    piece.delimited = address.has_value();
    piece.label = heading;
    collector.take(piece);
  }
  for (std::size_t i = before; i < collector.links().size(); ++i) {
    Link& link = collector.links()[i];
    if (link.link_class != LinkClass::fragment_missing) continue;
    link.package_id = package_of_subaddress(row);
    if (!link.package_id.empty()) link.recovered = canonical_link(link.hint, link.package_id, link.cloud);
  }
}

}  // namespace

void read_csv(const Text& text, Collector& collector) {
  RowReader reader(text, separator_of(text.view()));
  const auto size = static_cast<std::uint32_t>(text.bytes().size());
  std::string heading;
  for (std::uint32_t at = 0; at < size;) {
    const Row row = reader.read(at);
    if (at == 0) {
      for (const Text& field : row.fields) heading.append(field.view().substr(0, 80)).append(" ");
    }
    take_row(row, heading, collector);
    at = row.next;
  }
}

}  // namespace entitlint
