// A child process: standard input and standard error are spooled in files, so that no pipe can fill up while we read the other.
#include "tool/input/child.h"

#include "tool/input/error.h"

#if defined(_WIN32)

namespace entitlint {

ChildResult run_program(std::span<const std::string>, std::string_view, std::span<const std::string>) {
  throw CannotGoOn("other programs are not run on Windows by this version");
}

}  // namespace entitlint

#else

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

extern char** environ;

namespace entitlint {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using Spool = std::unique_ptr<std::FILE, Close>;

Spool spool(std::string_view content = {}) {
  Spool file(std::tmpfile());
  if (!file) throw CannotGoOn("a temporary file cannot be made");
  const std::size_t written = content.empty() ? 0 : std::fwrite(content.data(), 1, content.size(), file.get());
  if (written != content.size() || std::fflush(file.get()) != 0) throw CannotGoOn("a temporary file could not be written to its end");
  std::rewind(file.get());
  return file;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

std::string read_end(int pipe) {
  std::string all;
  char piece[65536];
  for (;;) {
    const ssize_t got = ::read(pipe, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    all.append(piece, static_cast<std::size_t>(got));
  }
}

std::vector<std::string> environment(std::span<const std::string> settings) {
  std::vector<std::string> all(settings.begin(), settings.end());
  for (char** variable = environ; *variable != nullptr; ++variable) all.emplace_back(*variable);
  return all;
}

}  // namespace

ChildResult run_program(std::span<const std::string> words, std::string_view input, std::span<const std::string> settings) {
  const Spool in = spool(input), err = spool();
  int pipe[2];
  if (::pipe(pipe) != 0) throw CannotGoOn("a pipe cannot be made");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in.get()), 0);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], 1);
  posix_spawn_file_actions_adddup2(&actions, fileno(err.get()), 2);
  posix_spawn_file_actions_addclose(&actions, pipe[0]);
  posix_spawn_file_actions_addclose(&actions, pipe[1]);
  std::vector<std::string> arguments(words.begin(), words.end()), variables = environment(settings);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments.front().c_str(), &actions, nullptr, pointers(arguments).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  ChildResult result;
  result.started = failed == 0;
  if (result.started) {
    result.out = read_end(pipe[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
    std::rewind(err.get());
    result.err = read_end(fileno(err.get()));
  }
  ::close(pipe[0]);
  return result;
}

}  // namespace entitlint

#endif
