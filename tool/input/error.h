// The one exception type: the run cannot go on.
#pragma once

#include <stdexcept>
#include <string>

namespace entitlint {

// Thrown for wrong usage, an unreadable input that was asked for, an output that cannot be written.
// Caught once, in main; the text is one line for the user, without the program's name, without a full stop.
class CannotGoOn : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace entitlint
