// Writes a tree of documents without links: Markdown, HTML, text and CSV of about ten kilobytes each, in a hundred folders. The same
// arguments give the same bytes everywhere.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

constexpr std::string_view words[] = {
    "the",         "of",     "access",  "package", "request", "team",   "please",    "catalog", "policy",
    "application", "review", "account", "sign",    "in",      "people", "for",       "with",    "owner",
    "group",       "table",  "link",    "guest",   "member",  "system", "from",      "and",     "my",
    "our",         "portal", "approve", "expiry",  "tenant",  "domain", "directory", "service", "https://example.com/docs",
};

std::string prose(std::mt19937& random, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) {
    out += words[random() % std::size(words)];
    out += random() % 12 == 0 ? (random() % 4 == 0 ? ".\n\n" : ",\n") : " ";
  }
  return out + '\n';
}

std::string framed(std::size_t kind, const std::string& text) {
  if (kind == 0) return "# Page\n\n" + text + "\n[more](https://example.com/more) and `code`\n";
  if (kind == 1) return "<html><body><p>" + text + "</p><a href=\"https://example.com/x?a=1&amp;b=2\">more</a></body></html>\n";
  return kind == 2 ? text : "name,description\nfirst,\"" + text + "\"\n";
}

}  // namespace

int main(int count, char** arguments) {
  fs::path out;
  std::size_t files = 20000, bytes = 200'000'000;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = arguments[i];
    if (name == "--out") out = arguments[i + 1];
    if (name == "--files") files = std::strtoull(arguments[i + 1], nullptr, 10);
    if (name == "--bytes") bytes = std::strtoull(arguments[i + 1], nullptr, 10);
  }
  if (out.empty() || files == 0) {
    std::fputs("usage: bench-generate-documents --out FOLDER [--files N] [--bytes N]\n", stderr);
    return 2;
  }
  constexpr std::string_view endings[] = {".md", ".html", ".txt", ".csv"};
  std::mt19937 random(1);
  for (std::size_t i = 0; i < files; ++i) {
    const fs::path folder = out / ("folder-" + std::to_string(i % 100));
    fs::create_directories(folder);
    std::ofstream file(folder / ("page-" + std::to_string(i) + std::string(endings[i % 4])), std::ios::binary);
    file << framed(i % 4, prose(random, bytes / files / 2 + random() % (bytes / files)));
  }
  return 0;
}
