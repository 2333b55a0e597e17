// AP504: files of several tenants in one folder.
#include "tool/lint/rule.h"

namespace entitlint {
namespace {

std::string folder_of(const Place& place, const Sources& sources) {
  const std::string& path = sources[place.source].path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

std::string in_json(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) (quoted += c == '"' || c == '\\' ? "\\" : "") += c;
  return quoted + '"';
}

std::string entry(const std::string& folder, const std::string& domain) {
  return in_json(folder) + ": [" + (domain.empty() ? std::string() : in_json(domain)) + "]";
}

// What to paste; where both lie in one folder, as it may look once each has one of its own.
std::string configuration(const Problem& problem, const Sources& sources) {
  std::string first = folder_of(problem.related, sources), second = folder_of(problem.place, sources);
  const bool apart = first != second;
  if (!apart) {
    const std::string parent = first == "." ? std::string() : first + "/";
    first = parent + (problem.domains[0].empty() ? "first-tenant" : problem.domains[0]);
    second = parent + (problem.domains[1].empty() ? "second-tenant" : problem.domains[1]);
  }
  const std::string tenants = "\"tenants\": {" + entry(first, problem.domains[0]) + ", " + entry(second, problem.domains[1]) + "}";
  if (apart) return "If each tenant keeps to its folder, " + tenants + " in .entitlint.json has them checked apart.";
  return "Move the files of each tenant into a folder of its own, for example those that " + tenants +
         " names; in .entitlint.json it has them checked apart.";
}

void report(const Case& c, const Problem& problem, About& about) {
  Finding& finding = about.report(problem.place, "this folder mixes files of several tenants: " + problem.text);
  finding.detail = problem.text;
  finding.related.push_back({problem.related, "the first of them"});
  finding.remedy = configuration(problem, c.sources) +
                   " Folders that hold different organizations (GET /v1.0/organization) are checked apart without that. Until then rules "
                   "that relate files to one another do not run.";
}

void check(const Case& c, Context& context) {
  judge_files(c, context, {ProblemKind::mixed_tenants}, report);
}

}  // namespace

extern const Rule export_mixed_tenants = {
    .code = "AP504",
    .name = "export-mixed-tenants",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .tags = "export",
    .since = "0.1",
    .summary = "Files of several tenants lie in one folder.",
    .covers = "",
    .dialects = dialects::files,
    .needs = "",
    .relates_files = false,
    .check = check,
};

}  // namespace entitlint
