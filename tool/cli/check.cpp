// `entitlint check`: discover, load, lint, report, exit.
#include <algorithm>
#include <istream>
#include <ostream>
#include <sstream>

#include "tool/cli/baseline-file.h"
#include "tool/cli/commands.h"
#include "tool/cli/console.h"
#include "tool/cli/fix.h"
#include "tool/cli/output.h"
#include "tool/cli/pass.h"
#include "tool/cli/run-info.h"
#include "tool/cli/version.h"
#include "tool/input/error.h"
#include "tool/input/file.h"

namespace entitlint {

namespace {

// One line for each --require that is not met.
std::vector<std::string> unmet_requirements(const CheckOptions& options, const Inventory& inventory) {
  std::vector<std::string> lines;
  for (const std::string& word : options.require) {
    const auto row = std::ranges::find(inventory.rows, word, &InventoryRow::kind);
    const bool absent = row == inventory.rows.end() || row->completeness == Completeness::absent;
    if (absent) {
      lines.push_back("required, but not among the inputs: " + word);
    } else if (row->count == 0) {
      lines.push_back("required, but empty: " + word);
    } else if (row->completeness == Completeness::incomplete) {
      lines.push_back("required, but incomplete: " + word + (row->why.empty() ? "" : " (" + row->why + ")"));
    }
  }
  return lines;
}

// Writes every report, the files first; what could not be written is added to `unmet`.
void write_reports(const CheckOptions& options, const Report& report, Streams& streams, std::vector<std::string>& failures) {
  for (const ReportTarget& target : options.reports) {
    if (target.file.empty()) continue;
    // A report in a file never sees the terminal: no colour, nothing left out.
    Report plain = report;
    plain.style = {false, options.verbose, options.quiet};
    std::ostringstream content;
    write_report(content, target.format, plain);
    try {
      write_whole(target.file, content.view());
    } catch (const CannotGoOn& reason) {
      failures.emplace_back(reason.what());
    }
  }
  for (const ReportTarget& target : options.reports) {
    if (!target.file.empty()) continue;
    write_report(streams.out, target.format, report);
    streams.out.flush();
    if (!streams.out) failures.emplace_back("standard output could not be written to its end");
  }
}

bool nothing_to_lint(const Loaded& loaded) {
  return std::ranges::none_of(loaded.files,
                              [](const InputFile& file) {
                                return file.role == FileRole::exported || file.role == FileRole::document ||
                                       file.role == FileRole::error_response;
                              }) &&
         loaded.problems.empty();
}

std::string describe_emptiness(const CheckOptions& options, const Discovered& inputs) {
  std::string where;
  for (const std::string& path : options.paths) where += (where.empty() ? "" : ", ") + (path == "-" ? "standard input" : path);
  std::string text = "nothing to lint in " + where + ": ";
  if (inputs.sources.empty()) {
    text += "no file that could be an export or a document";
    if (inputs.ignored > 0) text += " (" + std::to_string(inputs.ignored) + " left out by .gitignore; --no-ignore reads them)";
  } else {
    const std::size_t count = inputs.sources.size();
    const std::string what = options.paths == Words{"-"} ? "it"
                             : count == 1                ? "its only file"
                                                         : "none of " + std::to_string(count) + " files";
    text += what + (count == 1 ? " is neither an export nor a document" : " is an export or a document");
  }
  return text + "; --allow-empty makes that no error";
}

// Makes the certain edits, or shows them. True when something was changed, so that the inputs have to be read again.
bool repair(const CheckOptions& options, const Pass& pass, Streams& streams, std::vector<std::string>& failures) {
  std::size_t links = 0, files = 0;
  for (const FileRepair& file : repairs_of(pass.outcome, pass.inputs.sources)) {
    if (options.dry_run) {
      streams.out << unified_diff(file);
      continue;
    }
    try {
      apply(file);
      links += file.edits.size();
      ++files;
    } catch (const CannotGoOn& reason) {
      failures.emplace_back(reason.what());
    }
  }
  if (options.dry_run && !streams.out.flush()) failures.emplace_back("standard output could not be written to its end");
  if (files > 0 && !options.quiet) {
    streams.err << "entitlint: repaired " << links << (links == 1 ? " link in " : " links in ") << files
                << (files == 1 ? " file\n" : " files\n");
  }
  return files > 0;
}

// --print-config and --config-check; false when the run goes on.
bool only_about_configuration(const CheckOptions& options, const RunPolicy& policy, const Told& told, std::ostream& out) {
  if (options.print_config) {
    out << printed_configuration(policy.configuration, told);
  } else if (options.config_check) {
    out << (policy.configuration.path.empty() ? "no configuration" : policy.configuration.path + ": no mistakes") << '\n';
  }
  return options.print_config || options.config_check;
}

}  // namespace

int check(std::span<const std::string> arguments, RuleTable rules, Streams& streams) {
  Told told = read_command_line(arguments);
  if (is_set(told, "help")) {
    streams.out << check_help();
    return 0;
  }
  RunPolicy policy = read_policy(told, rules);
  add_lower_level(told, read_environment());
  add_lower_level(told, policy.configuration.told);
  const CheckOptions options = make_check_options(told, rules);
  if (only_about_configuration(options, policy, told, streams.out)) return 0;
  if (options.paths.empty()) throw CannotGoOn("no path is given; try: entitlint exports/ docs/ (more: entitlint --help)");
  Stopwatch watch;
  Progress progress(streams.err, shows_progress(options, streams));
  Desk desk{rules, streams, watch, progress};

  std::vector<std::string> failures;
  const RunPolicy as_read = policy;
  Pass pass = examine(options, policy, desk);
  if (options.fix && repair(options, pass, streams, failures)) {
    policy = as_read;
    pass = examine(options, policy, desk);
  }
  auto& [inputs, loaded, configuration, suppressions, known, outcome] = pass;
  progress.step("writing reports");

  std::ranges::copy(inputs.unreadable, std::back_inserter(failures));
  const bool empty = nothing_to_lint(loaded) && !options.allow_empty;
  if (empty && failures.empty()) failures.push_back(describe_emptiness(options, inputs));
  std::ranges::copy(unmet_requirements(options, outcome.inventory), std::back_inserter(failures));

  RunInfo run = describe_run(options, policy, outcome);
  if (configuration != no_source) {
    run.config_path = inputs.sources[configuration].path;
    run.rules_off_by = rules_off_by(told, policy.configuration, run.config_path);
  }
  run.unmet = failures;
  Redacted redacted;
  if (options.redact) {
    make_unreadable(outcome, inputs, loaded, run, redacted);
    std::ranges::copy(run.unmet, failures.begin());
  }
  const Outcome& shown = options.redact ? redacted.outcome : outcome;
  const Sources& called = options.redact ? redacted.sources : inputs.sources;
  const Locations locations(inputs.sources, options.redact ? without_excerpts(places_of(outcome)) : places_of(outcome));
  const Evidence evidence = options.evidence ? evidence_of(inputs.sources, rules) : Evidence();
  const Report report{shown, called, locations, rules, run, console_style(options, streams), options.evidence ? &evidence : nullptr};
  if (!empty) write_reports(options, report, streams, failures);
  if (!empty && !options.write_baseline.empty()) write_whole(path_of(options.write_baseline), baseline_text(baseline_of(outcome.findings)));
  watch.lap("report");
  progress.end();

  for (const std::string& failure : failures) streams.err << "entitlint: " << failure << '\n';
  write_remarks(streams.err, options, policy, options.baseline.empty() ? Baseline() : stale_entries(known, outcome));
  if (options.stats) write_statistics(streams.err, watch, loaded, outcome);
  if (!failures.empty()) return 2;
  return run.failed ? 1 : 0;
}

}  // namespace entitlint
