// Takes the pieces a container is made of and gathers the links in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tool/input/text.h"
#include "tool/links/scan.h"

namespace entitlint {

// A stretch of a document, decoded from its container, in which addresses stand.
struct Piece {
  Text text;
  bool delimited = false;   // the whole of it is one address: an attribute's value, a destination
  bool unclosed = false;    // … but its quote or bracket is missing at the end
  char closer = 0;          // which one
  bool encoded = false;     // what is written here has to be encoded: nothing is replaced in it
  bool code = false;        // in a code block
  bool strict_end = false;  // bare text of GitHub's Markdown: only ASCII punctuation is taken off a link's end
  std::string label;        // words about it: link text, column headings, the key of a JSON string
  std::string line;         // of a destination in Markdown: what its link stands in
};

// Where the containers put what they find.
class Collector {
 public:
  Collector(SourceId source, std::string_view path);

  // Finds and judges the links of a piece; says how many there were.
  std::size_t take(const Piece& piece);  // of a mailto: address, those in its text

  // From here on the pieces come from an encoded container (a mail): nothing is replaced there.
  void enter_encoded() { encoded_ = true; }

  // A comment or a line of front matter: it may hold the audience marker or hide findings.
  void note_comment(const Text& text, Span span);
  void note_front_matter(const Text& text, Span line);

  [[nodiscard]] std::vector<Link>& links() { return document_.links; }
  [[nodiscard]] ScannedDocument finish() &&;

 private:
  void note_audience(const Text& text, Span value);
  void note_ignore(const Text& text, Span comment, Span words);

  SourceId source_;
  bool template_file_;
  bool for_administrators_;
  bool encoded_ = false;
  ScannedDocument document_;
};

}  // namespace entitlint
