// From a change to the call that makes it.
#include "tool/lint/requests.h"

#include "tool/lint/policy-body.h"
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

// As the export spells it, so that it can be compared with Graph's answer; nothing where an exporter spelt it in another way.
std::string modified_as_written(const Object& object, Records& records) {
  if (!object.modified.known() || object.modified.place().span.empty()) return {};
  std::string text = records.text(object.modified.place());
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return parse_time(text) ? text : std::string();
}

std::string members(const std::vector<MemberValue>& settings) {
  std::string body;
  for (const MemberValue& setting : settings) body += (body.empty() ? "{\"" : ", \"") + setting.path + "\": " + setting.value;
  return body + "}";
}

void replace(const Policy& policy, const Change& change, Records& records, Finding& finding) {
  PolicyBody body = policy_body(policy, change, records);
  if (!body.refused.empty()) {
    finding.remedy += " The report has no body for that PUT, because " + body.refused + ".";
    return;
  }
  finding.remedy +=
      body.modified.empty()
          ? " The JSON report has the body of that PUT; the export does not say when the policy was changed last, so compare it first."
          : " The JSON report has the body of that PUT; send it only while modifiedDateTime is the same.";
  finding.request = Request{"PUT", graph_path(policy), std::move(body.json), std::move(body.modified)};
}

}  // namespace

void write_requests(std::vector<Finding>& findings, const Sources& sources) {
  Records records(sources);
  for (Finding& finding : findings) {
    if (!finding.change) continue;
    const Change& change = *finding.change;
    if (change.object->kind == ObjectKind::policy) {
      replace(static_cast<const Policy&>(*change.object), change, records, finding);
    } else {
      finding.request =
          Request{"PATCH", graph_path(*change.object), members(change.settings), modified_as_written(*change.object, records)};
    }
    finding.change.reset();
  }
}

}  // namespace entitlint
