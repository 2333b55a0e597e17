// --fix on real files: what is changed, what is left alone, and that a second run finds nothing more to do.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/fixing.h"
#include "tests/support.h"
#include "tool/cli/cli.h"
#include "tool/input/error.h"
#include "tool/rule-table.h"

namespace {

namespace fs = std::filesystem;
using namespace entitlint;

const std::string id = "7e925516-6afb-4db9-9d78-34608c647318";
const std::string link = "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id;

struct Answer {
  int status = -1;
  std::string out, err;
};

Answer program(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  Answer answer;
  try {
    answer.status = run(arguments, rule_table(), {in, out, err});
  } catch (const CannotGoOn& reason) {
    err << reason.what() << '\n';
    answer.status = 2;
  }
  answer.out = out.str();
  answer.err = err.str();
  return answer;
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

// What becomes of a document; a second run must not change it again.
std::string fixed(const std::string& name, const std::string& before) {
  const test::Scratch folder;
  const fs::path file = folder.path() / name;
  test::spill(file, before);
  program({"--fix", "--fail-on", "never", folder.path().string()});
  const std::string once = test::slurp(file);
  program({"--fix", "--fail-on", "never", folder.path().string()});
  CHECK(test::slurp(file) == once);
  return once;
}

const std::string packages =
    R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/entitlementManagement/accessPackages",
"value":[{"id":"7e925516-6afb-4db9-9d78-34608c647318","displayName":"Campaign"},{"id":"7e925599-0afb-4db9-9d78-34608c647318","displayName":"Other"}]})";
const std::string organization = R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization","value":[
{"id":"e7ecfb39-e861-4bfc-abec-2b6bb7443ebb","displayName":"Contoso","verifiedDomains":[{"name":"contoso.com","isDefault":true,"isInitial":true,"type":"Managed"}]}]})";

// The same with an export of the tenant beside it.
std::string fixed_with_export(const std::string& before, const std::string& name = "page.md") {
  const test::Scratch folder;
  test::spill(folder.path() / "exports" / "accessPackages.json", packages);
  test::spill(folder.path() / "exports" / "organization.json", organization);
  const fs::path file = folder.path() / "docs" / name;
  test::spill(file, before);
  program({"--fix", "--fail-on", "never", folder.path().string()});
  const std::string once = test::slurp(file);
  program({"--fix", "--fail-on", "never", folder.path().string()});
  CHECK(test::slurp(file) == once);
  CHECK(test::slurp(folder.path() / "exports" / "accessPackages.json") == packages);
  return once;
}

TEST_CASE("damage that keeps every part is taken back, and the text round it stays") {
  const std::string start = "https://myaccess.microsoft.com/@contoso.com";
  CHECK(fixed("a.txt", "See " + start + "%23/access-packages/" + id + ".\n") == "See " + link + ".\n");
  CHECK(fixed("a.txt", "See http" + link.substr(5) + ", please\n") == "See " + link + ", please\n");
  CHECK(fixed("a.txt", "See " + link.substr(8) + "\n") == "See " + link + "\n");
  CHECK(fixed("a.txt", start + "#/access-packages/{" + id + "}\n") == link + "\n");
  CHECK(fixed("a.txt", start + "#access-packages/" + id + "\n") == link + "\n");
  CHECK(fixed("a.txt", start + "/access-packages/" + id + "\n") == link + "\n");
  CHECK(fixed("a.txt", "https://myaccess.microsoft.com/@@contoso.com#/access-packages/" + id + "\n") == link + "\n");
  CHECK(fixed("a.txt", "> " + link.substr(0, 72) + "\n> " + link.substr(72) + " now\n") == "> " + link + " now\n");
  CHECK(fixed("a.txt", link + link + "\n") == link + " " + link + "\n");
  CHECK(fixed("a.txt", "See https:// " + link.substr(8) + " now\n") == "See " + link + " now\n");
  CHECK(fixed("a.txt", "> See https://\n> " + link.substr(8) + " now\n") == "> See " + link + " now\n");
  CHECK(fixed("a.txt", "See https;//" + link.substr(8) + "\n") == "See " + link + "\n");
  CHECK(fixed("a.txt", "See " + link.substr(0, 70) + "<br>" + link.substr(70) + "\n") == "See " + link + "\n");
  CHECK(fixed("a.json", "// a note\n{\"u\": \"http" + link.substr(5) + "\"}\n") == "// a note\n{\"u\": \"" + link + "\"}\n");
  CHECK(fixed("a.md", "[x](" + start + "\\#/access-package/" + id + ") y\n") == "[x](" + link + ") y\n");
  CHECK(fixed("a.html", "<a href=\"" + start + "&amp;#35;/access-packages/" + id + "\">x</a>\n") == "<a href=\"" + link + "\">x</a>\n");
  CHECK(fixed("a.csv", "name;link\r\nx;" + start + "#/access-packages//" + id + "\r\n") == "name;link\r\nx;" + link + "\r\n");
  CHECK(fixed("a.json", R"({"u": ")" + start + "%2523/access-packages/" + id + "\"}\n") == R"({"u": ")" + link + "\"}\n");
}

