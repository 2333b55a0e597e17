// Properties of recovery and repair: what chains of recoverable damage do to a link is undone exactly, and other damage never ends in the
// id of another package.
#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tool/links/repair.h"
#include "tool/links/scan.h"

namespace {

using namespace entitlint;

// The same numbers everywhere: distributions of the library differ between its makers.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937 engine_;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

std::string made_id(Dice& dice) {
  std::string id = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  for (char& c : id) {
    if (c == 'x') c = "0123456789abcdef"[dice.below(16)];
  }
  return id;
}

struct Sound {
  std::string hint, id;
  [[nodiscard]] std::string url() const { return "https://myaccess.microsoft.com/@" + hint + "#/access-packages/" + id; }
};

Sound made_link(Dice& dice) {
  const std::vector<std::string> hints = {"contoso.com", "fabrikam.onmicrosoft.com", "sub.litware-inc.example.org",
                                          "Northwind.onmicrosoft.com", "1c5c4b49-c1ad-4e51-84ae-e1e5ba3a8a4b"};
  return {dice.one_of(hints), made_id(dice)};
}

using Damage = std::function<std::string(const std::string&, Dice&)>;

std::string percent(const std::string& text, const std::string& which, bool twice) {
  std::string out;
  for (const char c : text) {
    if (which.find(c) == std::string::npos) {
      out += c;
    } else {
      constexpr const char* digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += twice ? "%25" : "%";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

// One of each stage may be done to a link, in this order; each leaves something to the next.
const std::vector<Damage> structure = {
    [](const std::string& url, Dice&) { return replaced(url, "/@", "/"); },
    [](const std::string& url, Dice&) { return replaced(url, "/@", "//@"); },
    [](const std::string& url, Dice&) { return replaced(url, "#/", "/"); },
    [](const std::string& url, Dice&) { return replaced(url, "#/", "#"); },
    [](const std::string& url, Dice&) { return replaced(replaced(url, "#/", "/"), "com/@", "com/#@"); },
    [](const std::string& url, Dice&) { return replaced(url, "access-packages", "access-package"); },
    [](const std::string& url, Dice&) { return replaced(url, "access-packages", "acces-packages"); },
    [](const std::string& url, Dice&) { return replaced(url, "packages/", "packages//"); },
    [](const std::string& url, Dice&) { return replaced(url, "#/", "?utm_source=mail#/"); },
    [](const std::string& url, Dice&) { return url.substr(0, url.size() - 36) + '{' + url.substr(url.size() - 36) + '}'; },
    [](const std::string& url, Dice&) { return url.substr(0, url.size() - 36) + replaced(url.substr(url.size() - 36), "-", ""); },
};
const std::vector<Damage> scheme = {
    [](const std::string& url, Dice&) { return "http" + url.substr(5); },
    [](const std::string& url, Dice&) { return url.substr(8); },
    [](const std::string& url, Dice&) { return url.substr(1); },
    [](const std::string& url, Dice&) { return replaced(url, "://", ":/"); },
    [](const std::string& url, Dice&) { return replaced(url, "://", "//"); },
};
const std::vector<Damage> encoding = {
    [](const std::string& url, Dice&) { return percent(url, "#", false); },
    [](const std::string& url, Dice&) { return percent(url, "#", true); },
    [](const std::string& url, Dice&) { return percent(url, "@#", false); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "&#35;"); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "&amp;#x23;"); },
    [](const std::string& url, Dice&) { return replaced(url, "@", "&commat;"); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "\\#"); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "=23"); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "\xEF\xBC\x83"); },
    [](const std::string& url, Dice&) { return replaced(url, "@", "\xEF\xBC\xA0"); },
    [](const std::string& url, Dice&) { return replaced(replaced(url, "#", "\xEF\xB9\x9F"), "@", "\xEF\xB9\xAB"); },  // small forms
    [](const std::string& url, Dice&) { return replaced(url, "-", "\xE2\x80\x91"); },  // hyphens that do not break
    [](const std::string& url, Dice&) { return replaced(url, "#", "\\x23"); },
    [](const std::string& url, Dice&) { return replaced(url, "#", "\\u0023"); },
};
const std::vector<Damage> layout = {
    [](const std::string& url, Dice& dice) {  // zero width space
      const std::size_t at = 10 + dice.below(url.size() - 10);
      return url.substr(0, at) + "\xE2\x80\x8B" + url.substr(at);
    },
};

bool is_undone(const std::string& damaged, const Sound& sound) {
  const ScannedDocument document = scan_document(Text("Request it at " + damaged + " today.\n", 0), FileType::text, 0, "a.txt");
  return document.links.size() == 1 && document.links.front().recovered == sound.url();
}

TEST_CASE("one recoverable damage is undone exactly") {
  Dice dice(1);
  for (const std::vector<Damage>* stage : {&structure, &scheme, &encoding}) {
    for (std::size_t i = 0; i < stage->size(); ++i) {
      for (int round = 0; round < 20; ++round) {
        const Sound sound = made_link(dice);
        const std::string damaged = (*stage)[i](sound.url(), dice);
        CAPTURE(damaged);
        CHECK(is_undone(damaged, sound));
      }
    }
  }
}

