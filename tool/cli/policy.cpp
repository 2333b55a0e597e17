// Configuration and suppressions of the working tree, or of a revision so that a change cannot excuse itself.
#include "tool/cli/policy.h"

#include <algorithm>
#include <system_error>

#include "tool/input/error.h"
#include "tool/input/file.h"
#include "tool/lint/suppressions.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

std::string shown(const fs::path& file) {
  std::error_code error;
  const fs::path relative = fs::proximate(file, error);
  return path_text(error || relative.empty() ? file : relative);
}

std::string first_input(const Told& told) {
  const auto paths = told.find("path");
  return paths == told.end() || paths->second.words.empty() ? "." : paths->second.words.front();
}

bool is_same(const Suppression& a, const Suppression& b) {
  return a.rule == b.rule && a.object == b.object && a.link == b.link && a.until == b.until;
}

std::string what(const Suppression& suppression) {
  return suppression.rule + " for " + (suppression.object.empty() ? suppression.link : suppression.object);
}

// What the working tree's configuration has and the revision's does not.
std::vector<std::string> additions(const Configuration& now, const Configuration& then) {
  std::vector<std::string> lines;
  for (const Suppression& one : now.suppressions) {
    if (std::ranges::none_of(then.suppressions, [&](const Suppression& old) { return is_same(one, old); }))
      lines.push_back(now.path + ": the suppression of " + what(one));
  }
  for (const auto& [option, given] : now.told) {
    const auto old = then.told.find(option);
    if (old == then.told.end() || old->second.words != given.words) lines.push_back(given.where + ": '" + option + "'");
  }
  if (now.excluded != then.excluded) lines.push_back(now.path + ": 'exclude'");
  return lines;
}

// The configuration's path at the revision: that of the working tree, else the nearest to the first input.
std::optional<std::string> path_at(const GitRevision& revision, const fs::path& file, const std::string& input) {
  if (!file.empty()) return revision.inside(file);
  std::error_code error;
  fs::path folder = fs::weakly_canonical(path_of(input == "-" ? "." : input), error);
  for (;; folder = folder.parent_path()) {
    const std::optional<std::string> candidate = revision.inside(folder / configuration_name);
    if (!candidate) return std::nullopt;
    if (revision.read_one(*candidate)) return candidate;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

Configuration configuration_at(const GitRevision& revision, const fs::path& file, const std::string& input, RuleTable rules) {
  const std::optional<std::string> path = path_at(revision, file, input);
  const std::optional<std::string> stored = path ? revision.read_one(*path) : std::nullopt;
  if (!stored) return {};
  const fs::path folder = path_of(revision.root() + "/" + *path).parent_path();
  Configuration made = read_configuration("git:" + revision.revision() + ":" + *path, folder, *stored, rules);
  for (Suppression& one : made.suppressions) one.removal = {};  // the file of the revision cannot be edited
  return made;
}

}  // namespace

RunPolicy read_policy(const Told& told, RuleTable rules) {
  RunPolicy policy;
  const std::string named = text_of(told, "config"), from = text_of(told, "policy-from"), input = first_input(told);
  const bool none = is_set(told, "no-config");
  if (none && !named.empty()) throw CannotGoOn("--config and --no-config contradict each other");
  const fs::path file = none ? fs::path() : !named.empty() ? path_of(named) : find_configuration(input);
  const auto load = [&] { return file.empty() ? Configuration() : load_configuration(file, named.empty() ? shown(file) : named, rules); };
  const std::optional<std::string> revision = revision_in(from);
  if (!revision) {
    policy.configuration = load();
    return policy;
  }
  std::error_code error;
  const fs::path start = path_of(input == "-" ? "." : input);
  policy.revision.emplace(fs::is_directory(start, error) ? start : fs::absolute(start, error).parent_path(), *revision);
  if (none) return policy;
  policy.configuration = configuration_at(*policy.revision, file, input, rules);
  try {
    policy.not_in_force = additions(load(), policy.configuration);
  } catch (const CannotGoOn& reason) {
    policy.not_in_force.emplace_back(reason.what());
  }
  return policy;
}

std::vector<Suppression> suppressions_in_force(RunPolicy& policy, const std::vector<InputFile>& files, const Sources& sources,
                                               SourceId configuration, const std::string& base, RuleTable rules) {
  std::vector<Suppression> all = policy.configuration.suppressions;
  for (Suppression& one : all) {
    one.place.source = configuration;
    if (!one.removal.span.empty()) one.removal.source = configuration;
  }
  for (Suppression& one : comment_suppressions(files, sources, rules)) {
    const Source& source = sources[one.place.source];
    if (policy.revision) {
      const std::optional<std::string> path = policy.revision->inside(path_of(base + "/" + source.path));
      const std::optional<std::string> then = path ? policy.revision->read_one(*path) : std::nullopt;
      Reader reader(source);
      if (!then || then->find(reader.view(one.place.span)) == std::string::npos) {
        policy.not_in_force.push_back(source.path + ": the comment that ignores " + one.rule);
        continue;
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace entitlint
