// From the paths on the command line to the sorted list of sources.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/input/source.h"

namespace entitlint {

// What a file is read as, told from the end of its name (.json, .jsonl, .ndjson, .tfstate; .md, .markdown, .mdx; .html, .htm, .xhtml; .csv,
// .tsv; .yaml, .yml; .eml; as text .txt, .rst, .adoc, .org, .ics and a few kinds of scripts); exports are then told by their keys.
enum class FileType : std::uint8_t { json, markdown, html, text, csv, yaml, mail, other };

[[nodiscard]] FileType file_type(std::string_view path);

// The same, but a name that tells nothing is decided by the first byte that is not blank: '{' or '[' is JSON, an HTML tag HTML, else text.
// Never `other`.
[[nodiscard]] FileType content_type(const Source& source);

struct DiscoverOptions {
  std::filesystem::path base;    // --base-dir; empty: the repository root if it holds every input, else their deepest common folder
  std::string stdin_name = "-";  // --stdin-filename
  const class Gitignore* excluded = nullptr;          // of the configuration: left out below a folder whatever --no-ignore says
  bool ignore_files = true;                           // .gitignore is respected below a folder that is walked
  bool (*worth_reading)(std::string_view) = nullptr;  // of a document's bytes; what it says no to is marked as quiet and not read again
  unsigned threads = 1;                               // at least 1; for opening many files; the result never depends on it
};

// Files that a walk met and did not read, by the reason.
struct Skipped {
  std::size_t assignments = 0;  // who has which package: of no use here, and up to 300,000 files
  std::size_t hidden = 0;
  std::size_t other_types = 0;
  std::size_t own = 0;  // entitlint's own configuration and reports
};

struct Discovered {
  std::string base;                     // the folder that paths are relative to; absolute, without '/' at its end
  Sources sources;                      // sorted by path, each once
  std::vector<std::string> unreadable;  // "path: reason", for what could not be read (status 2; the rest goes on)
  std::size_t ignored = 0;              // files that would be read but for a .gitignore
  Skipped skipped;
};

// Folders are walked recursively and sorted; hidden folders, node_modules, symbolic links to folders and an EntraExporter tree's
// Assignments are not entered, hidden files and types that are not read are left out. What is named is read whatever it is, but for
// entitlint's own configuration and reports.
// `-` reads standard input from `input` to its end. Never throws for a path: a missing or unreadable one is in `unreadable`.
[[nodiscard]] Discovered discover(std::span<const std::string> paths, const DiscoverOptions& options, std::istream& input);

}  // namespace entitlint
