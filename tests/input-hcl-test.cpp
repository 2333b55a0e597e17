// Finding resource blocks in Terraform files, whatever else stands there.
#include <doctest/doctest.h>

#include "tool/input/hcl.h"

using namespace entitlint;

namespace {

std::string found(std::string_view text) {
  std::string list;
  for (const HclBlock& block : resource_blocks(text)) {
    list += (block.data ? "data." : "") + block.type + "." + block.name + "@" +
            std::string(text.substr(block.header.begin, block.header.size())) + ";";
  }
  return list;
}

}  // namespace

TEST_CASE("resource and data blocks are found by their labels") {
  CHECK(found("resource \"a\" \"b\" {\n}\ndata \"c\" \"d\" {}\n") == "a.b@resource \"a\" \"b\";data.c.d@data \"c\" \"d\";");
  CHECK(found("resource a b {}") == "a.b@resource a b;");
  CHECK(found("  resource   \"a\" /* why */ \"b\"\t{}") == "a.b@resource   \"a\" /* why */ \"b\";");
}

TEST_CASE("comments, strings and heredocs hold no blocks") {
  CHECK(found("# resource \"a\" \"b\" {\n// resource \"a\" \"b\" {\n/* resource \"a\" \"b\" {\n} */ resource \"x\" \"y\" {}") ==
        "x.y@resource \"x\" \"y\";");
  CHECK(found("locals {\n s = \"} resource \\\"a\\\" {\"\n}\nresource \"x\" \"y\" {}") == "x.y@resource \"x\" \"y\";");
  CHECK(found("locals {\n s = <<-EOT\n  }\n  resource \"a\" \"b\" {\n  EOT\n}\nresource \"x\" \"y\" {}") == "x.y@resource \"x\" \"y\";");
}

TEST_CASE("templates in strings may hold strings and braces") {
  CHECK(found("locals { s = \"${lookup({ a = \"}\" }, \"a\")} {\" }\nresource \"x\" \"y\" {}") == "x.y@resource \"x\" \"y\";");
  CHECK(found("locals { s = \"$${ {\" }\nresource \"x\" \"y\" {}") == "x.y@resource \"x\" \"y\";");
}

TEST_CASE("a block inside another is none of the outermost level") {
  CHECK(found("resource \"x\" \"y\" {\n  resource \"a\" \"b\" {}\n}\n") == "x.y@resource \"x\" \"y\";");
}

TEST_CASE("unsound text ends the scan without harm") {
  const std::string_view text = "resource \"a\" \"b\" { s = \"${{\"${\" } <<EOT\n /* ";
  for (std::size_t length = 0; length <= text.size(); ++length) CHECK(resource_blocks(text.substr(0, length)).size() <= 1);
  std::string deep = "x = ";
  for (int i = 0; i < 100000; ++i) deep += "\"${";
  CHECK(resource_blocks(deep).empty());
}
