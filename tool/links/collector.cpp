// Takes the pieces a container is made of and gathers the links in them.
#include "tool/links/collector.h"

#include <algorithm>
#include <array>

#include "tool/input/characters.h"
#include "tool/links/containers.h"
#include "tool/links/finder.h"
#include "tool/links/needles.h"
#include "tool/links/spelling.h"

namespace entitlint {
namespace {

constexpr std::uint32_t context_reach = 160;
constexpr std::size_t longest_label = 1000;  // a table's heading can be as long as its file

// The rest of the sentence or line that the bytes stand in, both sides.
std::string sentence_round(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const auto ends = [&](std::size_t i) {
    const char c = text[i];
    return c == '\n' || c == '\f' || ((c == '.' || c == '!' || c == '?') && i + 1 < text.size() && is_space(text[i + 1]));
  };
  std::size_t first = begin, last = end;
  while (first > 0 && begin - first < context_reach && !ends(first - 1)) --first;
  while (last < text.size() && last - end < context_reach && !ends(last)) ++last;
  return lowered(std::string(text.substr(first, begin - first)) + " " + std::string(text.substr(end, last - end)));
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// A file that programs fill in: invite.md.j2, templates/mail.html, or a program that does.
bool is_template_name(std::string_view path) {
  const std::string name = lowered(path);
  for (const std::string_view script : {".ps1", ".psm1", ".sh", ".py", ".js", ".ts", ".cs"}) {
    if (name.ends_with(script)) return true;
  }
  return has_any(name, {"template", ".tmpl", ".tpl", ".j2", ".jinja", ".hbs", ".mustache", ".erb", ".liquid", "boilerplate", "skeleton"});
}

// An address with a hint and nothing else is the home of a tenant's portal, unless the words round it promise a package.
bool promises_package(std::string_view words) {
  if (has_any(words, {"package", "request", "apply", "join"})) return true;
  return !has_any(words, {"portal", "my access", "myaccess", "home page", "sign in"});
}

// The "mailto:" address in prose that the needle stands in: its text is spelt as such addresses ask for.
std::optional<Stretch> mail_round(std::string_view bytes, Stretch token, std::size_t needle) {
  constexpr std::size_t farthest = 80;  // from the word's start: brackets and a label may stand there
  constexpr std::string_view scheme = "mailto:";
  const std::size_t begin = find_ignoring_case(bytes.substr(0, std::min(needle, token.begin + farthest)), scheme, token.begin);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t query = bytes.find('?', begin);
  return query < needle ? std::optional(Stretch{begin, token.end}) : std::nullopt;
}

}  // namespace

Collector::Collector(SourceId source, std::string_view path)
    : source_(source),
      template_file_(is_template_name(path)),
      for_administrators_(has_any(lowered(path), {"runbook", "playbook", "admin", "operations"})) {}

std::size_t Collector::take(const Piece& piece) {
  // Not within another one, where an address without end could stand.
  const bool whole_mail = piece.delimited && !piece.encoded;
  if (const std::optional<Text> mail = whole_mail ? mailto_text(piece.text) : std::nullopt) {
    Piece body;
    body.text = *mail;
    body.encoded = true;
    body.label = piece.label;
    return take(body);
  }
  const std::string_view bytes = piece.text.view();
  std::size_t count = 0;
  std::uint32_t last_end = 0;
  Surroundings surroundings(piece);
  for (std::size_t from = 0;;) {
    const NeedleHit hit = find_needle(bytes, from);
    if (hit.at == std::string_view::npos) return count;
    if (const std::optional<Stretch> mail = piece.encoded ? std::nullopt : mail_round(bytes, surroundings.token(hit.at), hit.at)) {
      Piece address = piece;
      address.delimited = true;
      address.text = piece.text.slice({static_cast<std::uint32_t>(mail->begin), static_cast<std::uint32_t>(mail->end)});
      count += take(address);
      from = std::max(hit.at + hit.length, mail->end);
      continue;
    }
    from = hit.at + hit.length;
    // The rest of the word belongs to this needle: "myaccessmyaccess" is looked at once.
    while (hit.needle == Needle::host && from < bytes.size() && is_alnum(bytes[from])) ++from;
    std::optional<Found> found = find_address(piece, hit, surroundings);
    if (!found) continue;
    const bool again = found->begin < last_end;  // the route of a link already taken
    from = std::max<std::size_t>(from, found->end);
    last_end = std::max(last_end, found->end);
    if (!found->ours || again) continue;
    Link& link = found->link;
    const auto place = [&](std::uint32_t begin, std::uint32_t end) {
      return Place{source_, piece.text.original({begin, std::max(begin, end)})};
    };
    link.place = place(found->begin, found->end);
    link.cut = place(found->cut_begin, found->cut_end);
    link.url = std::string(bytes.substr(found->begin, found->end - found->begin));
    std::erase_if(link.url, [](char c) { return c == mark::inline_tag || c == mark::line_break; });  // what stood for a tag
    const std::string words =
        lowered(std::string_view(piece.label).substr(0, longest_label)) + " " + sentence_round(bytes, found->begin, found->end);
    link.mentions_approval =
        has_any(words, {"approv", "review", "my active", "active access", "active package", "active assign", "active tab"});
    link.mentions_administration = for_administrators_ || has_any(words + lowered(piece.line), {"admin", "manag", "owner", "polic", "edit ",
                                                                                                "configur", "runbook", "operator"});
    link.replaceable = link.replaceable && !encoded_ && !piece.encoded;
    link.in_template = piece.code || template_file_;
    if (link.link_class == LinkClass::fragment_missing && !promises_package(words)) {
      link.link_class = LinkClass::not_a_package_link;
      link.detail.clear();
    }
    document_.links.push_back(std::move(link));
    ++count;
  }
}

void Collector::note_audience(const Text& text, Span value) {
  if (!document_.audience.empty()) return;
  std::string_view bytes = text.view().substr(value.begin, value.size());
  const std::size_t skipped = std::min(bytes.find_first_not_of(" \t\r\n\"'"), bytes.size());
  bytes.remove_prefix(skipped);
  bytes = bytes.substr(0, bytes.find_last_not_of(" \t\r\n\"'") + 1);
  if (bytes.empty()) return;
  const auto begin = static_cast<std::uint32_t>(value.begin + skipped);
  document_.audience = std::string(bytes);
  document_.audience_place = {source_, text.original({begin, static_cast<std::uint32_t>(begin + bytes.size())})};
}

void Collector::note_ignore(const Text& text, Span comment, Span words) {
  constexpr std::string_view opening = "<!--", closing = "-->";
  const std::string_view bytes = text.view();
  if (comment.begin >= opening.size() && bytes.substr(comment.begin - opening.size(), opening.size()) == opening)
    comment.begin -= static_cast<std::uint32_t>(opening.size());
  if (bytes.substr(comment.end, closing.size()) == closing) comment.end += static_cast<std::uint32_t>(closing.size());
  document_.ignores.push_back({std::string(bytes.substr(words.begin, words.size())), {source_, text.original(comment)}});
}

void Collector::note_comment(const Text& text, Span span) {
  const std::string_view bytes = text.view().substr(0, span.end);
  constexpr std::array<std::string_view, 2> keys = {"myaccess-audience:", "entitlint:"};
  for (const std::string_view key : keys) {
    std::size_t at = find_ignoring_case(bytes, key, span.begin);
    if (at == std::string_view::npos) continue;
    at += key.size();
    if (key == "entitlint:") {
      if (find_ignoring_case(bytes, "ignore=", at) != std::string_view::npos)
        return note_ignore(text, span, {static_cast<std::uint32_t>(at), span.end});
      constexpr std::string_view argument = "audience=";
      at = find_ignoring_case(bytes, argument, at);
      if (at == std::string_view::npos) continue;
      at += argument.size();
    }
    return note_audience(text, {static_cast<std::uint32_t>(at), span.end});
  }
}

void Collector::note_front_matter(const Text& text, Span line) {
  constexpr std::string_view key = "myaccess-audience:";
  if (!starts_ignoring_case(text.view().substr(line.begin, line.size()), key)) return;
  std::uint32_t end = line.end;
  const std::size_t comment = text.view().substr(0, end).find(" #", line.begin);
  if (comment != std::string_view::npos) end = static_cast<std::uint32_t>(comment);
  note_audience(text, {line.begin + static_cast<std::uint32_t>(key.size()), end});
}

ScannedDocument Collector::finish() && {
  std::ranges::stable_sort(document_.links, {}, &Link::place);
  std::ranges::stable_sort(document_.ignores, {}, &IgnoreComment::place);
  return std::move(document_);
}

}  // namespace entitlint
