// Writes a Graph export of any size: the same arguments give the same bytes on every machine. Nothing in it is real.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/bench/export.h"

using namespace entitlint::bench;

namespace {

enum Kind : std::uint64_t { catalog = 1, package, policy, organization, user, group, resource, role };

constexpr std::array<std::string_view, 32> words = {
    "access",  "to",      "the",      "sales", "reports", "for",     "partners", "and",     "finance", "team",    "in",
    "project", "Zürich",  "external", "site",  "library", "of",      "research", "data",    "payroll", "München", "support",
    "desk",    "vendors", "audit",    "with",  "monthly", "renewal", "cloud",    "billing", "design",  "東京",
};

// Objects of a tenant in one dialect.
class Tenant {
 public:
  explicit Tenant(const Wish& wish)
      : wish_(wish),
        catalogs_(wish, "catalogs.json", wish.beta ? "accessPackageCatalogs" : "catalogs"),
        packages_(wish, "accessPackages.json", "accessPackages"),
        policies_(wish, "assignmentPolicies.json", wish.beta ? "accessPackageAssignmentPolicies" : "assignmentPolicies"),
        organizations_(wish, "connectedOrganizations.json", "connectedOrganizations") {}

  // A catalog, its packages, their policies and the organizations these name.
  void slice(std::uint64_t index) {
    write_catalog(index);
    for (std::uint64_t at = 0; at < organizations_each; ++at) write_organization(index * organizations_each + at);
    for (std::uint64_t at = 0; at < packages_each; ++at) write_package(index * packages_each + at);
    for (std::uint64_t at = 0; at < policies_each; ++at) write_policy(index * policies_each + at);
  }
  [[nodiscard]] std::uint64_t size() const { return catalogs_.size() + packages_.size() + policies_.size() + organizations_.size(); }

 private:
  static constexpr std::uint64_t packages_each = 20;
  static constexpr std::uint64_t policies_each = 36;
  static constexpr std::uint64_t organizations_each = 3;