TEST_CASE("a gateway is taken off") {
  const std::string wrapped =
      "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmyaccess.microsoft.com%2F%40contoso.com%23%2Faccess-packages%2F" +
      id + "&data=05%7C02";
  CHECK(fixed("a.md", "[x](" + wrapped + ")\n") == "[x](" + link + ")\n");
}

TEST_CASE("a missing bracket or quote is put behind the link, and a word that was glued to it is kept") {
  CHECK(fixed("a.md", "[x](" + link + "\n") == "[x](" + link + ")\n");
  CHECK(fixed("a.html", "<p><a href=\"" + link + ">x</a></p>\n") == "<p><a href=\"" + link + "\">x</a></p>\n");
  CHECK(fixed("a.txt", "At " + link + "and then\n") == "At " + link + " and then\n");
}

TEST_CASE("byte order mark, line ends and UTF-16 stay as they are") {
  const std::string damaged = "https://myaccess.microsoft.com/@contoso.com%23/access-packages/" + id;
  CHECK(fixed("a.txt", "\xEF\xBB\xBFSee " + damaged + "\r\nend") == "\xEF\xBB\xBFSee " + link + "\r\nend");
  CHECK(fixed("a.txt", utf16("See " + damaged + "\r\n")) == utf16("See " + link + "\r\n"));
  CHECK(fixed("a.txt", "\xFF\xFA " + damaged + " \xC3\n") == "\xFF\xFA " + link + " \xC3\n");
}

TEST_CASE("what has to be guessed is not touched") {
  for (const std::string& text : {
           "https://myaccess.microsoft.com.evil.example/@contoso.com%23/access-packages/" + id,
           "https://myacess.microsoft.com/@contoso.com%23/access-packages/" + id,
           "https://myacess.microsoft.com/@contoso.com#/access-\npackages/" + id,
           "hxxps://myaccess[.]microsoft[.]com/@contoso[.]com#/access-packages/" + id,
           "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id.substr(0, 20),
           "https://myaccess.microsoft.com/@contoso.com#/access-packages/O" + id.substr(1),
           "https://myaccess.microsoft.com/@contoso.onmicrosoft#/access-packages/" + id,
           "https://myaccess.microsoft.com/@alex@contoso.com#/access-packages/" + id,
           "https://myaccess.microsoft.com/#/access-packages/" + id,
           "https://myaccess.microsoft.com%2F@evil.example/@contoso.com#/access-packages/" + id,
           "https://eur01.safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fmyaccess.microsoft.com%2F%40contoso.com%23%2F"
           "access-packages%2F" +
               id,
           "https://myaccess.microsoft.com/@contoso.com#/access-packages/" + id.substr(0, 32) + "\nfeed the cat",
           "https://myaccess.microsoft.com/@contoso.com#/access-packages/<b>" + id + "</b>",
           "https://go.contoso.com/sign-in?next=https%3A%2F%2Fmyaccess.microsoft.com%2F%40contoso.com%23%2Faccess-packages%2F" + id,
           "https://myaccess.microsoft.com/@contoso.onmicrosoft.us#/access-packages/" + id,
           "https://eur01.safelinks.protection.outlook.com/"
           "?url=https%3A%2F%2Fmyacess.microsoft.com%2F%40contoso.com%23%2Faccess-packages%2F" +
               id,
       }) {
    CAPTURE(text);
    CHECK(fixed("a.txt", text + "\n") == text + "\n");
  }
}

TEST_CASE("in an encoded container a repair is offered, not made") {
  const std::string mail = "Subject: x\nContent-Type: text/plain\n\nhttp" + link.substr(5) + "\n";
  CHECK(fixed("a.eml", mail) == mail);
  const test::Scratch folder;
  test::spill(folder.path() / "a.eml", mail);
  const Answer answer = program({"-f", "json", folder.path().string()});
  CHECK(answer.out.find("Write " + link + " instead.") != std::string::npos);
  CHECK(answer.out.find("\"edits\"") == std::string::npos);
}

TEST_CASE("an export makes more certain") {
  CHECK(fixed_with_export("[x](https://myaccess.microsoft.com/#/access-packages/" + id + ")\n") == "[x](" + link + ")\n");
  CHECK(fixed_with_export("[x](" + link.substr(0, link.size() - 20) + ")\n") == "[x](" + link + ")\n");
  CHECK(fixed_with_export("[x](https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/" +
                          id + ")\n") == "[x](" + link + ")\n");
  // Two packages begin like this, and this one is none of the tenant's.
  for (const std::string& text : {"[x](" + link.substr(0, link.size() - 30) + ")\n",
                                  "[x](https://myaccess.microsoft.com/#/access-packages/00000001" + id.substr(8) + ")\n"}) {
    CHECK(fixed_with_export(text) == text);
  }
}

