// Containers: links are found where each kind of document holds them, at their exact bytes.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/links/scan.h"

namespace {

using namespace entitlint;

const std::string id = "7e925516-6afb-4db9-9d78-34608c647318";
const std::string sound = "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id;

ScannedDocument scanned(const std::string& content, FileType type) {
  return scan_document(Text(content, 0), type, 7, "docs/page");
}

std::string classes(const std::vector<Link>& links) {
  std::string all;
  for (const Link& link : links) all += (all.empty() ? "" : " ") + std::string(name(link.link_class));
  return all;
}
std::string classes(const std::string& content, FileType type) {
  return classes(scanned(content, type).links);
}

// The bytes of the document that the first link stands on.
std::string stands_on(const std::string& content, FileType type) {
  const std::vector<Link> links = scanned(content, type).links;
  if (links.empty()) return "(no link)";
  const Span span = links.front().place.span;
  CHECK(links.front().place.source == 7);
  return content.substr(span.begin, span.size());
}

struct Case {
  FileType type;
  std::string content;
  std::string expected;
};

void check_classes(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.content);
    CHECK(classes(one.content, one.type) == one.expected);
  }
}

TEST_CASE("a link in bare text ends where the sentence goes on") {
  for (const std::string around :
       {"See X.", "(X)", "<X>", "'X'", "\"X\",", "X and", "[X|Join]", "X[Join]", "{X}", "X;", "a\\nX\\nb", "**X**",
        "\xE2\x80\x9CX\xE2\x80\x9D", "\xE8\xAB\x8B\xEF\xBC\x9AX", "X... more", "|X|", "url=X", "https://a.example/,X"}) {
    CAPTURE(around);
    std::string content = around;
    content.replace(content.find('X'), 1, sound);
    CHECK(classes(content, FileType::text) == "ok");
    CHECK(stands_on(content, FileType::text) == sound);
  }
}

TEST_CASE("words that only look like a needle are no links") {
  for (const std::string content :
       {"mailto:myaccess@contoso.com", "foo@myaccess.microsoft.com", "my-access and myactivity", "https://myaccess.contoso.com/login",
        "https://myaccount.microsoft.com/", "https://www.google.com/search?q=myaccess.microsoft.com",
        "https://learn.microsoft.com/entra/my-access-portal-overview", "GET /v1.0/access-packages/1"}) {
    CAPTURE(content);
    CHECK(scanned(content, FileType::text).links.empty());
  }
}

TEST_CASE("a link over several lines is one link when the rest follows") {
  const std::string head = "https://myaccess.microsoft.com/@contoso.com#/access-", tail = "packages/" + id;
  check_classes({
      {FileType::text, head + "\n" + tail, "line-wrapped"},
      {FileType::text, "# " + head + "\n#   " + tail, "line-wrapped"},
      {FileType::text, " * " + head + "\r\n * " + tail + "\r\n", "line-wrapped"},
      {FileType::mail, "Subject: x\r\n\r\n> > " + head + "\r\n> > " + tail + "\r\n", "line-wrapped"},
      {FileType::text, head + "=\n" + tail, "qp-residue"},
      {FileType::text, head + "\n\n" + tail, "fragment-truncated"},
      {FileType::text, sound.substr(0, sound.size() - 5) + "\nand so on", "id-truncated"},
  });
  const std::vector<Link> links = scanned("see " + head + "\r\n  " + tail + " now", FileType::text).links;
  REQUIRE(links.size() == 1);
  CHECK(links[0].recovered == sound);
  CHECK(links[0].url == head + "\r\n  " + tail);
  CHECK(links[0].cut.span.begin == 4 + head.size());
  CHECK(links[0].cut.span.end == 4 + head.size() + 4);
}

TEST_CASE("Markdown's ways to write a link are read") {
  check_classes({
      {FileType::markdown, "[x](" + sound + ")", "ok"},
      {FileType::markdown, "[x](<" + sound + "> \"title\")", "ok"},
      {FileType::markdown, "[x][1]\n\n[1]: " + sound + " \"title\"\n", "ok"},
      {FileType::markdown, "<" + sound + ">", "ok"},
      {FileType::markdown, "[![x](a.png)](" + sound + ")", "ok"},
      {FileType::markdown, "[https://myaccess.microsoft.com/@cont\xE2\x80\xA6](" + sound + ")", "ok"},
      {FileType::markdown, "<a href=\"" + sound + "\">https://myaccess.microsoft.com/@co...</a>", "ok"},
      {FileType::markdown, "[x](" + sound + "\n\nNext.", "markup-broken"},
      {FileType::markdown, "[x](" + sound + ".)", "trailing-junk"},
      {FileType::markdown, "https://myaccess.microsoft.com/@<directory_hint>#/access-packages/<id>", "placeholder"},
      {FileType::markdown, "[MA](https://contoso.example) " + sound, "ok"},
      {FileType::markdown, "[see " + sound + "](https://contoso.example)", "ok"},
  });
}

