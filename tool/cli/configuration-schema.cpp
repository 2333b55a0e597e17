// The JSON Schema of `.entitlint.json`, so that editors complete keys and underline mistakes.
#include <sstream>

#include "tool/cli/configuration.h"
#include "tool/cli/option-values.h"
#include "tool/report/json-writer.h"

namespace entitlint {
namespace {

class SchemaWriter {
 public:
  SchemaWriter(std::ostream& out, RuleTable rules) : json_(out), rules_(rules) {}

  void write() {
    json_.object([&] {
      json_.text("$schema", "https://json-schema.org/draft/2020-12/schema");
      json_.text("title", "Configuration of entitlint (.entitlint.json)");
      json_.text("type", "object");
      json_.flag("additionalProperties", false);
      json_.object("properties", [&] {
        describe("$schema", "string", "The address of this schema, for editors.");
        write_options();
        write_limits();
        write_own();
      });
      json_.object("$defs", [&] {
        json_.object("rule", [&] {
          json_.text("description", "A rule by code or name.");
          json_.array("enum", [&] {
            for (const RuleEntry& entry : rules_) json_.item(entry.rule->code);
            for (const RuleEntry& entry : rules_) json_.item(entry.rule->name);
          });
        });
      });
    });
  }

 private:
  void describe(std::string_view key, std::string_view type, std::string_view help) {
    json_.object(key, [&] {
      json_.text("type", type);
      json_.text("description", help);
    });
  }

  template <class Items>
  void list(std::string_view key, std::string_view help, Items items) {
    json_.object(key, [&] {
      json_.text("type", "array");
      json_.text("description", help);
      json_.object("items", items);
    });
  }

  // Any key; each value is described by `value`.
  template <class Value>
  void map(std::string_view key, std::string_view help, Value value) {
    json_.object(key, [&] {
      json_.text("type", "object");
      json_.text("description", help);
      json_.object("additionalProperties", value);
    });
  }

  void choices(std::span<const std::string_view> words) {
    json_.array("enum", [&] {
      for (const std::string_view word : words) json_.item(word);
    });
  }

  void write_options() {
    for (const OptionInfo& option : check_option_table()) {
      if (only_on_command_line(option.name)) continue;
      const std::span<const std::string_view> words = choices_of(option.name);
      if (option.kind == OptionKind::flag) {
        describe(option.name, "boolean", option.help);
      } else if (option.name == "severity") {
        map(option.name, option.help, [&] { choices(words); });
      } else if (option.kind == OptionKind::list) {
        list(option.name, option.help, [&] {
          json_.text("type", "string");
          if (!words.empty()) choices(words);
        });
      } else if (option.name == "threads") {
        describe(option.name, "integer", option.help);
      } else {
        json_.object(option.name, [&] {
          json_.text("type", "string");
          json_.text("description", option.help);
          if (!words.empty()) choices(words);
        });
      }
    }
  }

  void write_limits() {
    const Limits usual;
    for (const LimitRow& row : limit_rows()) {
      if (const auto* const flag = std::get_if<bool Limits::*>(&row.member)) {
        json_.object(row.key, [&] {
          json_.text("type", "boolean");
          json_.text("description", row.help);
          json_.flag("default", usual.*(*flag));
        });
      } else if (std::holds_alternative<std::vector<std::string> Limits::*>(row.member)) {
        list(row.key, row.help, [&] { json_.text("type", "string"); });
      } else {
        json_.object(row.key, [&] {
          json_.text("type", "integer");
          json_.text("description", std::string(row.help) + " In " + std::string(row.unit) + ".");
          json_.number("minimum", static_cast<std::uint64_t>(row.least));
          json_.number("maximum", static_cast<std::uint64_t>(row.most));
          json_.number("default", static_cast<std::uint64_t>(usual.*std::get<int Limits::*>(row.member)));
        });
      }
    }
  }

  void write_own() {
    map("audiences", "Whom documents are for, by path pattern: external, member, guest or org:NAME. The last pattern that matches decides.",
        [&] {
          json_.text("type", "string");
          json_.text("pattern", "^(external|member|guest|org:.+)$");
        });
    list("exclude", "Files and folders not to be read, as .gitignore writes them, relative to this file.",
         [&] { json_.text("type", "string"); });
    map("tenants", "Folders that hold exports of different tenants, each with the verified domains of its tenant (perhaps none).", [&] {
      json_.text("type", "array");
      json_.object("items", [&] { json_.text("type", "string"); });
    });
    list("suppressions", "Findings that are accepted.", [&] { write_suppression(); });
  }

  void write_suppression() {
    json_.text("type", "object");
    json_.flag("additionalProperties", false);
    json_.array("required", [&] {
      json_.item("rule");
      json_.item("reason");
    });
    json_.object("properties", [&] {
      json_.object("rule", [&] { json_.text("$ref", "#/$defs/rule"); });
      describe("object", "string", "The id of the object it is about.");
      describe("link", "string", "The link it is about, as it is written or as it should be.");
      describe("reason", "string", "Why this is fine.");
      describe("owner", "string", "Who answers for it.");
      json_.object("until", [&] {
        json_.text("type", "string");
        json_.text("format", "date");
        json_.text("description", "The last day on which it holds.");
      });
    });
  }

  JsonWriter json_;
  RuleTable rules_;
};

}  // namespace

std::string configuration_schema(RuleTable rules) {
  std::ostringstream out;
  SchemaWriter(out, rules).write();
  return out.str();
}

}  // namespace entitlint