TEST_CASE("a dry run changes nothing and prints a diff that git takes") {
  const test::Scratch folder;
  const std::string damaged = "https://myaccess.microsoft.com/@contoso.com%23/access-packages/" + id;
  std::string before, after;
  for (int i = 0; i < 40; ++i) {
    const bool broken = i == 2 || i == 3 || i == 9 || i == 30 || i == 39;
    const std::string wrapped = "> " + link.substr(0, 72) + "\r\n> " + link.substr(72);
    before += "line " + std::to_string(i) + (i == 30 ? "\r\n" + wrapped : broken ? ' ' + damaged : "") + (i == 39 ? "" : "\r\n");
    after += "line " + std::to_string(i) + (i == 30 ? "\r\n> " + link : broken ? ' ' + link : "") + (i == 39 ? "" : "\r\n");
  }
  const fs::path file = folder.path() / "my docs" / "a.md";
  test::spill(file, before);
  test::spill(folder.path() / "u.txt", utf16("one\n" + damaged + "\ntwo\n"));
  const Answer answer = program({"--fix", "--dry-run", folder.path().string()});
  CHECK(answer.status == 1);
  CHECK(test::slurp(file) == before);
  CHECK(answer.out.starts_with("diff --git "));
  CHECK(answer.out.find("\\ No newline at end of file") != std::string::npos);

  if (std::system("git --version >/dev/null 2>&1") != 0) return;
  const std::string in_folder = "cd '" + folder.path().string() + "' && ";
  REQUIRE(std::system((in_folder + "git init -q .").c_str()) == 0);
  test::spill(folder.path() / ".git" / "fix.diff", program({"--fix", "--dry-run", folder.path().string()}).out);
  CHECK(std::system((in_folder + "git apply --whitespace=nowarn .git/fix.diff").c_str()) == 0);
  CHECK(test::slurp(file) == after);
  CHECK(test::slurp(folder.path() / "u.txt") == utf16("one\n" + link + "\ntwo\n"));
  CHECK(program({"--fix", "--dry-run", folder.path().string()}).out.empty());
}

TEST_CASE("the report and the status after --fix are those of the result") {
  const test::Scratch folder;
  test::spill(folder.path() / "a.md", "[x](https://myaccess.microsoft.com/@contoso.com%23/access-packages/" + id + ")\n");
  CHECK(program({folder.path().string()}).status == 1);
  const Answer answer = program({"--fix", folder.path().string()});
  CHECK(answer.status == 0);
  CHECK(answer.out.find("AP106") == std::string::npos);
  CHECK(answer.err == "entitlint: repaired 1 link in 1 file\n");
}

TEST_CASE("permissions and symbolic links survive a repair") {
  const test::Scratch folder;
  const fs::path file = folder.path() / "real" / "a.md";
  test::spill(file, "[x](https://myaccess.microsoft.com/@contoso.com%23/access-packages/" + id + ")\n");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  fs::create_symlink(file, folder.path() / "link.md");
  program({"--fix", (folder.path() / "link.md").string()});
  CHECK(test::slurp(file) == "[x](" + link + ")\n");
  CHECK(fs::is_symlink(folder.path() / "link.md"));
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
}

TEST_CASE("an address of the admin centre stays in a page for administrators") {
  const std::string blade =
      "https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/" + id;
  for (const std::string& text : {"Manage it [here](" + blade + ")\n", "To edit the policies open " + blade + "\n"})
    CHECK(fixed_with_export(text) == text);
  CHECK(fixed_with_export("[Ask for it](" + blade + ")\n") == "[Ask for it](" + link + ")\n");
  CHECK(fixed_with_export("<!-- entitlint: audience=member -->\nManage it [here](" + blade + ")\n") ==
        "<!-- entitlint: audience=member -->\nManage it [here](" + link + ")\n");
  CHECK(fixed_with_export("[Ask for it](" + blade + ")\n", "runbook.md") == "[Ask for it](" + blade + ")\n");
}

// What the fuzzer does, on what it has found so far.
TEST_CASE("--fix changes nothing outside its edits, and nothing more when it runs again, on the fuzz corpus") {
  const test::Scratch folder;
  std::size_t kind = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(test::root() / "tests" / "fuzz" / "corpus")) {
    const std::string bytes = test::slurp(entry.path());
    CAPTURE(entry.path().filename().string());
    CHECK(fuzz::fault_of_fix(folder.path() / "tree", bytes, kind % fuzz::document_names.size(), kind % 3 == 0) == "");
    ++kind;
  }
}

TEST_CASE("standard input cannot be repaired, and a dry run needs something to show") {
  CHECK(program({"--fix", "-"}).status == 2);
  CHECK(program({"--dry-run", "docs"}).status == 2);
  CHECK(program({"--fix", "--dry-run", "-f", "json", "docs"}).status == 2);
}

}  // namespace
