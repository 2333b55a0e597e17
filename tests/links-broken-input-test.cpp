// Documents that are cut or garbled anywhere: nothing crashes, and every place stays inside the document.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/links/scan.h"

namespace {

using namespace entitlint;

struct Sample {
  FileType type;
  std::string content;
};

std::vector<Sample> samples() {
  const std::string id = "7e925516-6afb-4db9-9d78-34608c647318";
  const std::string link = "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id;
  return {
      {FileType::markdown, "---\nmyaccess-audience: external\n---\n# \xC3\xA9\n[a " + link + "](<" + link + "> \"t\") `" + link +
                               "` ![i](a.png)\n[r]: " + link + "\n```\n" + link + "\n```\n<a href=\"" + link + "\">x</a><br>" + link +
                               "**\n"},
      {FileType::html, "<!-- entitlint: audience=guest --><p>&#64;&nbsp;" + link +
                           "<br><a href='https://myaccess.microsoft.com/&#64;c.de&num;/access-packages/" + id +
                           "'>https://myaccess.mic&hellip;</a><script>x='" + link + "'</script></p>"},
      {FileType::csv,
       "a;\"b\"\"c\"\r\n\"" + link + "\";=HYPERLINK(\"" + link + "\")\r\nhttps://myaccess.microsoft.com/@c.de;#/access-packages/" + id},
      {FileType::mail,
       "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1; format=flowed; "
       "delsp=yes\r\n"
       "Content-Transfer-Encoding: quoted-printable\r\n\r\n=FC https://myaccess.micro=\r\nsoft.com/=40c.de#/access- \r\npackages/" +
           id + "\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\naHR0cHM6Ly9teWFjY2Vzcy5taWNyb3NvZnQuY29tLw==\r\n--b--\r\n"},
      {FileType::json, "{\"\\u00e9\":\"\\ud83d\\udd17 https:\\/\\/myaccess.microsoft.com\\/@c.de\\u0023\\/access-packages\\/" + id + "\"}"},
      {FileType::text,
       "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmyaccess.microsoft.com%2F%40c.de%2523%2Faccess-packages%2F" + id +
           "&data=1 https://urldefense.com/v3/__https:/myaccess.microsoft.com/@c.de**Aaccess-packages/" + id +
           "__;Iy8v!!a!b$ hxxps[://]myaccess[.]microsoft[.]com/@{{ t }}#/access-\n> packages/${id} "
           "https://myacc\xD0\xB5ss.microsoft.com/&amp;#64;%E2%80%8B\xE2\x80\xA6"},
  };
}

void check_places(const std::string& content, FileType type) {
  const ScannedDocument document = scan_document(Text(content, 0), type, 0, "x");
  for (const Link& link : document.links) {
    const bool inside = link.place.span.begin <= link.place.span.end && link.place.span.end <= content.size() &&
                        link.cut.span.begin <= link.cut.span.end && link.cut.span.end <= content.size();
    if (!inside) CAPTURE(content);
    CHECK(inside);
  }
  CHECK(document.audience_place.span.end <= content.size());
}

TEST_CASE("a document cut at any byte is read") {
  for (const Sample& sample : samples()) {
    for (std::size_t end = 0; end <= sample.content.size(); ++end) check_places(sample.content.substr(0, end), sample.type);
  }
}

TEST_CASE("a document that begins at any byte is read") {
  for (const Sample& sample : samples()) {
    for (std::size_t begin = 0; begin < sample.content.size(); begin += 3) check_places(sample.content.substr(begin), sample.type);
  }
}

TEST_CASE("a document with any byte changed is read, as any kind of document") {
  for (const Sample& sample : samples()) {
    for (std::size_t at = 0; at < sample.content.size(); ++at) {
      for (const char c : {'\0', '<', '"', '%', '\\', '\n', '\xE2'}) {
        std::string content = sample.content;
        content[at] = c;
        check_places(content, sample.type);
        if (at % 16 == 0) {
          for (const FileType type : {FileType::json, FileType::markdown, FileType::html, FileType::csv, FileType::mail, FileType::other})
            check_places(content, type);
        }
      }
    }
  }
}

}  // namespace
