// What is wrong with a link, in words for a message.
#include <array>

#include "tool/links/guid.h"
#include "tool/links/verdict.h"

namespace entitlint {
namespace {

// In the order of LinkClass. Half sentences: they follow the link's name or stand in brackets.
constexpr std::array<std::string_view, 45> phrases = {
    "",
    "a placeholder stands where the directory hint or the package id belongs",
    "",
    "everything behind the directory hint is missing (#/access-packages/<package id>)",
    "the link ends inside #/access-packages/, and the package id is missing",
    "the package id is missing",
    "the package id is cut",
    "the link was shortened with dots",
    "the package id is not a GUID",
    "the package id has lost its hyphens",
    "the package id stands in braces",
    "the directory hint (@your-domain) is missing",
    "the directory hint is neither a domain nor a tenant id",
    "the '@' before the directory hint is missing",
    "the '#' is missing",
    "the '#' stands in the wrong place",
    "a '/' is missing in #/access-packages/",
    "#/access-packages/ is misspelt",
    "the id stands behind another page than #/access-packages/",
    "there is a '/' too many",
    "there is a query (?…) that does not belong to the link",
    "the link begins with http instead of https",
    "https:// is missing",
    "https:// is damaged",
    "the link was made unclickable (hxxp, [.])",
    "the host name is misspelt",
    "the host only looks like My Access: it belongs to someone else",
    "the host is not one of the My Access hosts",
    "the directory is in the US Government cloud, the host is not",
    "characters of the link are percent-encoded",
    "characters of the link are percent-encoded twice",
    "characters of the link are written as HTML references",
    "backslashes stand in the link",
    "remains of quoted-printable (=23, = at the line end) stand in the link",
    "full-width characters stand in the link",
    "a typographic dash or quotation mark stands in the link",
    "an invisible character stands in the link",
    "a line break stands in the link",
    "a space stands in the link",
    "markup stands in the link",
    "the bracket or quotation mark round the link is not closed",
    "something is glued to the end of the link",
    "two links stand side by side without a space",
    "the link goes through a mail gateway or redirect",
    "the link goes through a redirect that does not tell its target",
};
static_assert(phrases.size() == static_cast<std::size_t>(LinkClass::wrapped_opaque) + 1);

}  // namespace

std::string detail_of(const Judgement& verdict, const Candidate&) {
  const std::size_t digits = verdict.id.end - verdict.id.begin;
  if (verdict.link_class == LinkClass::id_truncated) {
    return std::to_string(digits) + " of " + std::to_string(guid_length) + " characters of the package id";
  }
  return std::string(phrases.at(static_cast<std::size_t>(verdict.link_class)));
}

}  // namespace entitlint
