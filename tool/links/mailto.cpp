// The text of a mail that an address starts.
#include <algorithm>

#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/spelling.h"

namespace entitlint {

std::optional<Text> mailto_text(const Text& address) {
  const std::string_view bytes = address.view();
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  const std::size_t query = bytes.find('?', begin);
  if (!starts_ignoring_case(bytes.substr(begin), "mailto:") || query == std::string_view::npos) return std::nullopt;
  if (bytes.substr(begin, query - begin).find_first_of(" \t\r\n") != std::string_view::npos) return std::nullopt;  // prose that begins so
  TextBuilder builder(address);
  auto kept = static_cast<std::uint32_t>(query + 1);
  for (std::size_t at = bytes.find_first_of("%&", kept); at != std::string_view::npos; at = bytes.find_first_of("%&", at)) {
    const auto first = static_cast<std::uint32_t>(at++);
    const bool field = bytes[first] == '&';
    if (!field && (first + 2 >= bytes.size() || !is_hex(bytes[first + 1]) || !is_hex(bytes[first + 2]))) continue;
    at = first + (field ? 1 : 3);
    builder.keep({kept, first});
    kept = static_cast<std::uint32_t>(at);
    const char decoded = field ? mark::boundary : static_cast<char>(hex_value(bytes[first + 1]) * 16 + hex_value(bytes[first + 2]));
    builder.replace({first, kept}, std::string_view(&decoded, 1));
  }
  builder.keep({kept, static_cast<std::uint32_t>(bytes.size())});
  return std::move(builder).build();
}

}  // namespace entitlint
