// Discovery: what the paths on the command line stand for, what each file is called in reports, and each file once.
#include "tool/input/discover.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <mutex>
#include <system_error>
#include <tuple>
#include <utility>

#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/walk.h"
#include "tool/input/workers.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

// A file that is to be opened. Absolute paths.
struct Candidate {
  std::string path;    // where it was found
  std::string target;  // of a symbolic link: where it leads in the end
  std::string typed;   // as named on the command line; empty when met in a walk
  std::string shown;   // as reports print it; empty until the base folder is known

  [[nodiscard]] bool named() const { return !typed.empty(); }
  // Two candidates with one key are one file.
  [[nodiscard]] std::string_view key() const { return target.empty() ? path : target; }
};

// An absolute path without '/' at its end: the root folder is the empty text.
std::string folder_text(const fs::path& path) {
  std::string text = path_text(path);
  while (text.ends_with('/')) text.pop_back();
  return text;
}

bool is_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string common_folder(std::string one, std::string_view other) {
  while (!is_within(other, one)) one.resize(one.rfind('/') == std::string::npos ? 0 : one.rfind('/'));
  return one;
}

std::string shown_path(const std::string& path, const std::string& base) {
  if (is_within(path, base) && path.size() > base.size()) return path.substr(base.size() + 1);
  const fs::path relative = path_of(path).lexically_relative(path_of(base + '/'));
  return relative.empty() ? path : path_text(relative);
}

class Discovery {
 public:
  explicit Discovery(const DiscoverOptions& options) : options_(&options) {}

