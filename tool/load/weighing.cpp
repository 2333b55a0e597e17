// What pages, arrays, single objects, refusals and manifests say about having all of a collection.
#include "tool/load/weighing.h"

#include <algorithm>
#include <array>

namespace entitlint {
namespace {

constexpr std::array kinds = {ObjectKind::catalog, ObjectKind::package, ObjectKind::policy, ObjectKind::connected_organization};

Entity entity_of_kind(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::catalog:
      return Entity::catalog;
    case ObjectKind::package:
      return Entity::package;
    case ObjectKind::policy:
      return Entity::policy;
    default:
      return Entity::organization;
  }
}

Problem page_problem(ProblemKind kind, Place place, std::string path, std::string text) {
  Problem problem;
  problem.kind = kind;
  problem.place = place;
  problem.object_name = std::move(path);
  problem.text = std::move(text);
  return problem;
}

// The kind most of the records are of; ObjectKind::file when they are of none of the four.
ObjectKind kind_of_records(const Tally& tally) {
  ObjectKind best = ObjectKind::file;
  std::size_t most = 0;
  for (const ObjectKind kind : kinds) {
    if (const std::size_t count = tally.of(entity_of_kind(kind)); count > most) best = kind, most = count;
  }
  return best;
}

bool is_weighed(ObjectKind kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::size_t records_of(const FileLoad& load) {
  std::size_t count = 0;
  for (const Portion& portion : load.shape.portions) count += portion.records.size();
  return count;
}

}  // namespace

void Weighing::miss(ObjectKind kind, std::string why) {
  CollectionEvidence& evidence = evidence_[kind];
  if (evidence.missing.empty()) evidence.missing = std::move(why);
}

void Weighing::hold_some(ObjectKind kind, std::string why) {
  CollectionEvidence& evidence = evidence_[kind];
  evidence.partial = true;
  if (evidence.some.empty()) evidence.some = std::move(why);
}

void Weighing::page(const Portion& portion, const Tally& tally, const std::string& path) {
  const bool named = !portion.set.collection.empty();
  const ObjectKind kind = named ? kind_of_collection(portion.set.collection) : kind_of_records(tally);
  PageChain& chain = chains_[{kind, portion.context, kind == ObjectKind::file ? portion.set.collection : std::string()}];
  if (chain.first_path.empty()) chain.first_path = path, chain.set = portion.set;
  if (chain.collection.empty()) chain.collection = portion.set.collection, chain.set = portion.set;
  chain.has_context = !portion.context.empty();
  chain.items += portion.records.size();
  using enum Entity;
  for (const Entity entity : {resource, domain, directory_object, group, user, service_principal, directory_role, role_assignment})
    chain.useful = chain.useful || tally.of(entity) > 0;
  if (portion.count.value_or(0) > chain.count) chain.count = *portion.count, chain.count_place = portion.count_place;
  if ((portion.cut || tally.cut) && !chain.cut) chain.cut = true, chain.cut_path = path;
  if (portion.next_link.known()) chain.last_next = portion.next_link, chain.last_next_path = path;
  // A page without a next one is the last; one that is cut may have lost its link.
  if (!portion.next_link.known() && !portion.cut) chain.ends = true;
}

void Weighing::records(const FileLoad& load, const Portion& portion, const Tally& tally, const std::string& path) {
  const bool in_tree = load.shape.tree.inside || load.shape.tree.snapshot;
  const bool planned = load.file.records[static_cast<std::size_t>(Exporter::framework)] > 0;
  const ObjectKind hinted = kind_of_collection(portion.set.collection.empty() ? load.shape.tree.collection : portion.set.collection);
  for (const ObjectKind kind : kinds) {
    const bool meant = hinted == kind && (hinted != ObjectKind::file);
    const bool inside_packages = planned && kind == ObjectKind::policy && tally.of(Entity::package) > 0;
    if (tally.of(entity_of_kind(kind)) == 0 && !meant && !inside_packages) continue;
    const std::string things(spoken_collection(kind));
    const bool cut = portion.cut || tally.cut;
    if (cut || planned) {
      evidence_[kind].partial = true;
      miss(kind, path + (cut ? " is not valid JSON to its end, so " + things + " may be missing"
                             : " lists the " + things + " that a Tenant Management Framework configuration sets, not all of the tenant's"));
    } else if (in_tree || portion.container == Container::array) {
      evidence_[kind].assumed = true;
    } else {
      hold_some(kind, path + " is a single object, not a list of all " + things);
    }
  }
}

void Weighing::refusals(const FileLoad& load, const std::string& path) {
  for (const Refusal& refusal : load.shape.refusals) {
    const std::string why = path + " holds a refused request (" + refusal.text.substr(0, refusal.text.find(':')) + ")";
    if (const ObjectKind kind = kind_of_collection(refusal.set.collection); is_weighed(kind)) miss(kind, why);
    if (!refusal.in_batch || !refusal.set.collection.empty()) continue;
    // Nobody says what was asked for: it may be the rest of what the other parts hold.
    for (std::size_t p = 0; p < load.shape.portions.size(); ++p) {
      if (const ObjectKind kind = kind_of_records(tally_of(load, p)); is_weighed(kind)) miss(kind, why);
    }
  }
}

// Terraform knows what it manages: more may be there.
void Weighing::terraform(const FileLoad& load, const std::string& path) {
  for (std::size_t p = 0; p < load.shape.portions.size(); ++p) {
    const Tally tally = tally_of(load, p);
    for (const ObjectKind kind : kinds) {
      if (tally.of(entity_of_kind(kind)) > 0)
        hold_some(kind, path + " holds only the " + std::string(spoken_collection(kind)) + " that Terraform manages");
    }
  }
}

void Weighing::file(const FileLoad& load) {
  const std::string& path = sources_[load.file.source].path;
  if (load.shape.terraform != TerraformFile::none) return terraform(load, path);
  for (std::size_t p = 0; p < load.shape.portions.size(); ++p) {
    const Portion& portion = load.shape.portions[p];
    const Tally tally = tally_of(load, p);
    if (portion.container == Container::page)
      page(portion, tally, path);
    else
      records(load, portion, tally, path);
  }
  const ObjectKind tree_kind = kind_of_collection(load.shape.tree.collection);
  if (load.unsound && load.shape.portions.empty() && is_weighed(tree_kind)) miss(tree_kind, path + " is not valid JSON");
  refusals(load, path);
}

bool Weighing::ends_well(ObjectKind kind, const PageChain& chain) {
  const std::string things = chain.collection.empty() ? std::string(spoken_collection(kind)) : chain.collection;
  bool well = true;
  if (chain.cut) {
    miss(kind, chain.cut_path + " is not valid JSON to its end, so " + things + " may be missing");
    well = false;
  }
  if (!chain.ends && chain.last_next.known()) {
    problems_.push_back(page_problem(ProblemKind::next_page_missing, chain.last_next, chain.last_next_path, things));
    miss(kind, chain.last_next_path + " has a next page that is not among the inputs");
    well = false;
  }
  if (chain.count > chain.items) {
    const std::string text = std::to_string(chain.items) + " of " + std::to_string(chain.count) + " " + things;
    problems_.push_back(page_problem(ProblemKind::count_mismatch, chain.count_place, sources_[chain.count_place.source].path, text));
    miss(kind, sources_[chain.count_place.source].path + " holds " + text);
    well = false;
  }
  return well;
}

void Weighing::chain(ObjectKind kind, const PageChain& chain) {
  if (kind == ObjectKind::file && !chain.useful) return;  // assignments and the like: nobody misses them
  const bool well = ends_well(kind, chain);
  if (kind == ObjectKind::file && !well) unfinished_.emplace(chain.collection, chain.first_path + " is not followed to its end");
  CollectionEvidence& evidence = evidence_[kind];
  if (chain.has_context && !chain.set.whole) {
    hold_some(kind, chain.first_path + " holds only the " + std::string(spoken_collection(kind)) +
                        (chain.set.parent.empty() ? " of a filtered request" : " of one object in " + chain.set.parent));
  } else if (!well) {
    evidence.partial = true;
  } else {
    (chain.has_context ? evidence.proven : evidence.assumed) = true;
  }
}

void Weighing::chains() {
  for (const auto& [key, each] : chains_) chain(std::get<0>(key), each);
}

// What a manifest counts must lie beside it.
void Weighing::manifest(const FileLoad& load, const std::vector<FileLoad*>& files) {
  const std::string& path = sources_[load.file.source].path;
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  for (const ManifestRequest& request : load.shape.manifest->requests) {
    const ObjectKind kind = kind_of_collection(request.collection);
    if (!is_weighed(kind)) continue;
    const std::string things(spoken_collection(kind));
    const auto file =
        std::ranges::find_if(files, [&](const FileLoad* each) { return sources_[each->file.source].path == folder + request.file; });
    std::string why;
    if (!load.shape.manifest->lacking.empty()) {
      why = path + " says that " + load.shape.manifest->lacking;
    } else if (request.status != 200) {
      why = path + " says that the request for " + things + " failed (" + std::to_string(request.status) + ")";
    } else if (file == files.end()) {
      why = folder + request.file + " with the " + things + " is not among the inputs, but " + path + " lists it";
    } else if (records_of(**file) != request.count) {
      why = folder + request.file + " holds " + std::to_string(records_of(**file)) + " of the " + std::to_string(request.count) + " " +
            things + " that " + path + " counts";
    }
    if (why.empty()) {
      evidence_[kind].proven = true;
    } else {
      evidence_[kind].contradicted = true;
      evidence_[kind].missing = std::move(why);
    }
  }
}

}  // namespace entitlint
