// Moving the cursor from window to window.
#include "tool/input/json-cursor.h"

#include "tool/input/json-scan.h"

namespace entitlint::json {

void Cursor::restart(std::uint32_t offset) {
  piece_begin_ = offset;
  piece_ = at = end = nullptr;
}

bool Cursor::more() {
  const std::uint32_t begin = offset();
  restart(begin);
  if (begin >= span_.end) return false;
  const std::string_view piece = reader_->next(begin).substr(0, span_.end - begin);
  piece_ = at = piece.data();
  end = at + piece.size();
  return !piece.empty();
}

int Cursor::token() {
  do {
    while (at != end && is_blank(*at)) ++at;
  } while (at == end && more());
  return at == end ? no_byte : static_cast<unsigned char>(*at);
}

bool Cursor::eat(char wanted) {
  if (token() != static_cast<unsigned char>(wanted)) return false;
  ++at;
  return true;
}

std::string_view Cursor::since(std::uint32_t begin) {
  const std::uint32_t behind = offset();
  if (begin >= piece_begin_) return {piece_ + (begin - piece_begin_), behind - begin};
  restart(behind);
  return reader_->view({begin, behind});
}

}  // namespace entitlint::json
