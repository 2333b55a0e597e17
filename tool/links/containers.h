// The containers a document can be: each turns its text into pieces and gives them to a collector.
#pragma once

#include <optional>
#include <string_view>

#include "tool/links/collector.h"

namespace entitlint {

void read_plain_text(const Text& text, Collector& collector);
void read_markdown(const Text& text, Collector& collector);
void read_html(const Text& text, Collector& collector);
void read_csv(const Text& text, Collector& collector);
void read_yaml(const Text& text, Collector& collector);
void read_script(const Text& text, Collector& collector);  // JavaScript
void read_mail(const Text& text, Collector& collector);
void read_json_document(const Text& text, Collector& collector);  // every string literal, escapes decoded

// A string that says nothing of its kind: HTML where it holds tags, Markdown where it holds destinations, else text.
void read_any_text(const Text& text, std::string label, Collector& collector);

// YAML with the escapes of its double-quoted strings undone.
[[nodiscard]] Text without_yaml_escapes(const Text& text);

// JavaScript, or JSON, with the escapes undone that its strings may spell an address with; those of white space stay.
[[nodiscard]] Text without_script_escapes(const Text& text);

// The text of a mail that a "mailto:" address starts (RFC 6068): its fields with their percent-encoding undone. Nothing of other addresses.
[[nodiscard]] std::optional<Text> mailto_text(const Text& address);

[[nodiscard]] inline Span whole_of(const Text& text) {
  return {0, static_cast<std::uint32_t>(text.bytes().size())};
}

}  // namespace entitlint
