// The longer word lists: scopes, subjects, identity sources.
#include "tool/model/words.h"

namespace entitlint {

std::span<const Word<Scope>> target_scope_words() {
  static constexpr std::array<Word<Scope>, 10> words = {{
      {"notSpecified", Scope::direct_assignment_only},
      {"specificDirectoryUsers", Scope::specific_directory_users},
      {"specificConnectedOrganizationUsers", Scope::specific_connected_organizations},
      {"specificDirectoryServicePrincipals", Scope::specific_service_principals},
      {"allMemberUsers", Scope::all_members},
      {"allDirectoryUsers", Scope::all_directory_users},
      {"allDirectoryServicePrincipals", Scope::all_service_principals},
      {"allConfiguredConnectedOrganizationUsers", Scope::all_configured_organizations},
      {"allExternalUsers", Scope::all_external_users},
      {"allDirectoryAgentIdentities", Scope::all_agent_identities},
  }};
  return words;
}

// Connected organizations that are "existing" are of before 2020-12.
std::span<const Word<Scope>> scope_type_words() {
  static constexpr std::array<Word<Scope>, 8> words = {{
      {"NoSubjects", Scope::direct_assignment_only},
      {"SpecificDirectorySubjects", Scope::specific_directory_users},
      {"SpecificConnectedOrganizationSubjects", Scope::specific_connected_organizations},
      {"AllConfiguredConnectedOrganizationSubjects", Scope::all_configured_organizations},
      {"AllExistingConnectedOrganizationSubjects", Scope::all_existing_organizations},
      {"AllExistingDirectoryMemberUsers", Scope::all_members},
      {"AllExistingDirectorySubjects", Scope::all_directory_users},
      {"AllExternalSubjects", Scope::all_external_users},
  }};
  return words;
}

std::span<const Word<SubjectKind>> subject_words() {
  static constexpr std::array<Word<SubjectKind>, 12> words = {{
      {"singleUser", SubjectKind::user},
      {"groupMembers", SubjectKind::group},
      {"connectedOrganizationMembers", SubjectKind::connected_organization},
      {"requestorManager", SubjectKind::requestor_manager},
      {"targetManager", SubjectKind::target_manager},
      {"internalSponsors", SubjectKind::internal_sponsors},
      {"externalSponsors", SubjectKind::external_sponsors},
      {"targetUserSponsors", SubjectKind::target_user_sponsors},
      {"attributeRuleMembers", SubjectKind::attribute_rule},
      {"singleServicePrincipal", SubjectKind::service_principal},
      {"targetApplicationOwners", SubjectKind::application_owners},
      {"targetAgentIdentitySponsorsOrOwners", SubjectKind::agent_sponsors_or_owners},
  }};
  return words;
}

std::span<const Word<IdentitySource::Kind>> identity_source_words() {
  using Kind = IdentitySource::Kind;
  static constexpr std::array<Word<Kind>, 5> words = {{
      {"azureActiveDirectoryTenant", Kind::entra_tenant},
      {"crossCloudAzureActiveDirectoryTenant", Kind::cross_cloud_tenant},
      {"domainIdentitySource", Kind::domain},
      {"externalDomainFederation", Kind::federation},
      {"socialIdentitySource", Kind::social},
  }};
  return words;
}

}  // namespace entitlint
