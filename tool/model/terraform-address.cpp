// Parts addresses.
#include "tool/model/terraform-address.h"

#include <algorithm>

namespace entitlint {
namespace {

// Where a part of an address ends: at the next dot that is not in a key's quotes.
std::size_t part_end(std::string_view text, std::size_t begin) {
  bool quoted = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == '.' && !quoted) {
      return i;
    }
  }
  return text.size();
}

}  // namespace

std::string_view take_part(std::string_view& rest) {
  const std::size_t end = part_end(rest, 0);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::pair<std::string_view, std::string_view> name_and_key(std::string_view part) {
  const std::size_t bracket = std::min(part.find('['), part.size());
  return {part.substr(0, bracket), part.substr(bracket)};
}

TerraformAddress parse_address(std::string_view address) {
  std::size_t begin = 0;
  while (address.substr(begin).starts_with("module.")) {
    const std::size_t name_end = part_end(address, begin + 7);
    if (name_end == address.size()) break;
    begin = name_end + 1;
  }
  TerraformAddress parsed;
  parsed.module = begin == 0 ? std::string_view() : address.substr(0, begin - 1);
  const std::string_view rest = address.substr(begin);
  const std::size_t bracket = std::min(rest.find('['), rest.size());
  parsed.resource = rest.substr(0, bracket);
  parsed.key = rest.substr(bracket);
  return parsed;
}

}  // namespace entitlint