  [[nodiscard]] std::string id(Kind kind, std::uint64_t index) const {
    Dice dice(wish_.seed, kind, index);
    const auto high = static_cast<unsigned long long>(dice.next());
    const auto low = static_cast<unsigned long long>(dice.next());
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08llx-%04llx-4%03llx-8%03llx-%012llx", high >> 32, (high >> 16) & 0xFFFF, high & 0xFFF,
                  (low >> 48) & 0xFFF, low & 0xFFFFFFFFFFFF);
    return text.data();
  }
  static std::string days(std::uint64_t count) {
    std::string duration = "P";
    duration += std::to_string(count);
    return duration += 'D';
  }
  static std::string sentence(Dice& dice, std::uint64_t length) {
    std::string result;
    for (std::uint64_t at = 0; at < length; ++at) {
      if (at > 0) result += dice.percent(2) ? "\n" : " ";
      const std::string_view word = words[dice.below(words.size())];
      result += dice.percent(2) ? '"' + std::string(word) + '"' : std::string(word);
    }
    return result;
  }
  static std::string moment(Dice& dice) {
    // In braces, which are evaluated from left to right on every compiler.
    const std::array<unsigned long long, 7> drawn = {dice.below(7),  dice.below(12), dice.below(28),  dice.below(24),
                                                     dice.below(60), dice.below(60), dice.below(1000)};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "20%02llu-%02llu-%02lluT%02llu:%02llu:%02llu.%03lluZ", 19 + drawn[0], 1 + drawn[1],
                  1 + drawn[2], drawn[3], drawn[4], drawn[5], drawn[6]);
    return text.data();
  }
  void head(Output& out, Kind kind, std::uint64_t index, std::string_view what, Dice& dice) const {
    out.open('{').text("id", id(kind, index));
    out.text("displayName", std::string(what) + " " + std::to_string(index) + " " + sentence(dice, 3));
    out.text("description", sentence(dice, 4 + dice.below(12)));
    out.text("createdDateTime", moment(dice)).text("modifiedDateTime", moment(dice));
  }

  void write_catalog(std::uint64_t index) {
    Dice dice(wish_.seed, catalog, index);
    Output& out = catalogs_;
    head(out, catalog, index, "Catalog", dice);
    out.text("catalogType", wish_.beta ? "UserManaged" : "userManaged");
    out.text(wish_.beta ? "catalogStatus" : "state", wish_.beta ? "Published" : "published");
    out.flag("isExternallyVisible", true).close('}');
  }
  void write_organization(std::uint64_t index) {
    Dice dice(wish_.seed, organization, index);
    Output& out = organizations_;
    head(out, organization, index, "Organization", dice);
    out.text("state", "configured").key("identitySources").open('[').open('{');
    out.text("@odata.type", "#microsoft.graph.azureActiveDirectoryTenant").text("displayName", sentence(dice, 2));
    out.text("tenantId", id(organization, ~index)).close('}').close(']').close('}');
  }
  void write_package(std::uint64_t index) {
    Dice dice(wish_.seed, package, index);
    Output& out = packages_;
    head(out, package, index, "Package", dice);
    out.flag("isHidden", dice.percent(10));
    if (wish_.beta) {
      out.text("catalogId", id(catalog, index / packages_each)).flag("isRoleScopesVisible", false);
    } else {
      out.key("catalog").open('{').text("id", id(catalog, index / packages_each)).close('}');
    }
    out.key(wish_.beta ? "accessPackageResourceRoleScopes" : "resourceRoleScopes").open('[');
    const std::uint64_t count = 1 + dice.below(4);
    for (std::uint64_t at = 0; at < count; ++at) write_scope(out, index * 4 + at, dice);
    out.close(']').close('}');
  }
  void write_scope(Output& out, std::uint64_t index, Dice& dice) const {
    const std::string role_id = id(role, index);
    const std::string scope_id = id(resource, index);
    const std::string origin = id(group, index);
    out.open('{').text("id", role_id + '_' + scope_id).text("createdDateTime", moment(dice));
    out.key(wish_.beta ? "accessPackageResourceRole" : "role").open('{').text("id", role_id).text("displayName", "Member");
    out.text("originSystem", "AadGroup").text("originId", "Member_" + origin).close('}');
    out.key(wish_.beta ? "accessPackageResourceScope" : "scope").open('{').text("id", scope_id).text("displayName", "Root");
    out.text("description", "Root Scope").text("originId", origin).text("originSystem", "AadGroup").flag("isRootScope", true).close('}');
    out.close('}');
  }

  void write_policy(std::uint64_t index) {
    Dice dice(wish_.seed, policy, index);
    Output& out = policies_;
    head(out, policy, index, "Policy", dice);
    const bool outside = dice.percent(40);
    const bool endless = wish_.defects != 0 && outside && dice.below(wish_.defects) == 0;
    const std::string of = id(package, index * packages_each / policies_each);
    if (wish_.beta) {
      write_beta_policy(out, of, outside, endless, dice);
    } else {
      write_policy(out, of, outside, endless, dice);
    }
    out.close('}');
  }
  void write_policy(Output& out, const std::string& of, bool outside, bool endless, Dice& dice) const {
    out.text("allowedTargetScope", outside ? "allConfiguredConnectedOrganizationUsers" : "allMemberUsers").empty("specificAllowedTargets");
    out.key("expiration").open('{').null("endDateTime");
    out.text("duration", endless ? "" : days(30 + dice.below(300)));
    out.text("type", endless ? "noExpiration" : "afterDuration").close('}');
    out.key("requestorSettings").open('{').flag("enableTargetsToSelfAddAccess", true).flag("enableTargetsToSelfUpdateAccess", false);
    out.flag("enableTargetsToSelfRemoveAccess", true).flag("allowCustomAssignmentSchedule", true);
    out.flag("enableOnBehalfRequestorsToAddAccess", false).flag("enableOnBehalfRequestorsToUpdateAccess", false);
    out.flag("enableOnBehalfRequestorsToRemoveAccess", false).empty("onBehalfRequestors").close('}');
    out.key("requestApprovalSettings").open('{').flag("isApprovalRequiredForAdd", true).flag("isApprovalRequiredForUpdate", false);
    out.key("stages").open('[').open('{').text("durationBeforeAutomaticDenial", "P14D").flag("isApproverJustificationRequired", true);
    out.flag("isEscalationEnabled", false).text("durationBeforeEscalation", "PT0S");
    write_people(out, "primaryApprovers", dice);
    write_people(out, "fallbackPrimaryApprovers", dice);
    out.empty("escalationApprovers").empty("fallbackEscalationApprovers").close('}').close(']').close('}');
    out.key("reviewSettings").open('{').flag("isEnabled", true).text("expirationBehavior", "removeAccess");
    out.flag("isRecommendationEnabled", true).flag("isReviewerJustificationRequired", true).flag("isSelfReview", false);
    out.key("schedule").open('{').text("startDateTime", moment(dice)).key("expiration").open('{').text("duration", "P14D");
    out.text("type", "afterDuration").close('}').key("recurrence").open('{').key("pattern").open('{').text("type", "absoluteMonthly");
    out.number("interval", 3).number("month", 0).number("dayOfMonth", 0).empty("daysOfWeek").close('}').key("range").open('{');
    out.text("type", "noEnd").number("numberOfOccurrences", 0).close('}').close('}').close('}');
    write_people(out, "primaryReviewers", dice);
    out.empty("fallbackReviewers").close('}').empty("questions");
    out.key("accessPackage").open('{').text("id", of).close('}');
  }
  void write_beta_policy(Output& out, const std::string& of, bool outside, bool endless, Dice& dice) const {
    out.text("accessPackageId", of).flag("canExtend", false);
    out.number("durationInDays", endless ? 0 : 30 + dice.below(300)).null("expirationDateTime");
    out.key("requestorSettings")
        .open('{')
        .text("scopeType", outside ? "AllConfiguredConnectedOrganizationSubjects" : "AllExistingDirectoryMemberUsers");
    out.flag("acceptRequests", true).empty("allowedRequestors").close('}');
    out.key("requestApprovalSettings").open('{').flag("isApprovalRequired", true).flag("isApprovalRequiredForExtension", false);
    out.flag("isRequestorJustificationRequired", true).text("approvalMode", "SingleStage").key("approvalStages").open('[').open('{');
    out.number("approvalStageTimeOutInDays", 14).flag("isApproverJustificationRequired", true).flag("isEscalationEnabled", false);
    out.number("escalationTimeInMinutes", 0);
    write_people(out, "primaryApprovers", dice);
    out.empty("escalationApprovers").close('}').close(']').close('}');
    out.key("accessReviewSettings").open('{').flag("isEnabled", true).text("recurrenceType", "quarterly").text("reviewerType", "Reviewers");
    out.text("startDateTime", moment(dice)).number("durationInDays", 25);
    write_people(out, "reviewers", dice);
    out.close('}').empty("questions");
  }
  void write_people(Output& out, std::string_view name, Dice& dice) const {
    out.key(name).open('[');
    for (std::uint64_t at = 0, count = 1 + dice.below(2); at < count; ++at) {
      const bool single = dice.percent(50);
      const std::string who = id(single ? user : group, dice.below(10000));
      out.open('{').text("@odata.type", single ? "#microsoft.graph.singleUser" : "#microsoft.graph.groupMembers");
      if (wish_.beta) {
        out.flag("isBackup", false).text("id", who).text("description", sentence(dice, 3));
      } else {
        out.text(single ? "userId" : "groupId", who).text("description", sentence(dice, 3));
      }
      out.close('}');
    }
    out.close(']');
  }

  const Wish& wish_;
  Output catalogs_, packages_, policies_, organizations_;
};

