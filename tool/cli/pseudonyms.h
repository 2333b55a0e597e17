// Numbered stand-ins for what must not be read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entitlint {

enum class Secret : std::uint8_t { tenant, domain, person, id, path };

// First everything is taken, then numbered, then replaced.
class Pseudonyms {
 public:
  void take(Secret kind, std::string_view text);
  // Takes the ids (GUIDs) and people (addresses of mail and sign-in) that stand in a text.
  void take_from(std::string_view text);
  void number();

  [[nodiscard]] std::string replaced(std::string_view text) const;

 private:
  struct Known {
    Secret kind = Secret::id;
    std::string name;  // the pseudonym
  };
  std::map<std::string, Known> known_;                                                                   // by the text in lower case
  std::unordered_map<std::string, std::vector<std::map<std::string, Known>::const_iterator>> by_start_;  // the longest first
};

}  // namespace entitlint
