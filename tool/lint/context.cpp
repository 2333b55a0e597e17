// What a rule says about one object: findings with everything but their text filled in, and gaps.
#include <algorithm>
#include <cassert>

#include "tool/lint/rule.h"
#include "tool/lint/subject.h"

namespace entitlint {

About::~About() {
  if (failed_) {
    ++context_.failed_;
  } else if (unknown_) {
    ++context_.unknown_;
  } else {
    ++context_.passed_;
  }
}

void About::note(Gap gap) {
  assert(gap.missing());
  unknown_ = true;
  Context::Missing& missing = context_.missing_[gap];
  const void* const identity = subject_.identity();
  if (!missing.objects.empty() && missing.objects.back() == identity) return;
  missing.objects.push_back(identity);
  if (missing.names.size() < Context::most_names) missing.names.push_back(subject_.name());
  if (subject_.dialect() == Dialect::beta) ++missing.beta;
}

Finding& About::report(const Place& place, std::string message) {
  failed_ = true;
  Finding& finding = context_.findings_.emplace_back();
  finding.rule = &context_.rule_;
  finding.severity = context_.rule_.severity;
  finding.confidence = context_.rule_.confidence;
  finding.place = place.known() ? place : subject_.mark();
  finding.record = subject_.record_around(finding.place);
  finding.object = subject_.name();
  finding.message = std::move(message);
  finding.link = subject_.link;
  finding.key = subject_.key();
  finding.tenant = subject_.tenant == nullptr ? std::string() : stable_name(*subject_.tenant);
  finding.catalog = subject_.catalog();
  finding.package = subject_.package();
  return finding;
}

About Context::about(const Object& object, const Tenant& tenant) {
  About::Subject subject;
  subject.object = &object;
  subject.tenant = &tenant;
  return {*this, subject};
}

About Context::about(const Link& link, const Tenant* tenant, const Sources& sources) {
  About::Subject subject;
  subject.link = &link;
  subject.tenant = tenant;
  subject.sources = &sources;
  return {*this, subject};
}

About Context::about(const InputFile& file, const Sources& sources) {
  About::Subject subject;
  subject.file = &file;
  subject.sources = &sources;
  return {*this, subject};
}

About Context::about(const Problem& problem, const Sources& sources) {
  About::Subject subject;
  subject.problem = &problem;
  subject.sources = &sources;
  return {*this, subject};
}

About Context::about(const Suppression& suppression, const Sources& sources) {
  About::Subject subject;
  subject.suppression = &suppression;
  subject.sources = &sources;
  return {*this, subject};
}

}  // namespace entitlint
