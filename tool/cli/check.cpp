// `entitlint check`: discover, load, lint, report, exit.
#include <algorithm>
#include <chrono>
#include <istream>
#include <ostream>
#include <sstream>
#include <thread>

#include "tool/cli/commands.h"
#include "tool/cli/console.h"
#include "tool/cli/options.h"
#include "tool/cli/output.h"
#include "tool/cli/statistics.h"
#include "tool/cli/terraform-places.h"
#include "tool/cli/version.h"
#include "tool/input/discover.h"
#include "tool/input/error.h"
#include "tool/load/load.h"

namespace entitlint {
namespace {

DiscoverOptions discover_options(const CheckOptions& options, unsigned threads) {
  DiscoverOptions result;
  result.threads = threads;
  result.base = options.base_dir;
  if (!options.stdin_filename.empty()) result.stdin_name = options.stdin_filename;
  result.ignore_files = !options.no_ignore;
  return result;
}

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

bool fails(const Outcome& outcome, Severity fail_on) {
  if (fail_on == Severity::off) return false;
  if (outcome.strict_errors > 0) return true;
  return std::ranges::any_of(outcome.findings,
                             [&](const Finding& finding) { return finding.state == FindingState::fresh && finding.severity >= fail_on; });
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
  for (const std::string& path : options.paths) where += (where.empty() ? "" : ", ") + path;
  std::string text = "nothing to lint in " + where + ": ";
  if (inputs.sources.empty()) {
    text += "no file that could be an export or a document";
    if (inputs.ignored > 0) text += " (" + std::to_string(inputs.ignored) + " left out by .gitignore; --no-ignore reads them)";
  } else {
    text += "none of " + std::to_string(inputs.sources.size()) + " files is an export or a document";
  }
  return text + "; --allow-empty makes that no error";
}

}  // namespace

int check(std::span<const std::string> arguments, RuleTable rules, Streams& streams) {
  const CheckOptions options = read_check_options(arguments, rules);
  if (options.help) {
    streams.out << check_help();
    return 0;
  }
  if (options.paths.empty()) throw CannotGoOn("no path is given; try: entitlint exports/ docs/ (more: entitlint --help)");
  Stopwatch watch;

  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());

  Discovered inputs = discover(options.paths, discover_options(options, threads), streams.in);
  add_terraform_files(inputs.sources, options.terraform_root);
  watch.lap("discover");

  const Loaded loaded = load(inputs.sources, {threads, options.tenant_domains});
  watch.lap("load");

  const Limits limits;
  const Case facts{loaded.tenants, loaded.files, loaded.problems, inputs.sources, limits, parse_time(options.as_of).value(), loaded.now};
  Outcome outcome = lint(facts, rules, {options.selection, options.strict_data, options.all, inputs.ignored, inputs.skipped});
  const std::string off_blocks = stand_on_blocks(outcome, loaded, inputs.sources, options.terraform_root);
  if (!off_blocks.empty() && !options.quiet) streams.err << "entitlint: " << off_blocks << '\n';
  watch.lap("lint");

  std::vector<std::string> failures = inputs.unreadable;
  const bool empty = nothing_to_lint(loaded) && !options.allow_empty;
  if (empty && failures.empty()) failures.push_back(describe_emptiness(options, inputs));
  std::ranges::copy(unmet_requirements(options, outcome.inventory), std::back_inserter(failures));

  RunInfo run{std::string(version()),
              options.as_of,
              std::string(name(options.selection.profile)),
              {},
              {},
              options.fail_on,
              options.min_severity,
              fails(outcome, options.fail_on),
              false,
              false,
              failures};
  const Locations locations(inputs.sources, places_of(outcome));
  const Evidence evidence = options.evidence ? evidence_of(inputs.sources, rules) : Evidence();
  const Report report{
      outcome, inputs.sources, locations, rules, run, console_style(options, streams), options.evidence ? &evidence : nullptr};
  if (!empty) write_reports(options, report, streams, failures);
  watch.lap("report");

  for (const std::string& failure : failures) streams.err << "entitlint: " << failure << '\n';
  if (options.stats) write_statistics(streams.err, watch, loaded, outcome);
  if (!failures.empty()) return 2;
  return run.failed ? 1 : 0;
}

}  // namespace entitlint
