// Baselines: read from a file, or found by judging the inputs as they were at a revision.
#include <algorithm>
#include <system_error>

#include "tool/cli/baseline-file.h"
#include "tool/cli/path-settings.h"
#include "tool/cli/policy.h"
#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/input/walk.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t largest = 1u << 30;

std::string read_file(const std::string& path) {
  const fs::path file = path_of(path);
  std::error_code error;
  if (!fs::exists(file, error)) throw CannotGoOn(path + ": no such baseline; entitlint check --write-baseline " + path + " makes one");
  return File(path, path).read_to_end(largest);
}

// Findings of the working tree's baseline that the revision's does not know.
void list_additions(const std::string& path, const Baseline& then, RunPolicy& policy) {
  std::error_code error;
  if (!fs::exists(path_of(path), error)) return;
  const Baseline now = read_baseline(path, read_file(path));
  const auto is_new = [&](const BaselineEntry& entry) {
    return std::ranges::find(then, entry.fingerprint, &BaselineEntry::fingerprint) == then.end();
  };
  const auto count = std::ranges::count_if(now, is_new);
  if (count > 0) policy.not_in_force.push_back(path + ": " + std::to_string(count) + (count == 1 ? " finding" : " findings"));
}

bool is_input(std::string_view path) {
  return is_taken_by_name(path);
}

// Only files below folders are chosen by name; what is named is read whatever it is.
Sources sources_at(const GitRevision& revision, const PastRun& run) {
  const Gitignore excluded = excluded_by(run.configuration);
  Sources sources;
  for (const std::string& typed : run.options.paths) {
    const std::optional<std::string> path = typed == "-" ? std::nullopt : revision.inside(path_of(typed));
    if (!path) continue;
    std::error_code error;
    const bool folder = fs::is_directory(path_of(typed), error);
    for (GitFile& file : revision.read(std::span(&*path, 1), folder ? is_input : nullptr)) {
      const std::string absolute = revision.root() + "/" + file.path;
      if (folder && matches_path(excluded, absolute)) continue;
      const std::string shown = path_text(path_of(absolute).lexically_relative(path_of(run.base)));
      sources.push_back(memory_source(shown, std::move(file.bytes), !folder));
    }
  }
  std::ranges::stable_sort(sources, {}, &Source::path);
  const auto twice = std::ranges::unique(sources, {}, &Source::path);
  sources.erase(twice.begin(), twice.end());
  return sources;
}

}  // namespace

Baseline read_baseline_file(const std::string& path, RunPolicy& policy) {
  if (!policy.revision) return read_baseline(path, read_file(path));
  const std::optional<std::string> inside = policy.revision->inside(path_of(path));
  const std::optional<std::string> stored = inside ? policy.revision->read_one(*inside) : std::nullopt;
  const std::string shown = "git:" + policy.revision->revision() + ":" + path;
  if (!stored) throw CannotGoOn(shown + ": no such baseline at that revision");
  Baseline baseline = read_baseline(shown, *stored);
  list_additions(path, baseline, policy);
  return baseline;
}

Baseline baseline_at(const std::string& revision, const PastRun& run, RuleTable rules) {
  std::error_code error;
  const std::string& first = run.options.paths.front();
  const fs::path start = path_of(first == "-" ? "." : first);
  const GitRevision git(fs::is_directory(start, error) ? start : fs::absolute(start, error).parent_path(), revision);
  Sources sources = sources_at(git, run);
  Loaded loaded = load(sources, {run.threads, run.options.tenant_domains, tenant_folders(run.configuration, run.base)});
  set_audiences(run.configuration, no_source, run.base, sources, loaded.files);
  const Case facts{loaded.tenants, loaded.files, loaded.problems, sources, run.configuration.limits, parse_time(run.options.as_of).value(),
                   loaded.now};
  LintOptions options;
  options.selection = run.options.selection;
  options.all = run.options.all;
  options.threads = run.threads;
  return baseline_of(lint(facts, rules, options).findings);
}

}  // namespace entitlint
