// Reads the command line of `check` and the environment: all of Boost.Program_options is in this file.
#include "tool/cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>

#include "tool/cli/option-values.h"
#include "tool/cli/suggest.h"
#include "tool/input/error.h"

namespace entitlint {
namespace po = boost::program_options;

namespace {

// "text (default), json, …"
std::string format_words() {
  std::string words;
  for (const FormatName& format : formats()) {
    words += (words.empty() ? "" : ", ") + std::string(format.name) + (format.format == Format::text ? " (default)" : "");
  }
  return words;
}

po::options_description check_options() {
  const unsigned width = 110;
  po::options_description what("What is checked", width);
  auto add = what.add_options();
  add("select", po::value<Words>()->composing()->value_name("LIST"), "only these rules: codes, names, code prefixes (AP2) or all");
  add("ignore", po::value<Words>()->composing()->value_name("LIST"), "not these rules; the more exact word wins, on a tie ignore does");
  add("profile", po::value<std::string>()->value_name("NAME"), "which rules run where --select is silent: share, full (default), audit");
  add("severity", po::value<Words>()->composing()->value_name("RULE=LEVEL"), "error, warning, note or off for every finding of a rule");
  add("tenant-domain", po::value<Words>()->composing()->value_name("DOMAIN"),
      "a verified domain of the tenant, when no organization export is given");
  add("as-of", po::value<std::string>()->value_name("DATE"), "the day that counts as today, YYYY-MM-DD (default: today, UTC)");
  add("config", po::value<std::string>()->value_name("FILE"),
      "the configuration (default: .entitlint.json in the first input's folder or a parent, up to the repository's root)");
  add("no-config", po::bool_switch(), "read no configuration");
  add("no-ignore", po::bool_switch(), "read files that .gitignore leaves out");
  add("terraform-root", po::value<std::string>()->value_name("DIR"),
      "where the .tf files of a plan are (default: with the plan, or in its repository)");
  add("all", po::bool_switch(), "of a Terraform plan: also what it leaves as it is");
  add("stdin-filename", po::value<std::string>()->value_name("NAME"), "what '-' (standard input) is called, and so what kind it is");
  add("allow-empty", po::bool_switch(), "finding nothing to lint is no error");

  po::options_description repair("What is repaired", width);
  add = repair.add_options();
  add("fix", po::bool_switch(), "repair links in documents where the repair is certain; the report describes the result");
  add("dry-run", po::bool_switch(), "with --fix: change nothing, print a diff that 'git apply' takes");

  po::options_description status("What fails", width);
  add = status.add_options();
  add("fail-on", po::value<std::string>()->value_name("LEVEL"),
      "lowest severity that makes the status 1: error (default), warning, note, never");
  add("require", po::value<Words>()->composing()->value_name("LIST"),
      "status 2 if absent, empty or incomplete: packages, policies, catalogs, organizations, sponsors, roles, domains, documents");
  add("strict-data", po::bool_switch(), "what could not be checked counts as an error");
  add("baseline", po::value<std::string>()->value_name("FILE|git:REV"),
      "findings known there, or already true at that revision, are not new");
  add("write-baseline", po::value<std::string>()->value_name("FILE"), "write all unsuppressed findings; the status is then 0 or 2");
  add("no-suppressions", po::bool_switch(), "hide nothing that the configuration or comments in documents suppress");
  add("policy-from", po::value<std::string>()->value_name("git:REV"),
      "configuration, baseline and suppressions are those of the revision, so that a change cannot excuse itself");

  po::options_description report("What is reported", width);
  add = report.add_options();
  add("format,f", po::value<Words>()->composing()->value_name("KIND[=FILE]"),
      ("repeatable: " + format_words() + "; without =FILE to standard output").c_str());
  add("min-severity", po::value<std::string>()->value_name("LEVEL"),
      "lowest severity shown: note (default), warning, error; does not touch the status");
  add("base-dir", po::value<std::string>()->value_name("DIR"),
      "paths in reports are relative to it (default: the root of the repository that holds all inputs, else their deepest common folder)");
  add("color", po::value<std::string>()->value_name("WHEN"),
      "auto (default), always, never; NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE are honoured");
  add("quiet,q", po::bool_switch(), "only what fails, and the result");
  add("verbose,v", po::bool_switch(), "every finding of a group, and everything that was not checked");
  add("evidence", po::bool_switch(), "json, sarif, markdown and html name the SHA-256 of every input and of the rules");
  add("stats", po::bool_switch(), "files, objects, bytes, time per step and rule, on standard error");
  add("sarif-suppressions", po::bool_switch(), "SARIF also lists what is suppressed, marked as such");
  add("redact", po::bool_switch(), "pseudonyms for tenants, domains, people, ids and paths; no source lines, no hashes");
  add("no-progress", po::bool_switch(), "no progress on standard error; it shows only on a terminal, behind half a second, never in CI");
  add("print-config", po::bool_switch(), "show what is in force and where it came from, then stop");
  add("config-check", po::bool_switch(), "read the configuration, say whether it is sound, then stop");
  add("threads", po::value<std::string>()->value_name("N"), "default: the cores of the machine; the output never depends on it");
  add("help,h", po::bool_switch(), "this text");

  po::options_description all(width);
  all.add(what).add(repair).add(status).add(report);
  return all;
}

// The line for an error of the library: its exceptions end here.
[[noreturn]] void refuse_library_error(const po::error& error, const po::options_description& known) {
  if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
    Words names;
    for (const auto& option : known.options()) names.push_back("--" + option->long_name());
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string word = unknown->get_option_name();
    throw CannotGoOn("unknown option '" + word + "'" + did_you_mean(word, views));
  }
  if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error)) {
    throw CannotGoOn("option '" + twice->get_option_name() + "' is given more than once");
  }
  if (const auto* syntax = dynamic_cast<const po::error_with_option_name*>(&error)) {
    const std::string name = syntax->get_option_name();
    if (dynamic_cast<const po::invalid_command_line_syntax*>(&error) != nullptr) {
      const bool takes_value = known.find_nothrow(name.substr(std::min<std::size_t>(2, name.size())), false) == nullptr ||
                               known.find(name.substr(2), false).semantic()->max_tokens() > 0;
      throw CannotGoOn("option '" + name + (takes_value ? "' needs a value" : "' takes no value"));
    }
  }
  throw CannotGoOn(error.what());
}

