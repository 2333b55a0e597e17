// SHA-256 against its published vectors, and what a fingerprint depends on.
#include <doctest/doctest.h>

#include "tool/lint/fingerprint.h"
#include "tool/lint/rule.h"
#include "tool/lint/sha256.h"

using namespace entitlint;

namespace {

const Rule first{"AP901", "first", Severity::error, Confidence::high, "", "", "", "", dialects::v1, "", false, nullptr};
const Rule second{"AP902", "second", Severity::error, Confidence::high, "", "", "", "", dialects::v1, "", false, nullptr};

Finding sample() {
  Finding finding;
  finding.rule = &first;
  finding.object.kind = ObjectKind::policy;
  finding.key = "a1";
  finding.detail = "target=o1";
  finding.tenant = "t1";
  return finding;
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 pads correctly around the end of a block") {
  CHECK(sha256_hex(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(sha256_hex(std::string(56, 'a')) == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  CHECK(sha256_hex(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("a fingerprint is 16 hex digits that no release may change") {
  CHECK(fingerprint(sample()).size() == 16);
  CHECK(fingerprint(sample()) == sha256_hex(std::string("AP901\0t1\0policy\0a1\0target=o1", 28)).substr(0, 16));
  CHECK(fingerprint(sample(), 1) == sha256_hex(std::string("AP901\0t1\0policy\0a1\0target=o1\0001", 30)).substr(0, 16));
}

TEST_CASE("a fingerprint does not depend on line, severity, message, names or links") {
  Finding finding = sample();
  finding.place = {3, {100, 120}};
  finding.record = {90, 200};
  finding.severity = Severity::note;
  finding.confidence = Confidence::low;
  finding.message = "another text";
  finding.remedy = "another remedy";
  finding.catalog = "Partners";
  finding.object.name = "Renamed";
  finding.object.id = "A1";
  finding.object.portal_url = "https://entra.microsoft.com/";
  finding.related.push_back({{1, {1, 2}}, "here"});
  CHECK(fingerprint(finding) == fingerprint(sample()));
}

TEST_CASE("a fingerprint depends on rule, tenant, kind, key and detail") {
  Finding finding = sample();
  finding.rule = &second;
  CHECK(fingerprint(finding) != fingerprint(sample()));
  finding = sample();
  finding.tenant = "t2";
  CHECK(fingerprint(finding) != fingerprint(sample()));
  finding = sample();
  finding.object.kind = ObjectKind::package;
  CHECK(fingerprint(finding) != fingerprint(sample()));
  finding = sample();
  finding.key = "a2";
  CHECK(fingerprint(finding) != fingerprint(sample()));
  finding = sample();
  finding.detail = "target=o2";
  CHECK(fingerprint(finding) != fingerprint(sample()));
  finding = sample();
  finding.key = "a1target=o1";
  finding.detail.clear();
  CHECK(fingerprint(finding) != fingerprint(sample()));
}

TEST_CASE("equal findings are told apart by their ordinal, the first keeps its fingerprint") {
  std::vector<Finding> findings{sample(), sample(), sample()};
  findings[1].key = "a2";
  set_fingerprints(findings);
  CHECK(findings[0].fingerprint == fingerprint(sample()));
  CHECK(findings[2].fingerprint == fingerprint(sample(), 1));
  CHECK(findings[0].fingerprint != findings[2].fingerprint);
  CHECK(findings[1].fingerprint != findings[0].fingerprint);
}
