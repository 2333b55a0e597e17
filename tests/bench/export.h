// What an export is made with: a wish, dice that give the same on every machine, and a file that is written piece by piece.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace entitlint::bench {

// What the command line asks for.
struct Wish {
  std::filesystem::path folder;
  std::uint64_t bytes = 100'000'000;
  std::uint64_t seed = 1;
  std::uint64_t defects = 1000;  // one policy in so many never ends although people from outside may ask; 0: none
  bool pretty = true;
  bool beta = false;
};

// A number drawn from what an object is, never from a state: objects do not depend on the order they are written in.
class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t kind, std::uint64_t index) : state_(mix(mix(seed + 0x51ED * kind) + index)) {}
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  bool percent(unsigned chance) { return below(100) < chance; }
  std::uint64_t next() { return mix(++state_); }

 private:
  static std::uint64_t mix(std::uint64_t value) {
    value *= 0xD6E8FEB86659FD93U;
    value ^= value >> 32;
    value *= 0xD6E8FEB86659FD93U;
    return value ^ (value >> 29);
  }
  std::uint64_t state_;
};

// One file of the export, written piece by piece.
class Output {
 public:
  Output(const Wish& wish, std::string_view name, std::string_view context) : pretty_(wish.pretty) {
    std::filesystem::create_directories(wish.folder);
    file_ = std::fopen((wish.folder / name).string().c_str(), "wb");
    if (file_ == nullptr) {
      std::perror("cannot write the export");
      std::exit(2);
    }
    const std::string version = wish.beta ? "beta" : "v1.0";
    open('{').text("@odata.context", "https://graph.microsoft.com/" + version + "/$metadata#identityGovernance/entitlementManagement/" +
                                         std::string(context));
    key("value").open('[');
  }
  ~Output() {
    close(']').close('}');
    if (pretty_) text_ += '\n';
    flush();
    std::fclose(file_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  [[nodiscard]] std::uint64_t size() const { return written_ + text_.size(); }

  Output& open(char bracket) {
    begin_value();
    text_ += bracket;
    ++depth_;
    first_ = true;
    return *this;
  }
  Output& close(char bracket) {
    --depth_;
    if (!first_) line();
    text_ += bracket;
    first_ = false;
    if (text_.size() > 1U << 20) flush();
    return *this;
  }
  Output& key(std::string_view name) {
    begin_value();
    quote(name);
    text_ += pretty_ ? ": " : ":";
    after_key_ = true;
    return *this;
  }
  Output& raw(std::string_view value) {
    begin_value();
    text_ += value;
    return *this;
  }
  Output& text(std::string_view value) {
    begin_value();
    quote(value);
    return *this;
  }
  Output& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  Output& flag(std::string_view name, bool value) { return key(name).raw(value ? "true" : "false"); }
  Output& null(std::string_view name) { return key(name).raw("null"); }
  Output& number(std::string_view name, std::uint64_t value) { return key(name).raw(std::to_string(value)); }
  Output& empty(std::string_view name) { return key(name).open('[').close(']'); }

 private:
  void line() {
    if (!pretty_) return;
    text_ += '\n';
    text_.append(2 * depth_, ' ');
  }
  void begin_value() {
    if (!after_key_ && depth_ > 0) {
      if (!first_) text_ += ',';
      line();
    }
    first_ = after_key_ = false;
  }
  void quote(std::string_view value) {
    text_ += '"';
    for (const char byte : value) {
      if (byte == '"' || byte == '\\') text_ += '\\';
      if (byte == '\n') {
        text_ += "\\n";
      } else {
        text_ += byte;
      }
    }
    text_ += '"';
  }
  void flush() {
    if (std::fwrite(text_.data(), 1, text_.size(), file_) != text_.size()) {
      std::perror("cannot write the export");
      std::exit(2);
    }
    written_ += text_.size();
    text_.clear();
  }

  std::FILE* file_;
  std::string text_;
  std::uint64_t written_ = 0;
  std::size_t depth_ = 0;
  bool pretty_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace entitlint::bench
