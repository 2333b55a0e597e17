// The words of both dialects for the model's enums. Compared without ASCII case: beta and Terraform write what v1.0 writes in another case.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "tool/model/reading.h"

namespace entitlint {

// A spelling and what it means.
template <class E>
struct Word {
  std::string_view text;
  E value;
};

enum class AfterReview : std::uint8_t { keep_access, remove_access, accept_recommendation };
[[nodiscard]] inline bool keeps_access(AfterReview behaviour) {
  return behaviour == AfterReview::keep_access;
}
enum class ExpiryType : std::uint8_t { never, after_duration, at_date };

// Of v1.0's allowedTargetScope and of beta's and Terraform's scopeType. Graph takes neither in the place of the other.
[[nodiscard]] std::span<const Word<Scope>> target_scope_words();
[[nodiscard]] std::span<const Word<Scope>> scope_type_words();
[[nodiscard]] std::span<const Word<SubjectKind>> subject_words();
[[nodiscard]] std::span<const Word<IdentitySource::Kind>> identity_source_words();

// catalogStatus is a free string in beta; its pages name "Published" only, "Unpublished" follows v1.0's enum.
inline constexpr std::array<Word<bool>, 2> published_words = {{{"published", true}, {"unpublished", false}}};
inline constexpr std::array<Word<CatalogType>, 3> catalog_type_words = {{{"userManaged", CatalogType::user_managed},
                                                                         {"serviceDefault", CatalogType::service_default},
                                                                         {"serviceManaged", CatalogType::service_managed}}};
inline constexpr std::array<Word<OrganizationState>, 2> organization_state_words = {
    {{"configured", OrganizationState::configured}, {"proposed", OrganizationState::proposed}}};
inline constexpr std::array<Word<LifecycleAction>, 3> lifecycle_words = {
    {{"none", LifecycleAction::none},
     {"blockSignIn", LifecycleAction::block_sign_in},
     {"blockSignInAndDelete", LifecycleAction::block_sign_in_and_delete}}};
inline constexpr std::array<Word<AfterReview>, 3> after_review_words = {
    {{"keepAccess", AfterReview::keep_access},
     {"removeAccess", AfterReview::remove_access},
     {"acceptAccessRecommendation", AfterReview::accept_recommendation}}};
inline constexpr std::array<Word<ExpiryType>, 4> expiry_words = {{{"notSpecified", ExpiryType::never},
                                                                  {"noExpiration", ExpiryType::never},
                                                                  {"afterDateTime", ExpiryType::at_date},
                                                                  {"afterDuration", ExpiryType::after_duration}}};
// The frequencies that azuread lists; each of them recurs.
inline constexpr std::array<Word<bool>, 5> recurrence_words = {
    {{"weekly", true}, {"monthly", true}, {"quarterly", true}, {"halfyearly", true}, {"annual", true}}};
inline constexpr std::array<Word<ReviewedBy>, 3> reviewer_words = {
    {{"Self", ReviewedBy::self}, {"Reviewers", ReviewedBy::reviewers}, {"Manager", ReviewedBy::manager}}};

// The words as messages list them.
template <class E>
[[nodiscard]] std::string spoken(std::span<const Word<E>> words) {
  std::string list;
  for (const Word<E>& word : words) (list += list.empty() ? "" : ", ") += word.text;
  return list;
}

// Which of the words the value is. A word that is not among them, unknownFutureValue too, is noted and a gap; null is a gap.
template <class E>
[[nodiscard]] Fact<E> one_of(const Spot& spot, std::span<const Word<E>> words, Field field) {
  const Fact<std::string_view> word = spot.identifier(field);
  if (!word.known()) return {word.gap(), word.place()};
  const std::string_view said = trimmed(word.value());
  for (const Word<E>& candidate : words) {
    if (equal_ids(said, candidate.text)) return spot.says(candidate.value);
  }
  return {spot.unknown_member(word.value(), field, spoken(words)), spot.place()};
}

template <class E, std::size_t size>
[[nodiscard]] Fact<E> one_of(const Spot& spot, const std::array<Word<E>, size>& words, Field field) {
  return one_of(spot, std::span<const Word<E>>(words), field);
}

}  // namespace entitlint