std::uint64_t parse_bytes(const char* text) {
  char* end = nullptr;
  const std::uint64_t number = std::strtoull(text, &end, 10);
  switch (*end) {
    case 'K':
      return number * 1'000;
    case 'M':
      return number * 1'000'000;
    case 'G':
      return number * 1'000'000'000;
    default:
      return number;
  }
}

int usage() {
  std::fputs(
      "usage: bench-generate --out FOLDER [--bytes 100M] [--style pretty|compact] [--dialect v1.0|beta] [--defects 1000] [--seed 1]\n",
      stderr);
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  Wish wish;
  for (int index = 1; index + 1 < count; index += 2) {
    const std::string_view option = arguments[index];
    const char* const value = arguments[index + 1];
    if (option == "--out") {
      wish.folder = value;
    } else if (option == "--bytes") {
      wish.bytes = parse_bytes(value);
    } else if (option == "--style") {
      wish.pretty = std::string_view(value) != "compact";
    } else if (option == "--dialect") {
      wish.beta = std::string_view(value) == "beta";
    } else if (option == "--defects") {
      wish.defects = std::strtoull(value, nullptr, 10);
    } else if (option == "--seed") {
      wish.seed = std::strtoull(value, nullptr, 10);
    } else {
      return usage();
    }
  }
  if (wish.folder.empty() || count % 2 == 0) return usage();
  Tenant tenant(wish);
  std::uint64_t slices = 0;
  while (tenant.size() < wish.bytes) tenant.slice(slices++);
  std::printf("%llu slices, %llu bytes\n", static_cast<unsigned long long>(slices), static_cast<unsigned long long>(tenant.size()));
  return 0;
}
