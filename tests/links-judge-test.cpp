// One address at a time: its class, and what could be read of it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tool/links/scan.h"

namespace {

using namespace entitlint;

const std::string id = "7e925516-6afb-4db9-9d78-34608c647318";
const std::string start = "https://myaccess.microsoft.com/";
const std::string sound = start + "@contoso.com#/access-packages/" + id;

Link judged(const std::string& address) {
  return judge(Text(address, 0), 0);
}
std::string class_of(const std::string& address) {
  return std::string(name(judged(address).link_class));
}

struct Case {
  std::string address;
  std::string expected;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.address);
    CHECK(class_of(one.address) == one.expected);
  }
}

TEST_CASE("a canonical link is ok, whatever the case of its host, hint and id") {
  check_all({
      {sound, "ok"},
      {sound + "/", "ok"},
      {"HTTPS://MyAccess.Microsoft.COM/@Contoso.onmicrosoft.com#/access-packages/7E925516-6AFB-4DB9-9D78-34608C647318", "ok"},
      {"https://myaccess.microsoft.com:443/@contoso.com#/access-packages/" + id, "ok"},
      {"https://myaccess.microsoft.us/@agency.onmicrosoft.com#/access-packages/" + id, "ok"},
      {"https://myaccess.microsoft.us/@agency.onmicrosoft.us#/access-packages/" + id, "ok"},
      {start + "@800b3a0e-db2d-4270-9fc6-de7d35bfe79a#/access-packages/" + id, "ok"},
      {start + "@woodgrove.example#/access-packages/" + id, "ok"},
      {start + "%40contoso.com#/access-packages/" + id, "ok"},
      {start + "@m\xC3\xBCller.de#/access-packages/" + id, "ok"},
  });
}

TEST_CASE("the fields of a sound link are read") {
  const Link link = judged("https://myaccess.microsoft.us/@Agency.onmicrosoft.us#/access-packages/7E925516-6afb-4db9-9d78-34608c647318");
  CHECK(link.hint == "Agency.onmicrosoft.us");
  CHECK(link.package_id == id);
  CHECK(link.cloud == Cloud::us_government);
  CHECK(link.recovered == "https://myaccess.microsoft.us/@Agency.onmicrosoft.us#/access-packages/" + id);
  CHECK(link.detail.empty());
  CHECK(link.id_part.empty());
}

TEST_CASE("the canonical link follows the cloud") {
  CHECK(canonical_link("contoso.com", id) == sound);
  CHECK(canonical_link("a.us", "7E925516-6AFB-4DB9-9D78-34608C647318", Cloud::us_government) ==
        "https://myaccess.microsoft.us/@a.us#/access-packages/" + id);
}

TEST_CASE("a hint that is missing is found, and nothing is invented for it") {
  check_all({
      {start + "#/access-packages/" + id, "hint-missing"},
      {"https://myaccess.microsoft.com#/access-packages/" + id, "hint-missing"},
      {start + "@#/access-packages/" + id, "hint-missing"},
      {start + "@?#/access-packages/" + id, "hint-missing"},
  });
  const Link link = judged(start + "#/access-packages/" + id);
  CHECK(link.package_id == id);
  CHECK(link.hint.empty());
  CHECK(link.recovered.empty());
  CHECK(link.detail == "the directory hint (@your-domain) is missing");
}

TEST_CASE("cut links are told by how far they go") {
  check_all({
      {start + "@contoso.com#", "fragment-missing"},
      {start + "@contoso.com#/a", "fragment-truncated"},
      {start + "@contoso.com#/access-pack", "fragment-truncated"},
      {start + "@contoso.com#/access-packages/", "id-missing"},
      {start + "@contoso.com#/access-packages/7e925516-", "id-truncated"},
      {start + "@contoso.com#/access-packages/7e925516...", "ellipsis"},
      {start + "@contoso.com#/access-pa\xE2\x80\xA6", "ellipsis"},
      {start + "@con\xE2\x80\xA6" + "647318", "ellipsis"},
      {"https://myaccess.mic...", "ellipsis"},
  });
  const Link link = judged(start + "@contoso.com#/access-packages/7e925516-6afb-4db9-9d78");
  CHECK(link.detail == "23 of 36 characters of the package id");
  CHECK(link.id_part == "7e925516-6afb-4db9-9d78");
  CHECK(link.package_id.empty());
  CHECK(link.recovered.empty());
}