TEST_CASE("a link in a code block or in a file named like a template says so") {
  CHECK(scanned("```\n" + sound + "\n```\n", FileType::markdown).links.at(0).in_template);
  CHECK(scanned("`" + sound + "`", FileType::markdown).links.at(0).in_template);
  CHECK(scanned("~~~\n" + sound + "\n", FileType::markdown).links.at(0).in_template);
  CHECK(scanned("<code>" + sound + "</code>", FileType::html).links.at(0).in_template);
  CHECK_FALSE(scanned(sound, FileType::markdown).links.at(0).in_template);
  CHECK_FALSE(scanned("```\nx\n```\n" + sound, FileType::markdown).links.at(0).in_template);
  CHECK(scan_document(Text(sound, 0), FileType::text, 0, "mail/invite.txt.j2").links.at(0).in_template);
}

TEST_CASE("HTML's attributes, text, comments and scripts are read, and an address wins over its label") {
  check_classes({
      {FileType::html, "<a href=\"" + sound + "\">Join</a>", "ok"},
      {FileType::html, "<a href='" + sound + "'>https://myaccess.microsoft.com/<wbr>@con...</a>", "ok"},
      {FileType::html, "<a href=" + sound + ">Join</a>", "ok"},
      {FileType::html, "<p>" + sound + "<br>Thanks</p>", "ok"},
      {FileType::html, "<!-- " + sound + " -->", "ok"},
      {FileType::html, "<script>open('" + sound + "')</script>", "ok"},
      {FileType::html, "<button onclick=\"open('" + sound + "')\">x</button>", "ok"},
      {FileType::html, "<meta http-equiv=refresh content=\"0; url=" + sound + "\">", "ok"},
      {FileType::html, "<a href=\"https://contoso.example\">" + sound + "</a>", "ok"},
      {FileType::html, "<a href=\"" + sound + ">Join</a> <a href=\"" + sound + "\">x</a>", "markup-broken ok"},
      {FileType::html, "<a href=\"" + sound + ".\">Join</a>", "trailing-junk"},
      {FileType::html, "<p>https://myaccess.<b>microsoft</b>.com/@contoso.com#/access-packages/" + id + "</p>", "markup-inside"},
      {FileType::html, "<td>https://myaccess.microsoft.com/@contoso.com#/access-packages/</td><td>" + id + "</td>", "id-missing"},
  });
}

TEST_CASE("CSV fields are unquoted, formulas and split addresses are understood") {
  check_classes({
      {FileType::csv, "a,b\nx," + sound + "\n", "ok"},
      {FileType::csv, "a;b\nx;\"" + sound + "\"\n", "ok"},
      {FileType::csv, "a,b\nx,\"=HYPERLINK(\"\"" + sound + "\"\",\"\"https://myaccess.mic...\"\")\"\n", "ok"},
      {FileType::csv, "a,b\nx,\"https://myaccess.microsoft.com/@contoso.com\n#/access-packages/" + id + "\"\n", "line-wrapped"},
  });
  const std::string split = "Link Address,SubAddress\nhttps://myaccess.microsoft.com/@contoso.com,/access-packages/" + id + "\n";
  const std::vector<Link> links = scanned(split, FileType::csv).links;
  REQUIRE(links.size() == 1);
  CHECK(links[0].link_class == LinkClass::fragment_missing);
  CHECK(links[0].recovered == sound);
}