TEST_CASE("chains of recoverable damage are undone exactly") {
  Dice dice(2);
  for (int round = 0; round < 3000; ++round) {
    const Sound sound = made_link(dice);
    std::string damaged = sound.url();
    if (dice.below(2) == 0) damaged = dice.one_of(structure)(damaged, dice);
    const bool hash = damaged.find("#/") != std::string::npos;
    if (dice.below(2) == 0) damaged = dice.one_of(scheme)(damaged, dice);
    if (dice.below(3) == 0) damaged = layout.front()(damaged, dice);
    if (hash && dice.below(2) == 0) damaged = dice.one_of(encoding)(damaged, dice);
    CAPTURE(damaged);
    CHECK(is_undone(damaged, sound));
  }
}

TEST_CASE("a link that was broken over two lines is joined at whatever place it broke") {
  Dice dice(3);
  for (const char* const mark : {"", "> ", "    ", "// ", "# ", " * "}) {
    const std::string start = mark;
    for (int round = 0; round < 60; ++round) {
      const Sound sound = made_link(dice);
      const std::string url = sound.url();
      const std::size_t at = url.find('@') + 1 + dice.below(url.size() - url.find('@') - 2);
      const std::string text = start + url.substr(0, at) + "\n" + start + url.substr(at) + "\n" + start + "and then\n";
      const ScannedDocument document = scan_document(Text(text, 0), FileType::text, 0, "a.txt");
      CAPTURE(text);
      REQUIRE_FALSE(document.links.empty());
      const Link& found = document.links.front();
      // A break behind which the line's own mark and the link cannot be told apart may stay unrecovered, but never becomes another link.
      CHECK((found.recovered == url || found.recovered.empty()));
      if (start.find_first_not_of("> ") == std::string::npos) CHECK(found.recovered == url);
    }
  }
}

TEST_CASE("gateways round gateways are taken off, up to four") {
  Dice dice(4);
  const std::vector<std::function<std::string(const std::string&)>> gateways = {
      [](const std::string& url) {
        return "https://nam02.safelinks.protection.outlook.com/?url=" + percent(url, ":/@#?&=%", false) + "&data=05%7C02";
      },
      [](const std::string& url) { return "https://www.google.com/url?q=" + percent(url, ":/@#?&=%", false) + "&sa=D&source=editors"; },
      [](const std::string& url) { return "https://linkprotect.cudasvc.com/url?a=" + percent(url, ":/@#?&=%", false) + "&c=E,1,x&typo=1"; },
      [](const std::string& url) { return "https://slack-redir.net/link?url=" + percent(url, ":/@#?&=%", false); },
  };
  for (int round = 0; round < 200; ++round) {
    const Sound sound = made_link(dice);
    std::string url = sound.url();
    for (std::size_t layers = 1 + dice.below(4); layers > 0; --layers) url = dice.one_of(gateways)(url);
    CAPTURE(url);
    CHECK(is_undone(url, sound));
  }
}

// What no text can tell. Whatever is recovered, the id is the one that was there, and nothing of it is called certain.
TEST_CASE("damage that takes something away never ends in another package") {
  Dice dice(5);
  const std::vector<Damage> losses = {
      [](const std::string& url, Dice& d) { return url.substr(0, url.size() - 1 - d.below(35)); },
      [](const std::string& url, Dice& d) {
        return url.substr(0, url.size() - 36 + d.below(36)) + "O" + url.substr(url.size() - 35 + d.below(35));
      },
      [](const std::string& url, Dice& d) { return url.substr(0, url.size() - 1 - d.below(35)) + "..."; },
      [](const std::string& url, Dice&) { return url + "7"; },
      [](const std::string& url, Dice&) { return url.substr(0, url.find('#')); },
      [](const std::string& url, Dice& d) { return url.substr(0, url.find('#') + 2 + d.below(15)); },
      [](const std::string& url, Dice&) { return url.substr(0, url.find('@')) + url.substr(url.find('#')); },
      [](const std::string& url, Dice&) { return replaced(url, "myaccess", "myacess"); },
      [](const std::string& url, Dice&) { return replaced(url, "microsoft.com/", "microsoft.com.evil.example/"); },
  };
  for (int round = 0; round < 3000; ++round) {
    const Sound sound = made_link(dice);
    std::string damaged = dice.one_of(losses)(sound.url(), dice);
    if (dice.below(2) == 0 && damaged.find('#') != std::string::npos) damaged = dice.one_of(encoding)(damaged, dice);
    const ScannedDocument document = scan_document(Text(damaged + "\n", 0), FileType::text, 0, "a.txt");
    CAPTURE(damaged);
    for (const Link& found : document.links) {
      CHECK((found.recovered.empty() || found.recovered == sound.url()));
      const std::optional<Repair> repair = repair_of(found, nullptr);
      CHECK_FALSE((repair && repair->certain));
    }
  }
}

}  // namespace