  void add(const std::string& typed) {
    const fs::path path = path_of(typed);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      const std::string reason = error && status.type() != fs::file_type::not_found ? in_plain_words(error) : "no such file or folder";
      return report(typed.empty() ? "\"\"" : typed, reason);
    }
    if (fs::is_other(status)) return add_pipe(typed);
    const bool is_folder = fs::is_directory(status);
    const fs::path folder = is_folder ? path : path.has_parent_path() ? path.parent_path() : fs::path(".");
    const fs::path canonical = fs::canonical(folder, error);
    if (error) return report(typed, in_plain_words(error));
    anchors_.push_back(folder_text(canonical));
    if (is_folder) {
      walk(anchors_.back(), {options_->ignore_files, options_->excluded, options_->threads}, walked_);
    } else if (is_own_file(path_text(path))) {
      ++walked_.skipped.own;
    } else {
      add_file(anchors_.back() + '/' + path_text(path.filename()), typed, fs::is_symlink(path, error));
    }
  }

  Discovered finish(std::vector<Source> from_stdin) {
    candidates_.reserve(candidates_.size() + walked_.files.size());
    for (WalkedFile& file : walked_.files) add_file(std::move(file.path), "", file.is_link);
    const std::string base = base_folder();
    for (const auto& [path, reason] : walked_.unreadable) report(shown_path(path, base), reason);
    for (Candidate& candidate : candidates_) {
      if (candidate.shown.empty()) candidate.shown = shown_path(candidate.path, base);
    }
    keep_each_once();
    result_.sources = open_all();
    if (!from_stdin.empty()) {
      std::ranges::move(from_stdin, std::back_inserter(result_.sources));
      std::ranges::stable_sort(result_.sources, {}, &Source::path);
    }
    std::ranges::sort(result_.unreadable);
    result_.unreadable.erase(std::unique(result_.unreadable.begin(), result_.unreadable.end()), result_.unreadable.end());
    result_.base = base;
    result_.ignored = walked_.ignored;
    result_.skipped = walked_.skipped;
    return std::move(result_);
  }

  void report(const std::string& path, const std::string& reason) { result_.unreadable.push_back(path + ": " + reason); }
  void report(const CannotGoOn& error) { result_.unreadable.emplace_back(error.what()); }

 private:
  void add_file(std::string path, const std::string& typed, bool is_link) {
    std::string target;
    if (is_link) {
      std::error_code error;
      const fs::path end = fs::canonical(path_of(path), error);
      if (!error) target = path_text(end);
    }
    candidates_.push_back({std::move(path), std::move(target), typed, ""});
  }

  // `<(command)` of a shell: where it is says nothing, and differs from run to run.
  void add_pipe(const std::string& typed) { candidates_.push_back({typed, "", typed, typed}); }

  [[nodiscard]] std::string base_folder() const {
    if (!options_->base.empty()) {
      std::error_code error;
      const fs::path canonical = fs::weakly_canonical(fs::absolute(options_->base, error), error);
      return folder_text(error ? options_->base : canonical);
    }
    if (anchors_.empty()) return {};
    const std::string root = repository_root(anchors_.front());
    const auto holds = [&](const std::string& folder) { return is_within(folder, root); };
    if (!root.empty() && std::ranges::all_of(anchors_, holds)) return root;
    std::string base = anchors_.front();
    for (const std::string& folder : anchors_) base = common_folder(base, folder);
    return base;
  }

  // A named file beats the same file in a walk, and its own path beats a link to it.
  void keep_each_once() {
    const auto rank = [](const Candidate& one) {
      return std::tuple(one.key(), !one.named(), one.path != one.key(), std::string_view(one.path));
    };
    std::ranges::sort(candidates_, {}, rank);
    const auto same_file = [](const Candidate& one, const Candidate& other) { return one.key() == other.key(); };
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end(), same_file), candidates_.end());
    if (!std::ranges::is_sorted(candidates_, {}, &Candidate::shown)) std::ranges::sort(candidates_, {}, &Candidate::shown);
  }

  std::vector<Source> open_all() {
    constexpr std::size_t at_once = 64;
    std::vector<Source> opened(candidates_.size());
    std::vector<std::string> buffers(options_->threads);
    std::mutex failing;
    for_each_task(options_->threads, (candidates_.size() + at_once - 1) / at_once, [&](std::size_t task, std::size_t worker) {
      for (std::size_t at = task * at_once; at < std::min((task + 1) * at_once, candidates_.size()); ++at) {
        try {
          opened[at] = open(std::move(candidates_[at]), buffers[worker]);
        } catch (const CannotGoOn& error) {
          const std::lock_guard lock(failing);
          report(error);
        }
      }
    });
    std::erase_if(opened, [](const Source& source) { return source.path.empty(); });
    return opened;
  }

  // Documents that nobody named are skimmed: nearly all of them hold no link.
  [[nodiscard]] bool is_skimmed(const Candidate& candidate) const {
    if (options_->worth_reading == nullptr || candidate.named() || !candidate.target.empty()) return false;
    const FileType type = file_type(candidate.path);
    return type == FileType::markdown || type == FileType::html || type == FileType::text || type == FileType::csv;
  }

  [[nodiscard]] Source open(Candidate candidate, std::string& buffer) const {
    if (is_skimmed(candidate)) return skim_source(std::move(candidate.shown), std::move(candidate.path), options_->worth_reading, buffer);
    if (!candidate.named()) return open_source(std::move(candidate.shown), std::move(candidate.path), false);
    Source source = open_source(candidate.typed, std::move(candidate.path), true);  // in errors it is called as the user wrote it
    source.path = std::move(candidate.shown);
    return source;
  }

  const DiscoverOptions* options_;
  std::vector<std::string> anchors_;  // the folders that were named or hold what was named
  std::vector<Candidate> candidates_;
  Walked walked_;
  Discovered result_;
};

std::string read_all(std::istream& input) {
  std::string bytes;
  char piece[65536];
  while (input.read(piece, sizeof piece) || input.gcount() > 0) bytes.append(piece, static_cast<std::size_t>(input.gcount()));
  return bytes;
}

}  // namespace

Discovered discover(std::span<const std::string> paths, const DiscoverOptions& options, std::istream& input) {
  Discovery discovery(options);
  std::vector<Source> from_stdin;
  for (const std::string& path : paths) {
    if (path != "-") {
      discovery.add(path);
    } else if (from_stdin.empty()) {
      try {
        from_stdin.push_back(memory_source(options.stdin_name, read_all(input)));
      } catch (const CannotGoOn& error) {
        discovery.report(error);
      }
    }
  }
  return discovery.finish(std::move(from_stdin));
}

}  // namespace entitlint