OptionKind kind_of(const po::option_description& option) {
  if (option.semantic()->max_tokens() == 0) return OptionKind::flag;
  return option.semantic()->is_composing() ? OptionKind::list : OptionKind::word;
}

// What was given, without the switches' defaults.
Told told_by(const po::variables_map& values, const std::string& where) {
  Told told;
  for (const auto& [name, value] : values) {
    if (value.defaulted() || value.empty()) continue;
    Given given{{}, where};
    if (const auto* const flag = boost::any_cast<bool>(&value.value())) {
      given.words = {*flag ? "true" : "false"};
    } else if (const auto* const words = boost::any_cast<Words>(&value.value())) {
      given.words = *words;
    } else {
      given.words = {value.as<std::string>()};
    }
    told.emplace(name, std::move(given));
  }
  return told;
}

// No guessing: an abbreviation would change its meaning with the next option.
constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

}  // namespace

std::vector<OptionInfo> check_option_table() {
  std::vector<OptionInfo> table;
  const po::options_description described = check_options();
  for (const auto& option : described.options()) table.push_back({option->long_name(), kind_of(*option), option->description()});
  return table;
}

Told read_command_line(std::span<const std::string> arguments) {
  const po::options_description visible = check_options();
  po::options_description known;
  known.add(visible).add_options()("path", po::value<Words>()->composing());
  po::positional_options_description positions;
  positions.add("path", -1);
  po::variables_map values;
  try {
    const Words words(arguments.begin(), arguments.end());
    po::store(po::command_line_parser(words).options(known).positional(positions).style(style).run(), values);
    po::notify(values);
  } catch (const po::error& error) {
    refuse_library_error(error, visible);
  }
  return told_by(values, "command line");
}

Told read_environment() {
  const po::options_description visible = check_options();
  // Switches have no variable: it could only turn them on.
  const auto variable = [&](const std::string& name) -> std::string {
    static constexpr std::string_view prefix = "ENTITLINT_";
    if (!name.starts_with(prefix)) return {};
    std::string option = name.substr(prefix.size());
    std::ranges::transform(option, option.begin(),
                           [](char c) { return c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    const auto* described = visible.find_nothrow(option, false);
    return described != nullptr && described->semantic()->max_tokens() > 0 && !only_on_command_line(option) ? option : std::string();
  };
  po::variables_map values;
  try {
    po::store(po::parse_environment(visible, variable), values);
    po::notify(values);
  } catch (const po::error& error) {
    refuse_library_error(error, visible);
  }
  return told_by(values, "environment");
}

std::string check_help() {
  std::ostringstream text;
  text << "Usage: entitlint [check] [OPTION]... PATH...\n\n"
          "Lints exported access packages, catalogs, assignment policies and connected organizations (JSON), and the\n"
          "documents that carry My Access links. PATH is a file, a folder or '-' (standard input).\n\n"
          "  entitlint exports/ docs/                       check everything below two folders\n"
          "  entitlint -f text -f sarif=out.sarif exports/  the report for people, and one for code scanning\n"
          "  entitlint --fail-on warning --require catalogs,policies exports/\n"
       << check_options()
       << "\nStatus: 0 nothing at or above --fail-on, 1 something, 2 could not do the job (see: entitlint explain exit-status).\n";
  return text.str();
}

RulesOptions read_rules_options(std::span<const std::string> arguments) {
  po::options_description known;
  known.add_options()("format,f", po::value<std::string>())("covers", po::value<std::string>())("help,h", po::bool_switch());
  po::variables_map values;
  try {
    const Words words(arguments.begin(), arguments.end());
    po::store(po::command_line_parser(words).options(known).positional({}).style(style).run(), values);
    po::notify(values);
  } catch (const po::too_many_positional_options_error&) {
    throw CannotGoOn("'rules' takes no path; the page of one rule: entitlint explain RULE");
  } catch (const po::error& error) {
    refuse_library_error(error, known);
  }
  RulesOptions options;
  options.help = values["help"].as<bool>();
  if (values.count("format") != 0) options.style = read_rules_style(values["format"].as<std::string>());
  if (values.count("covers") != 0) options.covers = values["covers"].as<std::string>();
  return options;
}

std::string rules_help() {
  return "Usage: entitlint rules [--format text|json|markdown] [--covers CHECK]\n\n"
         "Lists every rule, one line each; with --covers those that replace a check of Maester (MT.1108) or of the\n"
         "Zero Trust Assessment (ZT.21879). The page of a rule: entitlint explain AP201\n";
}

}  // namespace entitlint
