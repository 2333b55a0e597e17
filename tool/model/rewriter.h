// Says a record again in Graph's words, so that Graph's decoders read every dialect: a tree made beside the parser's, with its places.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "tool/model/decode.h"

namespace entitlint {

// Owns what it makes; texts and untouched subtrees stay the parser's. Lives as long as the record is decoded.
class Rewriter {
 public:
  // Values in the place of another, whose span they keep.
  [[nodiscard]] json::Value object(std::vector<json::Member> members, const json::Value& instead_of);
  [[nodiscard]] json::Value array(std::vector<json::Value> items, const json::Value& instead_of);
  [[nodiscard]] json::Value text(std::string text, const json::Value& instead_of);

  // "DisplayName" is "displayName" in Graph.
  [[nodiscard]] std::string_view camel(std::string_view key);

 private:
  std::deque<std::vector<json::Member>> objects_;
  std::deque<std::vector<json::Value>> arrays_;
  std::deque<std::string> texts_;
};

// The same member under another name.
[[nodiscard]] inline json::Member renamed(const json::Member& member, std::string_view key) {
  return {key, member.key_span, member.value};
}

// A record in Graph's words, and what is known of it besides.
struct Reworded {
  json::Value record;
  RecordContext context;
  bool useless = false;  // of another service, or written down as something that must not exist
};

// `record` is of any format but Graph's own.
[[nodiscard]] Reworded reworded(const json::Value& record, const RecordContext& context, Exporter exporter, Rewriter& rewriter);

// One file per dialect, all alike: is a record written in it, and how would Graph say it.
namespace cmdlets {
[[nodiscard]] bool speaks(const json::Value& record);
[[nodiscard]] json::Value in_graph_words(const json::Value& record, Rewriter& rewriter);
}  // namespace cmdlets

namespace snapshot {
[[nodiscard]] bool speaks(const json::Value& record);   // a resource of Tenant Configuration Management
[[nodiscard]] bool reports(const json::Value& record);  // a resource in Microsoft365DSC's JSON report
[[nodiscard]] bool is_absent(const json::Value& record);
// Graph's name for the set that the resource belongs to ("accessPackages"); empty when it is of no use here.
[[nodiscard]] std::string_view collection_of(const json::Value& record);
[[nodiscard]] json::Value in_graph_words(const json::Value& record, Rewriter& rewriter);
}  // namespace snapshot

namespace framework {
[[nodiscard]] bool speaks(const json::Value& record);
[[nodiscard]] bool is_absent(const json::Value& record);
[[nodiscard]] std::string_view collection_of(const json::Value& record);
// A package comes without its policies, which are records of their own.
[[nodiscard]] json::Value in_graph_words(const json::Value& record, Rewriter& rewriter);
[[nodiscard]] std::vector<json::Value> policies_of(const json::Value& record, Rewriter& rewriter);
}  // namespace framework

}  // namespace entitlint
