// Long documents that repeat the beginning of a link: the work for each must not grow with what follows it, or this test takes minutes.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/links/scan.h"

namespace {

using namespace entitlint;

// Some windows long (finder and gateways look 2 to 4 KiB far), and short enough for a build without optimisation.
#ifdef NDEBUG
constexpr std::size_t long_document = 100'000;
#else
constexpr std::size_t long_document = 6'000;
#endif
const std::string id = "7e925516-6afb-4db9-9d78-34608c647318";
const std::string link = "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id;

std::string repeated(const std::string& pattern, std::size_t size) {
  std::string out;
  out.reserve(size + pattern.size());
  while (out.size() < size) out += pattern;
  return out;
}

// A document of each kind whose text is the pattern, with a sound link behind it.
struct Container {
  FileType type;
  std::string head, tail;
};

std::vector<Container> containers() {
  return {
      {FileType::text, "", "\n\n" + link + "\n"},
      {FileType::markdown, "", "\n\n" + link + "\n"},
      {FileType::html, "<p>", "</a></p>\n<p>" + link + "</p>"},
      {FileType::csv, "a,b\n", "\n" + link + ",\n"},
      {FileType::mail, "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n", "</a>\n<p>" + link + "</p>\n"},
      {FileType::json, R"({"a": ")", R"(", "b": ")" + link + "\"}"},
  };
}

void check_every_container(const std::string& pattern) {
  CAPTURE(pattern.substr(0, 60));
  const std::string content = repeated(pattern, long_document);
  for (const Container& container : containers()) {
    const std::string whole = container.head + content + container.tail;
    const ScannedDocument document = scan_document(Text(whole, 0), container.type, 0, "x");
    CAPTURE(static_cast<int>(container.type));
    REQUIRE_FALSE(document.links.empty());
    const Link& last = document.links.back();
    CHECK(last.link_class == LinkClass::ok);
    CHECK(whole.substr(last.place.span.begin, last.place.span.size()) == link);
  }
}

TEST_CASE("a long document of one needle after another is read, and the link behind it is found") {
  for (const char* pattern : {"access-packages/", "myac/{{", "https://myaccess.microsoft.com/", "%23", "&#35;", "myac.", "http://myac"}) {
    check_every_container(pattern);
  }
}

TEST_CASE("one long line is read, and the link behind it is found") {
  check_every_container(repeated("Lorem ipsum dolor sit amet, access packages and my-access.", long_document));
  check_every_container(repeated("0123456789abcdef", long_document));
}

TEST_CASE("many links side by side are all found") {
  const std::string content = repeated(link + " ", long_document);
  for (const FileType type : {FileType::text, FileType::markdown, FileType::html, FileType::csv}) {
    CHECK(scan_document(Text(content, 0), type, 0, "x").links.size() == content.size() / (link.size() + 1));
  }
}

// What opens and never closes may swallow what stands behind it, so only that it is read is asked; the places are inside.
TEST_CASE("a long document of brackets, tags and quotes that are never closed is read") {
  for (const char* pattern : {"<a href=\"myaccess.microsoft.com/@a", "[x](https://myaccess.microsoft.com/@a", "[", "[myaccess", "<!--myac",
                              "`myac", "\"myac", "[x](<myac"}) {
    CAPTURE(pattern);
    const std::string content = repeated(pattern, long_document);
    for (const Container& container : containers()) {
      const std::string whole = container.head + content + container.tail;
      const ScannedDocument document = scan_document(Text(whole, 0), container.type, 0, "x");
      bool inside = true;
      for (const Link& found : document.links) inside = inside && found.place.span.end <= whole.size();
      CHECK(inside);
    }
  }
}

}  // namespace
