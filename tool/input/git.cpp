// Asks git for objects by their ids, so that no file name or attribute changes what is read.
#include "tool/input/git.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "tool/input/child.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/walk.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> quiet = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0"};

ChildResult git(const std::string& root, std::vector<std::string> words, std::string_view input = {}) {
  words.insert(words.begin(), {"git", "-C", root, "--no-pager"});
  ChildResult result = run_program(words, input, quiet);
  if (!result.started) throw CannotGoOn("git is not installed, and git:REV needs it");
  return result;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string absolute_text(const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::absolute(path, error), error);
  std::string text = path_text(error ? path : real);
  while (text.ends_with('/')) text.pop_back();
  return text;
}

// A blob's id and its path, of a line of ls-tree: "100644 blob <id>\t<path>". Links and submodules are no files.
struct Entry {
  std::string id, path;
};

std::vector<Entry> entries_of(std::string_view listing) {
  std::vector<Entry> entries;
  while (!listing.empty()) {
    const std::string_view line = listing.substr(0, listing.find('\0'));
    listing.remove_prefix(std::min(line.size() + 1, listing.size()));
    const std::size_t tab = line.find('\t');
    const std::size_t id = line.find(" blob ");
    if (tab == line.npos || id == line.npos || !line.starts_with("100")) continue;
    entries.push_back({std::string(line.substr(id + 6, tab - id - 6)), std::string(line.substr(tab + 1))});
  }
  return entries;
}

}  // namespace

std::optional<std::string> revision_in(std::string_view word) {
  constexpr std::string_view scheme = "git:";
  if (!word.starts_with(scheme)) return std::nullopt;
  return std::string(word.substr(scheme.size()));
}

GitRevision::GitRevision(const fs::path& folder, const std::string& revision) : revision_(revision) {
  const std::string shown = "git:" + revision;
  if (revision.empty() || revision.starts_with('-')) throw CannotGoOn(shown + ": no revision is called '" + revision + "'");
  const std::string start = absolute_text(folder);
  root_ = repository_root(start);
  if (root_.empty()) throw CannotGoOn(shown + ": " + path_text(folder) + " is in no git repository");
  const ChildResult found = git(root_, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (found.err.find("dubious ownership") != std::string::npos)
    throw CannotGoOn(
        shown + ": git does not trust the owner of this repository (dubious ownership); run: git config --global --add safe.directory " +
        root_);
  if (found.status != 0 && !found.err.empty()) throw CannotGoOn(shown + ": git says: " + first_line(found.err));
  if (found.status != 0)
    throw CannotGoOn(
        shown + ": not in this clone; a shallow clone lacks older commits and other branches (set fetch-depth: 0 where it is checked out)");
  commit_ = first_line(found.out);
}

std::optional<std::string> GitRevision::inside(const fs::path& path) const {
  const std::string text = absolute_text(path);
  if (text == root_) return std::string();
  if (!text.starts_with(root_ + "/")) return std::nullopt;
  return text.substr(root_.size() + 1);
}

std::string GitRevision::ask(std::vector<std::string> words, std::string_view input) const {
  ChildResult result = git(root_, std::move(words), input);
  if (result.status != 0) throw CannotGoOn("git:" + revision_ + ": git says: " + first_line(result.err));
  return std::move(result.out);
}

std::vector<GitFile> GitRevision::read(std::span<const std::string> paths, bool (*wants)(std::string_view)) const {
  std::vector<Entry> entries;
  for (const std::string& path : paths) {
    std::vector<std::string> words = {"ls-tree", "-r", "-z", "--full-tree", commit_};
    if (!path.empty()) words.insert(words.end(), {"--", path});
    for (Entry& entry : entries_of(ask(std::move(words)))) {
      if (wants == nullptr || wants(entry.path)) entries.push_back(std::move(entry));
    }
  }
  std::ranges::sort(entries, {}, &Entry::path);
  const auto twice = std::ranges::unique(entries, {}, &Entry::path);
  entries.erase(twice.begin(), twice.end());
  std::string wanted;
  std::vector<GitFile> files;
  for (Entry& entry : entries) {
    wanted += entry.id + "\n";
    files.push_back({std::move(entry.path), {}});
  }
  if (files.empty()) return files;
  // For each id: "<id> blob <size>\n<bytes>\n".
  const std::string answer = ask({"cat-file", "--batch"}, wanted);
  std::size_t at = 0;
  for (GitFile& file : files) {
    const std::size_t line_end = answer.find('\n', at);
    const std::size_t blank = line_end == std::string::npos ? line_end : answer.rfind(' ', line_end);
    std::size_t size = 0;
    const bool whole = blank != std::string::npos && blank > at &&
                       std::from_chars(answer.data() + blank + 1, answer.data() + line_end, size).ec == std::errc() &&
                       line_end + 1 + size <= answer.size();
    if (!whole) throw CannotGoOn("git:" + revision_ + ": " + file.path + " is not in this clone (a partial clone lacks its content)");
    file.bytes = answer.substr(line_end + 1, size);
    at = line_end + 1 + size + 1;
  }
  return files;
}

std::optional<std::string> GitRevision::read_one(const std::string& path) const {
  std::vector<GitFile> files = read(std::span(&path, 1));
  if (files.empty()) return std::nullopt;
  return std::move(files.front().bytes);
}

}  // namespace entitlint
