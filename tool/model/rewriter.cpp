// Makes values, tells formats apart, and hands a record to the dialect that knows its words.
#include "tool/model/rewriter.h"

#include <algorithm>

namespace entitlint {

json::Value Rewriter::object(std::vector<json::Member> members, const json::Value& instead_of) {
  const std::vector<json::Member>& kept = objects_.emplace_back(std::move(members));
  json::Value made;
  made.kind = json::Kind::object;
  made.count = static_cast<std::uint32_t>(kept.size());
  made.span = instead_of.span;
  made.fields = kept.data();
  for (const json::Member& member : kept) made.keys |= json::bit_of(member.hash);
  return made;
}

json::Value Rewriter::array(std::vector<json::Value> items, const json::Value& instead_of) {
  const std::vector<json::Value>& kept = arrays_.emplace_back(std::move(items));
  json::Value made;
  made.kind = json::Kind::array;
  made.count = static_cast<std::uint32_t>(kept.size());
  made.span = instead_of.span;
  made.elements = kept.data();
  return made;
}

json::Value Rewriter::text(std::string text, const json::Value& instead_of) {
  const std::string& kept = texts_.emplace_back(std::move(text));
  json::Value made;
  made.kind = json::Kind::string;
  made.count = static_cast<std::uint32_t>(kept.size());
  made.span = instead_of.span;
  made.characters = kept.data();
  return made;
}

std::string_view Rewriter::camel(std::string_view key) {
  if (key.empty() || key.front() < 'A' || key.front() > 'Z') return key;
  std::string& kept = texts_.emplace_back(key);
  kept.front() = static_cast<char>(kept.front() + ('a' - 'A'));
  return kept;
}

Exporter exporter_of(const json::Value& record) {
  if (record.kind != json::Kind::object || record.find("id") != nullptr) return Exporter::graph;
  if (snapshot::speaks(record)) return Exporter::snapshot;
  if (snapshot::reports(record)) return Exporter::dsc_report;
  if (framework::speaks(record)) return Exporter::framework;
  return cmdlets::speaks(record) ? Exporter::cmdlets : Exporter::graph;
}

std::string_view name(Exporter exporter) {
  switch (exporter) {
    case Exporter::graph:
      return "Microsoft Graph";
    case Exporter::cmdlets:
      return "Graph PowerShell cmdlets";
    case Exporter::snapshot:
      return "Tenant Configuration Management";
    case Exporter::dsc_report:
      return "Microsoft365DSC";
    case Exporter::framework:
      return "Tenant Management Framework";
    case Exporter::terraform:
      return "Terraform";
  }
  return {};
}

Reworded reworded(const json::Value& record, const RecordContext& context, Exporter exporter, Rewriter& rewriter) {
  Reworded made{record, context};
  switch (exporter) {
    case Exporter::graph:
    case Exporter::terraform:  // decoders of its own
      break;
    case Exporter::cmdlets:
      made.record = cmdlets::in_graph_words(record, rewriter);
      break;
    case Exporter::snapshot:
    case Exporter::dsc_report:
      made.context.collection = snapshot::collection_of(record);
      made.context.has_odata_context = true;  // written by a program
      made.context.by_name = true;
      made.useless = made.context.collection.empty() || snapshot::is_absent(record);
      if (!made.useless) made.record = snapshot::in_graph_words(record, rewriter);
      break;
    case Exporter::framework:
      made.context.collection = framework::collection_of(record);
      made.context.by_name = true;
      made.useless = framework::is_absent(record);
      if (!made.useless) made.record = framework::in_graph_words(record, rewriter);
      break;
  }
  return made;
}

}  // namespace entitlint
