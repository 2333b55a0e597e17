// What a rule author must read: Rule, Case and Context.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/access/access.h"
#include "tool/access/limits.h"
#include "tool/links/repair.h"
#include "tool/lint/finding.h"
#include "tool/lint/suppression.h"
#include "tool/model/problem.h"
#include "tool/model/tenant.h"

namespace entitlint {

// Everything a rule may look at.
struct Case {
  std::span<const Tenant> tenants;
  std::span<const InputFile> files;  // documents and exports, with the links found in them
  std::span<const Problem> problems;
  const Sources& sources;  // for paths in messages
  const Limits& limits;
  Time as_of = 0;  // midnight UTC of the day that counts as today
  // The tenants that a plan among the inputs would change, as they are before it. What rules find there too, the plan leaves as it is.
  std::span<const Tenant> now{};
  std::span<const Suppression> suppressions = {};
};

class Context;

// Dialects in which a rule's fault can be expressed; `documents` are the files that carry links. Rules about `suppressions` run after all
// others, because only then is known what was hidden.
namespace dialects {
inline constexpr unsigned v1 = 1, beta = 2, documents = 4, files = 8, terraform = 16, suppressions = 32;
}

// A rule is a value: `extern const Rule external_policy_in_closed_catalog;` defined in rules/external-policy-in-closed-catalog.cpp.
struct Rule {
  std::string_view code;  // "AP201"
  std::string_view name;  // the file's name: "external-policy-in-closed-catalog"
  Severity severity;      // the usual one; a finding may carry a lower or higher one where the page says so
  Confidence confidence;
  std::string_view tags;     // blank-separated: "sharing security"
  std::string_view since;    // version that brought it
  std::string_view summary;  // one sentence, the page's second line word for word
  std::string_view covers;   // peer checks it replaces: "MT.1108 ZT.21879"; may be empty
  unsigned dialects;         // of namespace dialects
  std::string_view needs;    // collections, as --require names them: "catalogs policies"
  bool relates_files;        // relates objects of different files, so it does not run over mixed tenants
  void (*check)(const Case&, Context&);
  bool held_back = false;  // worth an auditor's time, not everybody's: runs in --profile audit, or when --select names it
};

// The generated table's row: a rule and its page (Markdown).
struct RuleEntry {
  const Rule* rule;
  std::string_view page;
};
using RuleTable = std::span<const RuleEntry>;  // sorted by code

// What a rule found out about one object. It counts as failed when report() was called, else as unknown when need() met a gap, else as
// passed; the count is made when it goes out of scope.
class About {
 public:
  About(const About&) = delete;
  About& operator=(const About&) = delete;
  ~About();

  // The value, or nothing after noting what is missing. Ask on the result of a question, not on its parts.
  template <class T>
  [[nodiscard]] std::optional<T> need(const Fact<T>& fact) {
    if (fact.known()) return fact.value();
    note(fact.gap());
    return std::nullopt;
  }
  // A known yes; a gap is noted.
  [[nodiscard]] bool holds(const Fact<bool>& fact) {
    if (!fact.known()) note(fact.gap());
    return fact.is(true);
  }
  void note(Gap gap);

  // A finding on this object: at `place`, or at the object's mark when the place is unknown. The rule's severity and confidence, the
  // object's name and key are filled in; the caller adds related places, remedy and what differs.
  Finding& report(const Place& place, std::string message);

 private:
  friend class Context;
  // What it is about; exactly one of the first five. Names and keys are made when something is reported, not for the many objects that
  // pass.
  struct Subject {
    const Object* object = nullptr;
    const Link* link = nullptr;
    const InputFile* file = nullptr;
    const Problem* problem = nullptr;
    const Suppression* suppression = nullptr;
    const Tenant* tenant = nullptr;    // it belongs to; may be null for documents
    const Sources* sources = nullptr;  // of all but objects

    [[nodiscard]] const void* identity() const;
    [[nodiscard]] ObjectName name() const;
    [[nodiscard]] Place mark() const;
    [[nodiscard]] Span record_around(const Place& place) const;
    [[nodiscard]] std::string key() const;
    [[nodiscard]] std::string catalog() const;
    [[nodiscard]] std::string package() const;
    [[nodiscard]] Dialect dialect() const;
  };
  About(Context& context, const Subject& subject) : context_(context), subject_(subject) {}

  Context& context_;
  Subject subject_;
  bool failed_ = false;
  bool unknown_ = false;
};

// Collects what one rule says. Made by lint() for each rule that runs.
class Context {
 public:
  explicit Context(const Rule& rule) : rule_(rule) {}

  [[nodiscard]] About about(const Object& object, const Tenant& tenant);
  [[nodiscard]] About about(const Link& link, const Tenant* tenant, const Sources& sources);
  [[nodiscard]] About about(const InputFile& file, const Sources& sources);
  // An object that exists only in a problem (a broken record of a file).
  [[nodiscard]] About about(const Problem& problem, const Sources& sources);
  [[nodiscard]] About about(const Suppression& suppression, const Sources& sources);

 private:
  friend class About;
  friend class RuleRun;  // lint.cpp
  // The objects that met one gap, in the order of the rule.
  struct Missing {
    std::vector<const void*> objects;  // their identity: the same for the same object in every rule
    std::vector<ObjectName> names;     // of the first ones
    std::size_t beta = 0;              // how many are written in beta
  };
  static constexpr std::size_t most_names = 20;

