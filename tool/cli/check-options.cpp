// From what was told to what `check` does: every word is checked here, whichever level it came from.
#include <algorithm>

#include "tool/cli/option-values.h"
#include "tool/cli/options.h"
#include "tool/input/error.h"
#include "tool/input/git.h"

namespace entitlint {
namespace {

void read_policy(const Told& told, CheckOptions& options) {
  options.baseline = text_of(told, "baseline");
  options.write_baseline = text_of(told, "write-baseline");
  options.policy_from = text_of(told, "policy-from");
  options.no_suppressions = is_set(told, "no-suppressions");
  if (!options.policy_from.empty() && !revision_in(options.policy_from))
    throw CannotGoOn("--policy-from takes git:REV, not '" + options.policy_from + "'");
}

void read_reporting(const Told& told, CheckOptions& options) {
  const auto formats = told.find("format");  // a file name may hold commas
  options.reports = read_reports(formats == told.end() ? Words() : formats->second.words);
  if (told.contains("min-severity")) options.min_severity = read_min_severity(text_of(told, "min-severity"));
  if (told.contains("color")) options.colour = read_colour(text_of(told, "color"));
  options.base_dir = read_folder(text_of(told, "base-dir"), "--base-dir");
  options.sarif_suppressions = is_set(told, "sarif-suppressions");
  options.redact = is_set(told, "redact");
  options.no_progress = is_set(told, "no-progress");
  options.quiet = is_set(told, "quiet");
  options.verbose = is_set(told, "verbose");
  options.stats = is_set(told, "stats");
  options.evidence = is_set(told, "evidence");
  if (options.quiet && options.verbose) throw CannotGoOn("--quiet and --verbose contradict each other");
  if (options.redact && options.evidence) throw CannotGoOn("--redact and --evidence contradict each other: a hash tells which file it was");
}

// The diff of a dry run owns standard output.
void read_fix(const Told& told, CheckOptions& options) {
  options.fix = is_set(told, "fix");
  options.dry_run = is_set(told, "dry-run");
  if (options.dry_run && !options.fix) throw CannotGoOn("--dry-run shows what --fix would do, so it needs --fix");
  if (options.fix && std::ranges::find(options.paths, "-") != options.paths.end())
    throw CannotGoOn("--fix rewrites files, and standard input is none");
  if (!options.dry_run) return;
  const auto to_stdout = [](const ReportTarget& target) { return target.file.empty(); };
  if (told.contains("format") && std::ranges::any_of(options.reports, to_stdout))
    throw CannotGoOn("--dry-run prints its diff to standard output, so a report needs a file: --format KIND=FILE");
  std::erase_if(options.reports, to_stdout);
}

}  // namespace

CheckOptions make_check_options(const Told& told, RuleTable rules) {
  CheckOptions options;
  if (const auto paths = told.find("path"); paths != told.end()) options.paths = paths->second.words;
  if (std::ranges::find(options.paths, "") != options.paths.end())
    throw CannotGoOn("one of the paths is empty: a variable without a value?");
  options.selection = read_selection(list_of(told, "select"), list_of(told, "ignore"), list_of(told, "severity"), rules);
  if (told.contains("profile")) options.selection.profile = read_profile(text_of(told, "profile"));
  if (told.contains("fail-on")) options.fail_on = read_fail_on(text_of(told, "fail-on"));
  options.require = read_requirements(list_of(told, "require"));
  options.tenant_domains = read_domains(list_of(told, "tenant-domain"));
  options.as_of = read_day(text_of(told, "as-of"));
  options.stdin_filename = text_of(told, "stdin-filename");
  options.strict_data = is_set(told, "strict-data");
  options.allow_empty = is_set(told, "allow-empty");
  options.no_ignore = is_set(told, "no-ignore");
  options.all = is_set(told, "all");
  options.terraform_root = read_folder(text_of(told, "terraform-root"), "--terraform-root");
  options.threads = read_threads(text_of(told, "threads"));
  options.print_config = is_set(told, "print-config");
  options.config_check = is_set(told, "config-check");
  read_policy(told, options);
  read_reporting(told, options);
  read_fix(told, options);
  return options;
}

}  // namespace entitlint
