// A finding is a plain value: what is wrong, where, on which object, and what to do. Rules make them, reports print them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tool/links/link.h"
#include "tool/model/tenant.h"

namespace entitlint {

enum class Severity : std::uint8_t { off, note, warning, error };
enum class Confidence : std::uint8_t { low, medium, high };
[[nodiscard]] std::string_view name(Severity severity);
[[nodiscard]] std::string_view name(Confidence confidence);

// New findings count; what a baseline knows or a suppression hides never fails a run.
enum class FindingState : std::uint8_t { fresh, baseline, suppressed };
[[nodiscard]] std::string_view name(FindingState state);  // "new", "baseline", "suppressed"

// The object a finding or a gap is about, as reports name it.
struct ObjectName {
  ObjectKind kind = ObjectKind::file;
  std::string id;          // as written; of a link: its address; of a file: its path
  std::string name;        // display name
  std::string address;     // Terraform address
  std::string portal_url;  // of its blade, only where cloud and blade are known
};

struct Related {
  Place place;
  std::string message;  // lower case, no full stop: "switched off here"
};

// A Graph call that a person may send: never sent by this program.
struct Request {
  std::string method, url, body;  // body is JSON text; empty: none
  std::string expect_modified;    // modifiedDateTime that the object must still have; empty: the export does not say
};

// A value of an object: member names from the object down, with dots between ("requestorSettings.acceptRequests"), and JSON.
struct MemberValue {
  std::string path, value;
};

// The values that settle a finding where they leave nothing to choose. Its request is written from them when the run is over
// (lint/requests.h), because that of a policy carries all of it.
struct Change {
  const Object* object = nullptr;
  std::vector<MemberValue> settings;
};

// The repair of a document: stored bytes replaced by text.
struct Edit {
  Place place;  // decoded; exact
  std::string text;
};

struct Finding {
  const struct Rule* rule = nullptr;
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
  Place place;
  Span record;  // excerpts stay inside; empty: the whole source
  ObjectName object;
  std::string message;  // one sentence, lower case unless it starts with a name, no full stop; display names in double quotes
  std::vector<Related> related;
  std::string remedy;  // what to click, then the Graph request; full sentences
  std::optional<Request> request;
  std::optional<Change> change;  // what the request is written from
  const Link* link = nullptr;    // of link findings
  std::vector<Edit> edits;
  bool certain = true;      // the edits may be made without asking
  std::string key;          // of the fingerprint: the object's stable key
  std::string detail;       // of the fingerprint: tells several findings of one rule on one object apart ("target=<id>")
  std::string tenant;       // of the fingerprint
  std::string fingerprint;  // 16 hex digits, set by lint()
  std::string catalog;      // display name of the catalog it belongs to, for grouping; empty: none
  std::string package;      // of a policy: its package's, because half of all policies are called "Initial Policy"
  FindingState state = FindingState::fresh;
  const struct Suppression* suppression = nullptr;  // of a suppressed one
};

}  // namespace entitlint