  const Rule& rule_;
  std::deque<Finding> findings_;  // report() hands out references
  std::map<Gap, Missing> missing_;
  std::size_t passed_ = 0, failed_ = 0, unknown_ = 0;
};

// A display name as messages write it: in double quotes.
[[nodiscard]] std::string in_quotes(std::string_view name);
// The Graph address of an object in its own dialect, without the host: "/v1.0/identityGovernance/entitlementManagement/catalogs/<id>". For
// catalogs, packages, policies, connected organizations and settings.
[[nodiscard]] std::string graph_path(const Object& object);
// What to send to change a policy: policies are replaced as a whole, so the body starts from a GET. `change` reads "set X to Y".
[[nodiscard]] std::string replace_policy(const Policy& policy, std::string_view change);
// One change in the words of each dialect, each reading "set X to Y".
struct Spellings {
  std::string v1, beta, terraform;
};
// The one that fits the object.
[[nodiscard]] const std::string& spelling(const Object& object, const Spellings& change);
// `elsewhere`, full sentences for portal and Graph; of what Terraform keeps only which attribute to change in which resource, since
// whatever is changed past Terraform is undone by its next run.
[[nodiscard]] std::string remedy(const Object& object, std::string elsewhere, const Spellings& change);
// The same for a policy: `portal` continues portal_path and is a full sentence (" > Requests > Require approval = Yes."), and Graph
// replaces the policy.
[[nodiscard]] std::string policy_remedy(const Policy& policy, std::string_view portal, const Spellings& change);
// One value to set, in the words of each dialect; `terraform` reads "set X = Y".
struct NewValue {
  MemberValue v1, beta;
  std::string terraform;
};
[[nodiscard]] Spellings spellings(const NewValue& value);  // "set X to Y"
// "PATCH <address> with {"X": Y}": of everything but policies, which are replaced.
[[nodiscard]] std::string patch(const Object& object, const NewValue& value);
// The finding's request sets this value, if the object has an id and Terraform does not keep it.
void offer(Finding& finding, const Object& object, const NewValue& value);
// Values that several rules ask for.
[[nodiscard]] bool is_only_switched_off(const Policy& policy);  // it has somebody to admit, and takes no requests
[[nodiscard]] NewValue new_requests_on();                       // of a policy
[[nodiscard]] NewValue catalog_enabled();                       // of a catalog, as the next
[[nodiscard]] NewValue catalog_open_to_outsiders();             // "Enabled for external users"
[[nodiscard]] NewValue hidden(bool yes);                        // of an access package
[[nodiscard]] NewValue configured();                            // of a connected organization

// A policy with its package, because the portal calls every first one "Initial Policy": policy "Agencies" of access package "Campaign
// site".
[[nodiscard]] std::string full_name(const Policy& policy);
// Where the portal changes a policy: "ID Governance > … > Policies > "Agencies" > Edit".
[[nodiscard]] std::string portal_path(const Policy& policy);

// "the approval" where there is one stage, else "approval stage 2".
[[nodiscard]] std::string stage_name(const Policy& policy, std::size_t index);

// Knows what the tenants of a case add to the text of a link. One for each run of a rule.
class Repairs {
 public:
  explicit Repairs(const Case& c);

  // What to write instead, if it can be told, as the finding's edit: `certain` where it may be written without asking. Links in exports
  // and in containers that encode their text get none. The text is returned for the remedy; empty: nobody knows.
  std::string offer(const Link& link, const Tenant* tenant, Finding& finding) const;

  // Whose document the link stands in.
  [[nodiscard]] const Known* known(const Tenant* tenant) const;

 private:
  const Case& case_;
  std::vector<Known> known_;  // one for each tenant, in their order
};

// What most checks are: each object of a kind, of every tenant, is asked about in turn.
template <class T, class Judge>  // void(const T&, const Tenant&, About&)
void judge_each(const Case& c, Context& context, Collection<T> Tenant::*objects, const Judge& judge) {
  for (const Tenant& tenant : c.tenants) {
    for (const T& object : (tenant.*objects).all) {
      About about = context.about(object, tenant);
      judge(object, tenant, about);
    }
  }
}
template <class Judge>
void judge_policies(const Case& c, Context& context, const Judge& judge) {
  judge_each(c, context, &Tenant::policies, judge);
}
template <class Judge>
void judge_packages(const Case& c, Context& context, const Judge& judge) {
  judge_each(c, context, &Tenant::packages, judge);
}
// Each link, with the tenant it belongs to, which may be null.
template <class Judge>  // void(const Link&, const InputFile&, const Tenant*, About&)
void judge_links(const Case& c, Context& context, const Judge& judge) {
  for (const InputFile& file : c.files) {
    for (const Link& link : file.links) {
      const Tenant* const tenant = tenant_of(link, c.tenants);
      About about = context.about(link, tenant, c.sources);
      judge(link, file, tenant, about);
    }
  }
}
// The inputs themselves: every file the run read is one object, which fails when it has a problem of one of these kinds; `report` then
// speaks about each of them.
void judge_files(const Case& c, Context& context, std::initializer_list<ProblemKind> kinds,
                 void (*report)(const Case&, const Problem&, About&));

}  // namespace entitlint
