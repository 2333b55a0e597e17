// The line hash by which GitHub knows an alert again after lines have moved.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entitlint {

// primaryLocationLineHash of every line, as github/codeql-action computes it (src/fingerprints.ts): "8ba20012a6471739:1". `text` is the
// file's content as UTF-8 with its byte order mark, which counts as a character; bytes that are not UTF-8 count as U+FFFD.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text);

}  // namespace entitlint
