// Drives reading: files over threads, then everything that needs all of them.
#include "tool/load/load.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <numeric>
#include <tuple>

#include "tool/input/workers.h"
#include "tool/load/associations.h"
#include "tool/load/completeness.h"
#include "tool/load/documents.h"
#include "tool/load/merge.h"
#include "tool/load/optional-inputs.h"
#include "tool/load/resolve.h"
#include "tool/load/strays.h"
#include "tool/load/tenants.h"
#include "tool/load/twins.h"

namespace entitlint {
namespace {

// A piece of a large file that is a task of its own.
struct Pending {
  std::size_t file = 0, piece = 0;
  double seconds = 0;
};

// The sources that are to be read, in their order.
std::vector<SourceId> not_quiet(const Sources& sources) {
  std::vector<SourceId> ids;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].quiet) ids.push_back(static_cast<SourceId>(i));
  }
  return ids;
}

// Large files first, so that no thread is left alone with one at the end. Indexes into `ids`.
std::vector<std::size_t> largest_first(const Sources& sources, const std::vector<SourceId>& ids) {
  std::vector<std::size_t> order(ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return sources[ids[i]].size; });
  return order;
}

// What is quiet has no FileLoad: among many documents that is nearly all.
std::vector<FileLoad> read_all_files(const Sources& sources, unsigned threads) {
  const std::vector<SourceId> ids = not_quiet(sources);
  std::vector<FileLoad> loads(ids.size());
  const std::vector<std::size_t> order = largest_first(sources, ids);
  std::vector<json::Parser> parsers(threads);
  for_each_task(threads, order.size(), [&](std::size_t index, std::size_t worker) {
    const std::size_t i = order[index];
    const Source& source = sources[ids[i]];
    json::Parser& parser = parsers[worker];
    open_file(source, ids[i], parser, loads[i]);
    if (!has_pending_pieces(source, loads[i])) close_file(source, ids[i], parser, loads[i]);
  });
  std::vector<Pending> pending;
  for (const std::size_t i : order) {
    if (!has_pending_pieces(sources[ids[i]], loads[i])) continue;
    for (std::size_t piece = 0; piece < loads[i].plan.size(); ++piece) pending.push_back({i, piece});
  }
  for_each_task(threads, pending.size(), [&](std::size_t index, std::size_t worker) {
    Pending& task = pending[index];
    FileLoad& load = loads[task.file];
    const auto start = std::chrono::steady_clock::now();
    const SourceId id = ids[task.file];
    Reader reader(sources[id]);
    load.pieces[task.piece] = read_piece(sources[id], id, load.shape, load.plan[task.piece], reader, parsers[worker]);
    task.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  });
  for (const Pending& task : pending) {
    loads[task.file].decode_seconds += task.seconds;
    const bool last = task.piece + 1 == loads[task.file].plan.size();
    if (last) close_file(sources[ids[task.file]], ids[task.file], parsers.front(), loads[task.file]);
  }
  return loads;
}

void take_problems(const Sources& sources, FileLoad& load, std::vector<Problem>& problems) {
  const auto take = [&](std::vector<Problem>& from) {
    problems.insert(problems.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
  };
  const std::size_t first = problems.size();
  take(load.problems);
  take(load.shape.problems);
  for (PieceResult& piece : load.pieces) {
    take(piece.problems);
    take(piece.part.problems);
  }
  for (std::size_t i = first; i < problems.size(); ++i) {
    Problem& problem = problems[i];
    if (problem.object_kind == ObjectKind::file && problem.object_name.empty()) problem.object_name = sources[load.file.source].path;
  }
}

void take_statistics(const Sources& sources, const std::vector<FileLoad>& loads, LoadStatistics& statistics) {
  for (const Source& source : sources) statistics.bytes += source.size;
  for (const FileLoad& load : loads) {
    statistics.outline_seconds += load.outline_seconds;
    statistics.decode_seconds += load.decode_seconds;
    for (const PieceResult& piece : load.pieces) statistics.records += piece.records;
  }
}

Tenant build_tenant(const Sources& sources, const TenantFiles& group, const LoadOptions& options, Moment moment,
                    std::vector<Problem>& problems) {
  Tenant tenant;
  const bool domains_whole = judge_completeness(tenant, sources, group.files, problems);
  merge_into(tenant, group.files, moment, problems);
  find_mixed_tenants(sources, group, problems);
  doubt_assumed_collections(tenant, sources, group.files);
  describe_tenant(tenant, group, options, domains_whole);
  read_optional_inputs(tenant, group);
  resolve_references(tenant);
  add_associations(tenant, group.files, moment);
  if (moment == Moment::planned) release_parts(tenant, group.files);
  return tenant;
}

bool holds_plan(const TenantFiles& group) {
  return std::ranges::any_of(group.files, [](const FileLoad* file) { return file->shape.terraform == TerraformFile::plan; });
}

auto order_of(const Problem& problem) {
  return std::tie(problem.place, problem.kind, problem.text);
}

}  // namespace

Loaded load(const Sources& sources, const LoadOptions& options) {
  Loaded loaded;
  std::vector<FileLoad> loads = read_all_files(sources, std::max(1u, options.threads));
  const auto start = std::chrono::steady_clock::now();
  take_statistics(sources, loads, loaded.statistics);
  const std::vector<TenantFiles> groups = split_by_tenant(sources, loads, options);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    join_twins(groups[i].files);
    if (holds_plan(groups[i])) {
      std::vector<Problem> twice;  // the same as below
      loaded.now.push_back(build_tenant(sources, groups[i], options, Moment::now, twice));
      loaded.planned.push_back(i);
    }
    loaded.tenants.push_back(build_tenant(sources, groups[i], options, Moment::planned, loaded.problems));
    for (FileLoad* file : groups[i].files) file->file.tenant = i;
  }
  loaded.files.resize(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i].quiet) loaded.files[i] = quiet_document(sources[i], static_cast<SourceId>(i));
  }
  for (FileLoad& load : loads) {
    take_problems(sources, load, loaded.problems);
    if (load.shape.terraform == TerraformFile::plan) loaded.plans.emplace_back(load.file.source, std::move(load.shape.configuration));
    loaded.files[load.file.source] = std::move(load.file);
  }
  std::ranges::stable_sort(loaded.problems, [](const Problem& a, const Problem& b) { return order_of(a) < order_of(b); });
  loaded.statistics.merge_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return loaded;
}

}  // namespace entitlint