TEST_CASE("JSON strings are text, HTML, Markdown or Slack's form") {
  check_classes({
      {FileType::json, "{\"a\":\"" + sound + "\\n\"}", "ok"},
      {FileType::json, R"({"a":"https:\/\/myaccess.microsoft.com\/@contoso.com\u0023\/access-packages\/)" + id + "\"}", "ok"},
      {FileType::json, "{\"a\":\"<p><a href=\\\"" + sound + "\\\">x</a></p>\"}", "ok"},
      {FileType::json, "{\"a\":\"<" + sound + "|My Access>\"}", "ok"},
      {FileType::json, "{\"a\":\"[https://myaccess.mic...](" + sound + ")\"}", "ok"},
      {FileType::json, "{\"a\":\"" + sound, "ok"},
  });
  CHECK(classes(scan_json_string(Text("Join: " + sound, 100), 3, {})) == "ok");
  CHECK(scan_json_string(Text("Join: " + sound, 100), 3, {}).at(0).place == Place{3, {106, static_cast<std::uint32_t>(106 + sound.size())}});
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

TEST_CASE("YAML's double-quoted strings have escapes and joined lines, its other strings have none") {
  const std::string escaped = with(sound, "/", "\\/"), joined = sound.substr(0, 40) + "\\\n    " + sound.substr(40);
  check_classes({
      {FileType::yaml, "link: \"" + escaped + "\"\n", "ok"},
      {FileType::yaml, "- {a: \"x\", link: \"" + with(sound, "#", "\\x23") + "\"}\n", "ok"},
      {FileType::yaml, "link: \"" + joined + "\"\n", "ok"},
      {FileType::yaml, "link: '" + escaped + "'\n", "backslash"},
      {FileType::yaml, "# it's \"so\nlink: " + escaped + "\n", "backslash"},
      {FileType::yaml, "run: |\n  echo \"" + escaped + "\"\nlink: \"" + escaped + "\"\n", "backslash ok"},
      {FileType::markdown, "---\nlink: \"" + joined + "\"\n---\n", "ok"},
  });
  CHECK(stands_on("link: \"" + joined + "\"\n", FileType::yaml) == joined);
}

TEST_CASE("the strings of JavaScript and of JSON inside a string have escapes") {
  const std::string escaped = with(with(sound, "/", "\\/"), "#", "\\u0023");
  check_classes({
      {FileType::html, "<script>go('" + escaped + "'); // don't\n</script>", "ok"},
      {FileType::html, "<script type=\"application/ld+json\">{\"url\": \"" + escaped + "\"}</script>", "ok"},
      {FileType::html, "<pre>" + escaped + "</pre>", "backslash"},
      {FileType::json, R"({"card": "{\"url\": \")" + with(escaped, "\\", "\\\\") + R"(\"}"})", "ok"},
  });
}

TEST_CASE("the text of a mailto: address is decoded, in prose as in a destination") {
  const std::string address = "mailto:a@contoso.com?subject=Join&body=See%20" + with(with(with(sound, "#", "%23"), "@", "%40"), "/", "%2F");
  check_classes({
      {FileType::text, "Write to " + address + " please.", "ok"},
      {FileType::markdown, "[mail](" + address + ")", "ok"},
      {FileType::json, "{\"action\": \"" + address + "\"}", "ok"},
      {FileType::text, "Write to " + with(address, "%23", "%2523") + " please.", "percent-encoded"},
      {FileType::text, "mailto:a@contoso.com?subject=Hi\n" + with(sound, "#", "%23"), "percent-encoded"},
  });
}

TEST_CASE("a gateway's address may be broken over lines, before or behind the link in it") {
  std::string address =
      "https://nam01.safelinks.protection.outlook.com/?url=" + with(with(sound, ":", "%3A"), "#", "%23") + "&data=05%7C02&reserved=0";
  for (const std::size_t column : {58U, 70U, 90U}) {
    const std::string broken = "> " + address.substr(0, column) + "\n> " + address.substr(column) + "\n";
    const std::vector<Link> links = scanned(broken, FileType::text).links;
    REQUIRE(links.size() == 1);
    CHECK(links.front().link_class == LinkClass::wrapped);
    CHECK(links.front().recovered == sound);
    CHECK(links.front().place.span.begin == 2);
  }
}

