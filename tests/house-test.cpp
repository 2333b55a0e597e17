// Holds the code to the house: which room may include which, and which library is named where.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support.h"

namespace fs = std::filesystem;
using entitlint::test::root;
using entitlint::test::slurp;

namespace {

using Rooms = std::set<std::string>;

// What each room may include besides itself. One way only: a room never sees those that use it.
const std::map<std::string, Rooms> allowed = {
    {"input", {}},
    {"links", {"input"}},
    {"model", {"input", "links"}},
    {"load", {"input", "links", "model"}},
    {"access", {"input", "links", "model"}},
    {"lint", {"input", "links", "model", "access"}},
    {"report", {"input", "links", "model", "access", "lint"}},
    {"cli", {"input", "links", "model", "access", "lint", "report", "load"}},
    {"rules", {"links", "model", "access", "lint"}},
};

// Libraries, and the room whose .cpp files may name them.
const std::map<std::string, Rooms> libraries = {{"rapidjson/", {"input", "report"}}, {"tinyxml2.h", {"report"}}, {"boost/", {"cli"}}};

struct Include {
  fs::path file;
  std::string room;    // of the file
  std::string target;  // between quotes or brackets
};

std::string room_of(const fs::path& relative) {
  const std::string first = relative.begin()->string();
  if (first == "rules") return "rules";
  return std::distance(relative.begin(), relative.end()) > 2 ? std::next(relative.begin())->string() : "main";
}

std::vector<Include> includes() {
  std::vector<Include> found;
  for (const char* folder : {"tool", "rules"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      const fs::path relative = fs::relative(entry.path(), root());
      std::istringstream lines(slurp(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include ")) continue;
        found.push_back({relative, room_of(relative), line.substr(10, line.find_last_of("\">") - 10)});
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("includes point one way") {
  std::size_t checked = 0;
  for (const Include& include : includes()) {
    if (!include.target.starts_with("tool/") && !include.target.starts_with("rules/")) continue;
    if (include.room == "main") continue;  // main.cpp and rule-table.h join the rooms
    const std::string target = room_of(include.target);
    CAPTURE(include.file.generic_string());
    CAPTURE(include.target);
    CHECK((target == include.room || allowed.at(include.room).contains(target)));
    ++checked;
  }
  CHECK(checked > 50);
}

TEST_CASE("a library is named only in the rooms that wrap it") {
  std::set<std::string> met;
  for (const Include& include : includes()) {
    for (const auto& [library, rooms] : libraries) {
      if (!include.target.starts_with(library)) continue;
      CAPTURE(include.file.generic_string());
      CHECK(rooms.contains(include.room));
      met.insert(library);
    }
  }
  CHECK(met.size() == libraries.size());
}

TEST_CASE("a rule sees its own header, access, model and links, and nothing else of ours") {
  for (const Include& include : includes()) {
    if (include.room != "rules" || !include.target.starts_with("tool/lint/")) continue;
    CAPTURE(include.file.generic_string());
    CHECK(include.target == "tool/lint/rule.h");
  }
}

TEST_CASE("no two headers give different types one name") {
  // Two types of one name in one program are undefined behaviour that no linker reports.
  std::map<std::string, std::string> defined;
  for (const auto& entry : fs::recursive_directory_iterator(root() / "tool")) {
    if (entry.path().extension() != ".h") continue;
    std::istringstream lines(slurp(entry.path()));
    std::string scope;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("namespace ")) scope = line;
      const bool type = line.starts_with("struct ") || line.starts_with("class ") || line.starts_with("enum class ");
      if (!type || line.find('{') == std::string::npos) continue;
      const std::string name = scope + line.substr(0, line.find_first_of(":{", line.find(' ')));
      CAPTURE(name);
      const auto [other, fresh] = defined.emplace(name, entry.path().generic_string());
      CAPTURE(other->second);
      CAPTURE(entry.path().generic_string());
      CHECK(fresh);
    }
  }
  CHECK(defined.size() > 50);
}

TEST_CASE("headers have a guard and every file opens with what lives in it") {
  for (const char* folder : {"tool", "rules", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      const std::string extension = entry.path().extension().string();
      if (entry.path().generic_string().find("node_modules") != std::string::npos) continue;
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string text = slurp(entry.path());
      CAPTURE(entry.path().generic_string());
      CHECK(text.starts_with("// "));
      if (extension == ".h") CHECK(text.find("#pragma once") != std::string::npos);
    }
  }
}

TEST_CASE("no file is longer than a reader takes in, unless it says why") {
  for (const char* folder : {"tool", "rules"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string text = slurp(entry.path());
      const auto lines = std::ranges::count(text, '\n');
      CAPTURE(entry.path().generic_string());
      CAPTURE(lines);
      CHECK((lines <= 300 || text.substr(0, 600).find("Long because") != std::string::npos));
    }
  }
}
