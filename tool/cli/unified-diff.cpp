// Unified diffs of repaired files. The edits are known, so no lines have to be compared.
#include <algorithm>

#include "tool/cli/fix.h"

namespace entitlint {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t context = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Whole lines that are replaced by others.
struct Block {
  std::size_t first = 0, last = 0;  // of the old file, both included
  std::string text;                 // the new ones
};

class Differ {
 public:
  explicit Differ(const FileRepair& repair) : repair_(repair), lines_(lines_of(repair.before)) {
    std::size_t offset = 0;
    for (const std::string_view line : lines_) {
      starts_.push_back(offset);
      offset += line.size();
    }
  }

  std::string hunks() {
    make_blocks();
    std::string out;
    std::ptrdiff_t shift = 0;  // of line numbers, by the hunks before
    for (std::size_t i = 0; i < blocks_.size();) {
      std::size_t end = i + 1;
      while (end < blocks_.size() && blocks_[end].first <= blocks_[end - 1].last + 2 * context) ++end;
      out += hunk(i, end, shift);
      i = end;
    }
    return out;
  }

 private:
  std::size_t line_at(std::size_t offset) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(starts_, offset) - starts_.begin()) - 1;
  }
  std::size_t end_of_line(std::size_t line) const { return starts_[line] + lines_[line].size(); }

  void make_blocks() {
    const std::string& before = repair_.before;
    std::size_t at = 0;  // up to here the old bytes are in a block
    for (const StoredEdit& edit : repair_.edits) {
      const std::size_t first = line_at(edit.begin), last = line_at(std::min(edit.end, before.size() - 1));
      if (blocks_.empty() || first > blocks_.back().last) {
        finish_block(at);
        blocks_.push_back({first, last, {}});
        at = starts_[first];
      }
      Block& block = blocks_.back();
      block.last = std::max(block.last, last);
      block.text.append(before, at, edit.begin - at).append(edit.bytes);
      at = edit.end;
    }
    finish_block(at);
  }
  void finish_block(std::size_t at) {
    if (!blocks_.empty()) blocks_.back().text.append(repair_.before, at, end_of_line(blocks_.back().last) - at);
  }

  static void put(std::string& out, char sign, std::string_view line) {
    out.append(1, sign).append(line);
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }

  std::string hunk(std::size_t begin, std::size_t end, std::ptrdiff_t& shift) const {
    const std::size_t first = blocks_[begin].first - std::min(context, blocks_[begin].first);
    const std::size_t stop = std::min(lines_.size(), blocks_[end - 1].last + 1 + context);
    std::string body;
    std::size_t at = first, added = 0, removed = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Block& block = blocks_[i];
      for (; at < block.first; ++at) put(body, ' ', lines_[at]);
      for (; at <= block.last; ++at, ++removed) put(body, '-', lines_[at]);
      for (const std::string_view line : lines_of(block.text)) {
        put(body, '+', line);
        ++added;
      }
    }
    for (; at < stop; ++at) put(body, ' ', lines_[at]);
    const std::size_t old_count = stop - first, new_count = old_count - removed + added;
    const std::size_t new_first = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(first) + shift);
    shift += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
    return "@@ -" + std::to_string(first + 1) + ',' + std::to_string(old_count) + " +" + std::to_string(new_first + 1) + ',' +
           std::to_string(new_count) + " @@\n" + body;
  }

  const FileRepair& repair_;
  std::vector<std::string_view> lines_;
  std::vector<std::size_t> starts_;
  std::vector<Block> blocks_;
};

std::string shown_path(const fs::path& file) {
  std::error_code error;
  for (fs::path folder = file.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".git", error)) return file.lexically_relative(folder).generic_string();
    if (folder == folder.parent_path()) break;
  }
  const fs::path here = fs::current_path(error);
  return error ? file.generic_string() : file.lexically_proximate(here).generic_string();
}

// As git writes names: in quotes where they hold a quote, a backslash or a control character.
std::string quoted(const std::string& path) {
  std::string out;
  bool plain = true;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
      plain = false;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += '\\';
      for (const unsigned place : {6U, 3U, 0U}) out += static_cast<char>('0' + ((byte >> place) & 7U));
      plain = false;
    } else {
      out += c;
    }
  }
  return plain ? path : '"' + out + '"';
}

}  // namespace

std::string unified_diff(const FileRepair& repair) {
  const std::string path = shown_path(repair.file);
  const std::string behind = path.find(' ') == std::string::npos ? "\n" : "\t\n";  // else a space would end the name
  const std::string before = quoted("a/" + path), after = quoted("b/" + path);
  return "diff --git " + before + ' ' + after + "\n--- " + before + behind + "+++ " + after + behind + Differ(repair).hunks();
}

}  // namespace entitlint
