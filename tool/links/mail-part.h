// One part of a mail: its headers as far as they say how to read the body.
#pragma once

#include <string>

#include "tool/input/text.h"

namespace entitlint {

struct MailPart {
  std::string type = "text/plain";  // lower case
  std::string charset;              // lower case
  std::string boundary;
  std::string transfer;  // lower case: quoted-printable, base64, …
  bool flowed = false;
  bool delete_space = false;  // RFC 3676: the space at the end of a flowed line is not part of the text
  bool headers = false;       // there was at least one
  Span body;
};

[[nodiscard]] MailPart read_headers(const Text& text, Span span);

// The body with its transfer encoding, flowing and character set undone.
[[nodiscard]] Text decode_body(const Text& text, const MailPart& part);

}  // namespace entitlint