TEST_CASE("mail bodies are decoded as their headers say") {
  const std::string plain = "Content-Type: text/plain; charset=";
  check_classes({
      {FileType::mail,
       plain + "utf-8\nContent-Transfer-Encoding: quoted-printable\n\nhttps://myaccess.microsoft.com/=40contoso.com#/acc=\ness-packages/" +
           id + "\n",
       "ok"},
      {FileType::mail, plain + "iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe " + sound + "\n", "ok"},
      {FileType::mail,
       plain + "utf-8; format=flowed; delsp=yes\n\nhttps://myaccess.microsoft.com/@contoso.com#/access- \npackages/" + id + " x\n", "ok"},
      {FileType::mail, plain + "utf-8; format=flowed\n\nhttps://myaccess.microsoft.com/@contoso.com#/access- \npackages/" + id + " x\n",
       "line-wrapped"},
      {FileType::mail,
       "Content-Type: multipart/mixed;\n boundary=\"o\"\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\n" + sound +
           "\n--i\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<a href=3D\"" + sound +
           "\">x</a>\n--i--\n--o\nContent-Type: image/png\n\n" + sound + "\n--o--\n",
       "ok ok"},
      {FileType::mail, "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + sound, "ok"},
      {FileType::mail, sound, "ok"},
  });
}

TEST_CASE("places are bytes of the document, whatever lies before the link and whatever was decoded") {
  const std::string accents = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x97 ";
  CHECK(stands_on(accents + sound + ".\r\n", FileType::text) == sound);
  CHECK(stands_on("line\r\n\r\n" + accents + "[\xC3\xA9](" + sound + ")\r\n", FileType::markdown) == sound);
  const std::string entities = "https://myaccess.microsoft.com/&#64;contoso.com&#x23;/access-packages/" + id;
  CHECK(stands_on("<p>&eacute;&amp;" + accents + "</p><a title=\"&lt;\" href=\"" + entities + "\">x</a>", FileType::html) == entities);
  CHECK(stands_on("<p>&nbsp;&amp; " + entities + " x</p>", FileType::html) == entities);
  const std::string soft = "https://myaccess.microsoft.com/=40contoso.com#/acc=\r\ness-packages/" + id;
  CHECK(stands_on("Subject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9 " + soft + " x\r\n",
                  FileType::mail) == soft);
  CHECK(stands_on("a,b\r\n\"x\"\"y\",\"" + sound + "\"\r\n", FileType::csv) == sound);
  const std::string escaped = "https:\\/\\/myaccess.microsoft.com\\/@contoso.com#\\/access-packages\\/" + id;
  CHECK(stands_on("{\"\\u00e9\": \"\\ud83d\\udd17 " + escaped + " \\n\"}", FileType::json) == escaped);
}

TEST_CASE("a link in base64 is found to within a group of four digits") {
  // "see https://myaccess.microsoft.com/@a.example#/access-packages/7e925516-6afb-4db9-9d78-34608c647318"
  const std::string body =
      "c2VlIGh0dHBzOi8vbXlhY2Nlc3MubWljcm9zb2Z0LmNvbS9AYS5leGFtcGxlIy9hY2Nlc3MtcGFj\r\na2FnZXMvN2U5MjU1MTYtNmFmYi00ZGI5LTlkNzgtMzQ2MDhjNjQ3"
      "MzE4\r\n";
  const std::string head = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const std::vector<Link> links = scanned(head + body, FileType::mail).links;
  REQUIRE(links.size() == 1);
  CHECK(links[0].recovered == "https://myaccess.microsoft.com/@a.example#/access-packages/" + id);
  CHECK(links[0].place.span ==
        Span{static_cast<std::uint32_t>(head.size() + 4), static_cast<std::uint32_t>(head.size() + body.size() - 2)});
}

TEST_CASE("a cut points at the damage") {
  const std::string text = "x https://myaccess.microsoft.com/@contoso.com%23/access-packages/" + id;
  const Link link = scanned(text, FileType::text).links.at(0);
  CHECK(text.substr(link.cut.span.begin, link.cut.span.size()) == "%23");
  const std::string short_id = "x https://myaccess.microsoft.com/@contoso.com#/access-packages/7e925516-6a y";
  const Link cut = scanned(short_id, FileType::text).links.at(0);
  CHECK(short_id.substr(cut.cut.span.begin, cut.cut.span.size()) == "7e925516-6a");
}

TEST_CASE("an address with a hint alone is judged by the words round it") {
  const std::string home = "https://myaccess.microsoft.com/@contoso.com";
  check_classes({
      {FileType::markdown, "[Request the package](" + home + ")", "fragment-missing"},
      {FileType::markdown, "[My Access portal](" + home + ")", "not-a-package-link"},
      {FileType::csv, "package,link\nx," + home + "\n", "fragment-missing"},
  });
  CHECK(scanned("Approve it at https://myaccess.microsoft.com/ today.", FileType::text).links.at(0).mentions_approval);
  CHECK_FALSE(scanned("See https://myaccess.microsoft.com/ today. Approve nothing.", FileType::text).links.at(0).mentions_approval);
}

TEST_CASE("the audience marker is read from front matter and comments") {
  const std::string front = "---\r\ntitle: x\r\nmyaccess-audience: \"org:Fabrikam Inc\"  # partners\r\n---\r\ntext\r\n";
  const ScannedDocument document = scanned(front, FileType::markdown);
  CHECK(document.audience == "org:Fabrikam Inc");
  CHECK(front.substr(document.audience_place.span.begin, document.audience_place.span.size()) == "org:Fabrikam Inc");
  CHECK(scanned("# x\n<!-- myaccess-audience: external -->\n", FileType::markdown).audience == "external");
  CHECK(scanned("<!-- entitlint: audience=guest -->", FileType::html).audience == "guest");
  CHECK(scanned("myaccess-audience: external", FileType::text).audience.empty());
}

TEST_CASE("an address that programs search with is no link to a package") {
  check_classes({
      {FileType::text, "allow https://myaccess.microsoft.com/@contoso.com#/access-packages/* here", "not-a-package-link"},
      {FileType::json, R"({"pattern": "^https://myaccess\\.microsoft\\.com/@.+#/access-packages/.+$"})", "not-a-package-link"},
      {FileType::markdown, "**https://myaccess.microsoft.com/@contoso.com#/access-packages/**", "id-missing"},
  });
}

TEST_CASE("the quick test never misses what a scan finds") {
  for (const char* content :
       {"MyAcCeSs.microsoft.com", "https://my-access.microsoft.com", "#/access-packages/", "<!-- entitlint: audience=guest -->",
        "Microsoft_Azure_ELMAdmin", "m\\u0079access", "m&#121;access", "m&#x79;access", "&u=aHR0cHM6Ly9teWFjY2Vzcy5t"}) {
    CAPTURE(content);
    CHECK(may_hold_links(content));
  }
  CHECK_FALSE(may_hold_links(""));
  CHECK_FALSE(may_hold_links("accessPackages may hold an access policy, and my account"));
}

TEST_CASE("the quick test finds a needle wherever it stands, also at the ends of a text of any length") {
  for (const std::string needle : {"myac", "MY-AC", "access-pack", "TewFjY2Vz", "&#9"}) {
    for (std::size_t length = needle.size(); length < 300; ++length) {
      std::string text(length, 'y');
      CHECK_FALSE(may_hold_links(text));
      const std::size_t at = (length - needle.size()) * (length % 3) / 2;  // at the start, in the middle, at the end
      text.replace(at, needle.size(), needle);
      CAPTURE(text);
      CHECK(may_hold_links(text));
      text.pop_back();
      if (length % 3 == 2) CHECK_FALSE(may_hold_links(text));  // nothing behind the text counts
    }
  }
}

TEST_CASE("links come in the order of the document") {
  const std::vector<Link> links = scanned(sound + "\n[x](http" + sound.substr(5) + ")\n<" + sound + ">\n", FileType::markdown).links;
  CHECK(classes(links) == "ok scheme-http ok");
}

}  // namespace

TEST_CASE("a comment that hides findings is kept with its place, and is no audience marker") {
  const std::string page =
      "# Join\n\n<!-- entitlint: ignore=AP103 reason=\"retired on purpose\" "
      "-->\nhttps://myaccess.microsoft.com/@contoso.com#/access-packages/"
      "7e925516-6afb-4db9-9d78-34608c647318\n";
  const ScannedDocument scanned = scan_document(Text(page, 0), FileType::markdown, 3, "join.md");
  REQUIRE(scanned.ignores.size() == 1);
  const IgnoreComment& comment = scanned.ignores.front();
  CHECK(comment.words.find("ignore=AP103 reason=\"retired on purpose\"") != std::string::npos);
  CHECK(comment.place.source == 3);
  const std::string whole = page.substr(comment.place.span.begin, comment.place.span.size());
  CHECK(whole.starts_with("<!--"));
  CHECK(whole.ends_with("-->"));
  CHECK(scanned.audience.empty());
  CHECK(scanned.links.size() == 1);
}