TEST_CASE("placeholders are told from damage by one token") {
  check_all({
      {start + "@<directory_hint>#/access-packages/<access_package_id>", "placeholder"},
      {start + "@contoso.com#/access-packages/{id}", "placeholder"},
      {start + "@${var.domain}#/access-packages/" + id, "placeholder"},
      {start + "@{{ tenant }}#/access-packages/{{ id }}", "placeholder"},
      {start + "@%TENANT%#/access-packages/%PACKAGE_ID%", "placeholder"},
      {start + "@[organization]#/access-packages/[unique-id]", "placeholder"},
      {start + "@{0}#/access-packages/{1}", "placeholder"},
      {start + "@%s#/access-packages/%s", "placeholder"},
      {start + "@TENANT#/access-packages/" + id, "placeholder"},
      {start + "@contoso.com#/access-packages/TBD", "placeholder"},
      {start + "@contoso.com#/access-packages/00000000-0000-0000-0000-000000000000", "placeholder"},
      {start + "@contoso.com#/access-packages/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "placeholder"},
  });
}

TEST_CASE("other pages of the portal are no package links") {
  check_all({
      {"https://myaccess.microsoft.com", "not-a-package-link"},
      {start + "#/", "not-a-package-link"},
      {start + "@contoso.com#/", "not-a-package-link"},
      {start + "@contoso.com#/access-packages", "not-a-package-link"},
      {start + "@contoso.com#/access-packages/active", "not-a-package-link"},
      {start + "@contoso.com#/access-packages/available/", "not-a-package-link"},
      {start + "@contoso.com#/access-packages/expired", "not-a-package-link"},
      {start + "@contoso.com#/request-history", "not-a-package-link"},
      {start + "@contoso.com?enableReviews=true#/access-reviews", "not-a-package-link"},
      {"https://myapps.microsoft.com/", "not-a-package-link"},
      {"https://portal.fabrikam.com/#/access-packages/" + id, "not-a-package-link"},
      {"https://contoso.example/", "not-a-package-link"},
  });
}

TEST_CASE("an address of the admin centre names its package") {
  const Link link =
      judged("https://entra.microsoft.com/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/" + id);
  CHECK(link.link_class == LinkClass::not_a_package_link);
  CHECK(link.admin_blade);
  CHECK(link.package_id == id);
  CHECK_FALSE(
      judged("https://evil.example/#view/Microsoft_Azure_ELMAdmin/EntitlementMenuBlade/~/overview/entitlementId/" + id).admin_blade);
}

TEST_CASE("hosts are compared by their whole names") {
  const std::string tail = "/@contoso.com#/access-packages/" + id;
  check_all({
      {"https://myaccess.microsoft.com.evil.example" + tail, "host-lookalike"},
      {"https://myaccess.microsoft.com@evil.example/#/access-packages/" + id, "host-lookalike"},
      {"https://myaccess-microsoft.com" + tail, "host-lookalike"},
      {"https://myaccess.rnicrosoft.com" + tail, "host-lookalike"},
      {"https://myacc\xD0\xB5ss.microsoft.com" + tail, "host-lookalike"},
      {"https://evil.example/myaccess.microsoft.com" + tail, "host-lookalike"},
      {"https://myacess.microsoft.com" + tail, "host-misspelt"},
      {"https://www.myaccess.microsoft.com" + tail, "host-misspelt"},
      {"https://myaccess.microsoft.co" + tail, "host-misspelt"},
      {"https://myaccess.ppe.microsoft.com" + tail, "unknown-host"},
      {"https://myaccess.microsoftonline.cn" + tail, "ok"},
      {"https://myaccess.microsoft.com/@agency.onmicrosoft.us#/access-packages/" + id, "cloud-mismatch"},
  });
  CHECK(judged("https://myaccess.microsoft.com.evil.example" + tail).recovered.empty());
  CHECK(judged("https://myacess.microsoft.com" + tail).recovered == sound);
}

TEST_CASE("damage that leaves all parts is named and undone") {
  const std::vector<Case> cases = {
      {"http://myaccess.microsoft.com/@contoso.com#/access-packages/" + id, "scheme-http"},
      {"myaccess.microsoft.com/@contoso.com#/access-packages/" + id, "scheme-missing"},
      {"htps://myaccess.microsoft.com/@contoso.com#/access-packages/" + id, "scheme-broken"},
      {"hxxps://myaccess[.]microsoft[.]com/@contoso.com#/access-packages/" + id, "defanged"},
      {start + "contoso.com#/access-packages/" + id, "at-sign-missing"},
      {start + "@@contoso.com#/access-packages/" + id, "hint-malformed"},
      {start + "@contoso.com/access-packages/" + id, "hash-missing"},
      {start + "#@contoso.com/access-packages/" + id, "hash-misplaced"},
      {start + "@contoso.com#access-packages/" + id, "route-slash-missing"},
      {start + "@contoso.com#/access-package/" + id, "route-misspelt"},
      {start + "@contoso.com#/access-packages//" + id, "extra-slash"},
      {start + "@contoso.com?utm_source=mail#/access-packages/" + id, "extra-query"},
      {sound + "?utm_source=mail", "extra-query"},
      {start + "@contoso.com%23/access-packages/" + id, "percent-encoded"},
      {start + "%2540contoso.com%2523%252Faccess-packages%252F" + id, "double-encoded"},
      {start + "@contoso.com&#35;/access-packages/" + id, "html-escaped"},
      {start + "@contoso.com\\#/access-packages/" + id, "backslash"},
      {start + "=40contoso.com=23/access-packages/" + id, "qp-residue"},
      {start + "@contoso.com\xEF\xBC\x83/access-packages/" + id, "fullwidth-char"},
      {start + "@contoso.com#/access-packages/7e925516\xE2\x80\x93" + id.substr(9), "smart-punctuation"},
      {start + "@contoso.com#/access-packages/7e925516\xE2\x80\x8B" + id.substr(8), "invisible-char"},
      {start + "@contoso.com#/access-packages/\n" + id, "line-wrapped"},
      {start + "@contoso.com#/access-packages/ " + id, "space-inside"},
      {start + "@contoso.com#/access-packages/**" + id + "**", "markup-inside"},
      {start + "@contoso.com#/access-packages/{" + id + "}", "id-braced"},
      {start + "@contoso.com#/access-packages/7e9255166afb4db99d7834608c647318", "id-unhyphenated"},
      {sound + "and", "trailing-junk"},
  };
  check_all(cases);
  for (const Case& one : cases) {
    CAPTURE(one.address);
    CHECK(judged(one.address).recovered == sound);
    CHECK_FALSE(judged(one.address).detail.empty());
  }
}

TEST_CASE("two links without a space are one finding with both") {
  const Link link = judged(sound + sound);
  CHECK(link.link_class == LinkClass::links_glued);
  CHECK(link.recovered == sound + " " + sound);
}

TEST_CASE("digits are never guessed") {
  check_all({
      {start + "@contoso.com#/access-packages/Finance-Readers", "id-malformed"},
      {start + "@contoso.com#/access-packages/7e925516-6afb-4db9-9d78-34608c64731O", "id-malformed"},
      {sound + "0", "id-malformed"},
      {start + "@contoso.com#/access-packages/active/" + id, "wrong-route"},
  });
  CHECK(judged(sound + "0").recovered.empty());
  CHECK(judged(sound + "0").package_id.empty());
}

TEST_CASE("a gateway's address is unwrapped, and the link inside keeps its own damage") {
  const std::string safe = "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmyaccess.microsoft.com%2F";
  const Link whole = judged(safe + "%40contoso.com%23%2Faccess-packages%2F" + id + "&data=05%7C02&reserved=0");
  CHECK(whole.link_class == LinkClass::wrapped);
  CHECK(whole.recovered == sound);
  CHECK(judged(safe + "%40contoso.com%2523%2Faccess-packages%2F" + id + "&data=05").recovered == sound);
  check_all({
      {safe + "%23%2Faccess-packages%2F" + id + "&data=05", "hint-missing"},
      {safe + "&data=05", "not-a-package-link"},
      {safe + "%40contoso.com%23%2Faccess-packages%2F7e92", "id-truncated"},
      {"https://protect-us.mimecast.com/s/abc?domain=myaccess.microsoft.com", "wrapped-opaque"},
      {"https://myaccess.microsoft.com.mcas.ms/@contoso.com#/access-packages/" + id, "wrapped"},
  });
}

TEST_CASE("Proofpoint's three forms are decoded, and refused when their lists disagree") {
  const std::string v3 = "https://urldefense.com/v3/__https://myaccess.microsoft.com/@contoso.com*/access-packages/" + id;
  check_all({
      {"https://urldefense.proofpoint.com/v1/url?u=https://myaccess.microsoft.com/%40contoso.com%23/access-packages/" + id + "&k=x",
       "wrapped"},
      {"https://urldefense.proofpoint.com/v2/url?u=https-3A__myaccess.microsoft.com_-40contoso.com-23_access-2Dpackages_"
       "7e925516-2D6afb-2D4db9-2D9d78-2D34608c647318&d=x",
       "wrapped"},
      {v3 + "__;Iw!!abc!def$", "wrapped"},
      {v3 + "__;IyM!!abc!def$", "wrapped-opaque"},
      {v3 + "__;!!abc!def$", "wrapped-opaque"},
  });
  CHECK(judged(v3 + "__;Iw!!abc!def$").recovered == sound);
}

TEST_CASE("every class has a name of its own") {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(LinkClass::wrapped_opaque); ++i) names.emplace_back(name(static_cast<LinkClass>(i)));
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK_FALSE(names[i].empty());
    for (std::size_t j = 0; j < i; ++j) CHECK(names[i] != names[j]);
  }
  CHECK(names.back() == "wrapped-opaque");
}

}  // namespace
