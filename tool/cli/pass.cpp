// Discover, load, lint: what `check` does once, and again after repairs.
#include "tool/cli/pass.h"

#include <algorithm>
#include <thread>

#include "tool/cli/baseline-file.h"
#include "tool/cli/path-settings.h"
#include "tool/cli/terraform-places.h"
#include "tool/input/file.h"
#include "tool/links/scan.h"
#include "tool/lint/requests.h"

namespace entitlint {

namespace fs = std::filesystem;

namespace {

DiscoverOptions discover_options(const CheckOptions& options, const Gitignore& excluded, unsigned threads) {
  DiscoverOptions result;
  result.excluded = &excluded;
  result.threads = threads;
  result.worth_reading = may_hold_links;
  result.base = options.base_dir;
  if (!options.stdin_filename.empty()) result.stdin_name = options.stdin_filename;
  result.ignore_files = !options.no_ignore;
  return result;
}

// The configuration becomes a source, so that findings can stand in it. It comes last: what is loaded counts sources from the first.
SourceId add_configuration(const Configuration& configuration, Discovered& inputs) {
  if (configuration.path.empty()) return no_source;
  const bool of_revision = configuration.path.starts_with("git:");
  const fs::path file = configuration.folder / path_of(configuration.path).filename();
  inputs.sources.push_back(
      memory_source(of_revision ? configuration.path : path_text(file.lexically_relative(path_of(inputs.base))), configuration.stored));
  return static_cast<SourceId>(inputs.sources.size() - 1);
}

Baseline known_findings(const CheckOptions& options, RunPolicy& policy, const std::string& base, unsigned threads, RuleTable rules) {
  if (options.baseline.empty()) return {};
  if (const std::optional<std::string> revision = revision_in(options.baseline))
    return baseline_at(*revision, {options, policy.configuration, base, threads}, rules);
  return read_baseline_file(options.baseline, policy);
}

void read_inputs(const CheckOptions& options, const RunPolicy& policy, unsigned threads, Desk& desk, Pass& pass) {
  Discovered& inputs = pass.inputs;
  desk.progress.step("looking for files");
  const Gitignore excluded = excluded_by(policy.configuration);
  inputs = discover(options.paths, discover_options(options, excluded, threads), desk.streams.in);
  add_terraform_files(inputs.sources, options.terraform_root);
  desk.watch.lap("discover");
  desk.progress.step("reading " + std::to_string(inputs.sources.size()) + " files");

  pass.loaded = load(inputs.sources, {threads, options.tenant_domains, tenant_folders(policy.configuration, inputs.base)});
  pass.configuration = add_configuration(policy.configuration, inputs);
  set_audiences(policy.configuration, pass.configuration, inputs.base, inputs.sources, pass.loaded.files);
  desk.watch.lap("load");
}

}  // namespace

Pass examine(const CheckOptions& options, RunPolicy& policy, Desk& desk) {
  Pass pass;
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  read_inputs(options, policy, threads, desk, pass);
  const Discovered& inputs = pass.inputs;
  const Loaded& loaded = pass.loaded;

  if (!options.no_suppressions)
    pass.suppressions = suppressions_in_force(policy, loaded.files, inputs.sources, pass.configuration, inputs.base, desk.rules);
  pass.known = known_findings(options, policy, inputs.base, threads, desk.rules);
  desk.watch.lap("policy");

  desk.progress.step("checking");
  const Case facts{
      loaded.tenants, loaded.files,     loaded.problems, inputs.sources, policy.configuration.limits, parse_time(options.as_of).value(),
      loaded.now,     pass.suppressions};
  pass.outcome =
      lint(facts, desk.rules,
           {options.selection, options.strict_data, options.all, inputs.ignored, inputs.skipped, pass.suppressions, &pass.known, threads});
  write_requests(pass.outcome.findings, inputs.sources);
  const std::string off_blocks = stand_on_blocks(pass.outcome, loaded, pass.inputs.sources, options.terraform_root);
  if (!off_blocks.empty() && !options.quiet) desk.streams.err << "entitlint: " << off_blocks << '\n';
  desk.watch.lap("lint");
  return pass;
}

}  // namespace entitlint
