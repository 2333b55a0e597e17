// Reads `.entitlint.json` key by key: options and limits from their tables, the rest here.
#include "tool/cli/configuration.h"

#include <algorithm>
#include <array>

#include "tool/cli/commands.h"
#include "tool/cli/configuration-values.h"
#include "tool/cli/option-values.h"
#include "tool/cli/options.h"
#include "tool/cli/suggest.h"
#include "tool/input/error.h"
#include "tool/input/json.h"
#include "tool/input/jsonc.h"
#include "tool/input/source.h"
#include "tool/lint/sha256.h"

namespace entitlint {
namespace {

using json::Kind;

constexpr std::array own_keys = {std::string_view("$schema"), std::string_view("audiences"), std::string_view("exclude"),
                                 std::string_view("suppressions"), std::string_view("tenants")};

// One file while it is read.
class Reading : ConfigurationValues {
 public:
  Reading(Configuration& made, RuleTable rules) : ConfigurationValues(made.path, made.text), made_(made), rules_(rules) {}

  void read() {
    std::string text = made_.text;
    json::blank_comments(text);
    std::vector<char> padded(text.begin(), text.end());
    padded.resize(text.size() + Reader::padding);
    json::Parser parser;
    const json::Value* const root = parser.parse({padded.data(), text.size()}, 0);
    if (root == nullptr) refuse(parser.error()->at, parser.error()->message);
    if (!parser.duplicates().empty()) {
      const json::DuplicateKey& twice = parser.duplicates().front();
      refuse(twice.second.begin, "'" + std::string(twice.key) + "' is given more than once");
    }
    need(*root, Kind::object, "a configuration");
    for (const json::Member& member : root->members()) read_member(member);
  }

 private:
  void read_member(const json::Member& member) {
    const std::string_view key = member.key;
    if (key == "$schema") return;
    if (key == "audiences") return read_audiences(member.value);
    if (key == "exclude") return void(made_.excluded = words(member));
    if (key == "tenants") return read_tenants(member.value);
    if (key == "suppressions") return read_suppressions(member.value);
    for (const LimitRow& row : limit_rows()) {
      if (row.key == key) return read_limit(row, member);
    }
    for (const OptionInfo& option : check_option_table()) {
      if (option.name == key) return read_option(option, member);
    }
    refuse_key(member);
  }

  [[noreturn]] void refuse_key(const json::Member& member) {
    std::vector<std::string_view> known(own_keys.begin(), own_keys.end());
    for (const LimitRow& row : limit_rows()) known.push_back(row.key);
    const std::vector<OptionInfo> options = check_option_table();
    for (const OptionInfo& option : options) {
      if (!only_on_command_line(option.name)) known.push_back(option.name);
    }
    refuse(member.key_span.begin, "unknown key '" + std::string(member.key) + "'" + did_you_mean(member.key, known));
  }

  void read_option(const OptionInfo& option, const json::Member& member) {
    if (only_on_command_line(option.name)) refuse(member.key_span.begin, "'" + option.name + "' can only be given on the command line");
    Given given{{}, where(member.value.span.begin)};
    if (option.kind == OptionKind::flag) {
      given.words = {need(member.value, Kind::boolean, quoted(member.key)).truth ? "true" : "false"};
    } else if (option.name == "severity") {
      for (const json::Member& rule : need(member.value, Kind::object, "'severity'").members())
        given.words.push_back(std::string(rule.key) + "=" + text(rule));
    } else if (option.kind == OptionKind::list) {
      given.words = words(member);
    } else {
      given.words = {member.value.kind == Kind::number ? std::string(member.value.text()) : text(member)};
    }
    if (option.name == "format") refuse_files(given.words, member);
    check_option(option, given, member);
    // Files and folders are named from where the configuration stands.
    if (names_a_file(option.name) && !given.words.front().starts_with("git:"))
      given.words.front() = (made_.folder / given.words.front()).lexically_normal().string();
    made_.told.emplace(option.name, std::move(given));
  }

  void refuse_files(const Words& formats, const json::Member& member) {
    for (const std::string& format : formats) {
      if (format.find('=') != std::string::npos)
        refuse(member.value.span.begin, "a report's file can only be given on the command line: --format " + format);
    }
  }

  // The same words that the command line refuses are refused here, at their place.
  void check_option(const OptionInfo& option, const Given& given, const json::Member& member) {
    try {
      (void)make_check_options({{option.name, given}}, rules_);
    } catch (const CannotGoOn& reason) {
      const std::string_view why = reason.what();
      refuse(member.value.span.begin, std::string(why.substr(why.starts_with("--") ? 2 : 0)));
    }
  }

