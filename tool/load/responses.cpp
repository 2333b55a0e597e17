// Judges what Graph answered with: the parts of a $batch, and errors.
#include "tool/load/judge.h"

namespace entitlint {

using json::Kind;
using json::Outline;
using json::OutlineMember;

// Which URL each id stands for, when the file keeps the requests beside the responses.
std::unordered_map<std::string, SetName> ShapeJudge::requests(const Outline& root) {
  std::unordered_map<std::string, SetName> found;
  const OutlineMember* const member = root.find("requests");
  if (member == nullptr) return found;
  for (const Span& element : member->elements) {
    const json::Outlines request = json::outline(reader_, element);
    if (request.error || request.roots.empty()) continue;
    found[scalar(request.roots.front().find("id"))] = set_name(scalar(request.roots.front().find("url")));
  }
  return found;
}

void ShapeJudge::batch(const Outline& root, const OutlineMember& responses, int depth) {
  const auto asked = requests(root);
  for (const Span& element : responses.elements) {
    const json::Outlines part = json::outline(reader_, element);
    if (part.error) shape_.problems.push_back(syntax_problem(*part.error, id_, reader_.size()));
    for (const Outline& each : part.roots) {
      if (!part.error && each.kind == Kind::object) response(each, asked, depth);
      if (!part.error && each.kind != Kind::object) shape_.loose.push_back(each.span);
    }
  }
  leave(root, &responses, false);
}

void ShapeJudge::response(const Outline& part, const std::unordered_map<std::string, SetName>& requests, int depth) {
  const auto request = requests.find(scalar(part.find("id")));
  const SetName requested = request == requests.end() ? SetName() : request->second;
  const OutlineMember* const body = part.find("body");
  const std::string status = scalar(part.find("status"));
  leave(part, body, false);
  const bool failed = status.size() == 3 && (status[0] == '4' || status[0] == '5');
  if (!failed) {
    if (body != nullptr) span(body->span, depth + 1, &requested);
    return;
  }
  if (body != nullptr) {
    shape_.loose.push_back(body->span);
    const json::Outlines inner = json::outline(reader_, body->span);
    if (!inner.error && !inner.roots.empty() && error(inner.roots.front(), true, &requested)) return;
  }
  shape_.refusals.push_back({place(part.find("status")->span), status + ": the request failed", requested, true});
}

// {"error": {"code": "…", "message": "…"}}, also under the older keys.
bool ShapeJudge::error(const Outline& root, bool in_batch, const SetName* requested) {
  const OutlineMember* member = nullptr;
  for (const std::string_view key : {"error", "odata.error", "@odata.error"}) {
    if (member == nullptr) member = root.find(key);
  }
  if (member == nullptr || member->kind != Kind::object || member->span.size() > largest_scalar) return false;
  const json::Value* const value = parser_.parse(reader_.take(member->span), member->span.begin);
  if (value == nullptr) return false;
  const json::Member* const code = value->find("code");
  const json::Member* const message = value->find("message");
  if (code == nullptr || message == nullptr || code->value.kind != Kind::string) return false;
  const json::Member* const inner = message->value.find("value");
  const std::string_view text = inner == nullptr ? message->value.text() : inner->value.text();
  shape_.refusals.push_back({place(code->value.span), std::string(code->value.text()) + ": " + std::string(text),
                             requested == nullptr ? SetName() : *requested, in_batch});
  return true;
}

}  // namespace entitlint