  void read_limit(const LimitRow& row, const json::Member& member) {
    if (const auto* const flag = std::get_if<bool Limits::*>(&row.member)) {
      made_.limits.*(*flag) = need(member.value, Kind::boolean, quoted(member.key)).truth;
    } else if (const auto* const list = std::get_if<std::vector<std::string> Limits::*>(&row.member)) {
      made_.limits.*(*list) = words(member);
    } else {
      made_.limits.*std::get<int Limits::*>(row.member) = whole_number(member, row.least, row.most, row.unit);
    }
    made_.limits_told.emplace_back(row.key, where(member.value.span.begin));
  }

  void read_audiences(const json::Value& value) {
    for (const json::Member& member : need(value, Kind::object, "'audiences' (path pattern and audience)").members()) {
      const std::string audience = text(member);
      constexpr std::array plain = {std::string_view("external"), std::string_view("member"), std::string_view("guest")};
      if (std::ranges::find(plain, audience) == plain.end() && !(audience.starts_with("org:") && audience.size() > 4))
        refuse(member.value.span.begin,
               "an audience is external, member, guest or org:NAME, not '" + audience + "'" + did_you_mean(audience, plain));
      made_.audiences.push_back({std::string(member.key), {audience}, member.value.span});
    }
  }

  void read_tenants(const json::Value& value) {
    for (const json::Member& member : need(value, Kind::object, "'tenants' (folder and its tenant's domains)").members())
      made_.tenants.push_back({std::string(member.key), words(member), member.value.span});
  }

  void read_suppressions(const json::Value& value) {
    const std::span<const json::Value> items = need(value, Kind::array, "'suppressions'").items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Suppression made = suppression(items[i]);
      const std::uint32_t behind = i + 1 < items.size() ? items[i + 1].span.begin : value.span.end;
      made.removal.span = {items[i].span.begin, behind_comma(items[i].span.end, behind)};
      made_.suppressions.push_back(std::move(made));
    }
  }

  Suppression suppression(const json::Value& value) {
    Suppression made;
    made.place.span = value.span;
    const std::pair<std::string_view, std::string*> fields[] = {{"rule", &made.rule},     {"object", &made.object}, {"link", &made.link},
                                                                {"reason", &made.reason}, {"owner", &made.owner},   {"until", &made.until}};
    for (const json::Member& member : need(value, Kind::object, "a suppression").members()) {
      std::vector<std::string_view> known;
      const auto field = std::ranges::find(fields, member.key, &std::pair<std::string_view, std::string*>::first);
      for (const auto& [key, target] : fields) known.push_back(key);
      if (field == std::end(fields))
        refuse(member.key_span.begin, "a suppression has no '" + std::string(member.key) + "'" + did_you_mean(member.key, known));
      *field->second = text(member);
      if (member.key == "rule" && !is_exact_rule(made.rule))
        refuse(member.value.span.begin, "no rule is called '" + made.rule + "'" + did_you_mean_rule(made.rule, rules_));
      if (member.key == "until" && (made.until.size() != 10 || !parse_time(made.until)))
        refuse(member.value.span.begin, "'until' is a day as YYYY-MM-DD, not '" + made.until + "'");
    }
    if (made.rule.empty()) refuse(value.span.begin, "the suppression names no 'rule'");
    if (made.object.empty() == made.link.empty()) refuse(value.span.begin, "a suppression names one 'object' (its id) or one 'link'");
    if (made.reason.empty()) refuse(value.span.begin, "the suppression gives no 'reason'");
    return made;
  }

  // One rule by code or name: a prefix would hide what nobody has looked at.
  bool is_exact_rule(std::string_view word) const {
    return std::ranges::any_of(
        rules_, [&](const RuleEntry& entry) { return equal_ids(word, entry.rule->code) || equal_ids(word, entry.rule->name); });
  }

  Configuration& made_;
  RuleTable rules_;
};

}  // namespace

Configuration read_configuration(std::string path, const std::filesystem::path& folder, const std::string& stored, RuleTable rules) {
  Configuration made;
  made.path = std::move(path);
  made.folder = folder;
  made.stored = stored;
  made.sha256 = sha256_hex(stored);
  made.text = read_all(memory_source(made.path, stored));
  Reading(made, rules).read();
  return made;
}

}  // namespace entitlint
