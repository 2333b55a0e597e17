// Runs commands in turn, A B C A B C …, and prints what each took as a ratio to the first: time, time of its own without the system's, and
// peak memory to the input's size.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

struct Command {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<double> seconds, user;  // of each round: on the clock, and of the processor outside the system
  double peak = 0;                    // bytes
  int status = 0;
};

using Clock = std::chrono::steady_clock;

// Runs it once with its output thrown away. `counts`: the round is no warming up.
void run(Command& command, bool counts) {
  std::vector<char*> arguments;
  for (std::string& argument : command.arguments) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const auto begin = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    execvp(arguments[0], arguments.data());
    std::perror(arguments[0]);
    _exit(127);
  }
  int status = 0;
  struct rusage usage {};
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
    std::perror("cannot run a command");
    std::exit(2);
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
#if defined(__APPLE__)
  const double unit = 1;
#else
  const double unit = 1024;
#endif
  command.peak = std::max(command.peak, static_cast<double>(usage.ru_maxrss) * unit);
  command.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  if (!counts) return;
  command.seconds.push_back(seconds);
  command.user.push_back(static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// A ratio is taken within one round, so that a machine that is slow for a while does not bend it.
std::vector<double> ratios(const std::vector<double>& values, const std::vector<double>& yardstick) {
  std::vector<double> result;
  for (std::size_t round = 0; round < values.size(); ++round) result.push_back(values[round] / yardstick[round]);
  return result;
}

void print(const Command& command, const Command& yardstick, double input) {
  const std::vector<double> times = ratios(command.seconds, yardstick.seconds);
  const auto [least, most] = std::minmax_element(times.begin(), times.end());
  std::printf("%-21s %7.3f  %6.3f %6.3f %6.3f %6.3f  %8.1f %6.3f  %d\n", command.name.c_str(), median(command.seconds), *least,
              median(times), *most, median(ratios(command.user, yardstick.user)), command.peak / 1048576, command.peak / input,
              command.status);
}

double size_of(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return static_cast<double>(std::filesystem::file_size(path));
  double sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) sum += static_cast<double>(entry.file_size());
  }
  return sum;
}

int usage() {
  std::fputs(
      "usage: bench [--runs N] [--entitlint PROGRAM] [--jq] FILE...\n"
      "       bench [--runs N] --entitlint PROGRAM --documents FOLDER\n"
      "  compares bench-bare (the yardstick), bench-read (outline, trees, facts), `entitlint check` and `jq empty` on the files;\n"
      "  of documents: rg, two threads, with the same search (the yardstick) and `entitlint check`\n",
      stderr);
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  int runs = 7;
  std::string entitlint;
  bool jq = false, documents = false;
  std::vector<std::string> files;
  for (int index = 1; index < count; ++index) {
    const std::string argument = arguments[index];
    if (argument == "--runs" && index + 1 < count) {
      runs = std::max(1, std::atoi(arguments[++index]));
    } else if (argument == "--entitlint" && index + 1 < count) {
      entitlint = arguments[++index];
    } else if (argument == "--jq") {
      jq = true;
    } else if (argument == "--documents") {
      documents = true;
    } else if (argument.starts_with("--")) {
      return usage();
    } else {
      files.push_back(argument);
    }
  }
  if (files.empty()) return usage();

  const std::string folder = std::filesystem::path(arguments[0]).parent_path().string();
  std::vector<Command> commands;
  const auto add = [&](std::string name, std::vector<std::string> start) {
    start.insert(start.end(), files.begin(), files.end());
    commands.push_back({std::move(name), std::move(start), {}, {}, 0, 0});
  };
  if (documents) {
    add("rg", {"rg", "--threads", "2", "-n", "--column", "-io", "myaccess\\.microsoft\\.[a-z]+/[^ ]*"});
    add("rg, all needles",
        {"rg", "--threads", "2", "-n", "--column", "-io", "myac|my-ac|access-pack|elmadmin|tewfjy2vz|entitlint:|u00[4-7]|&#[19x]"});
    add("entitlint check", {entitlint, "check", "--threads", "2"});
  } else {
    add("bare pass", {folder + "/bench-bare"});
    add("outline", {folder + "/bench-read", "--outline"});
    add("outline and trees", {folder + "/bench-read"});
    add("outline, trees, facts", {folder + "/bench-read", "--facts"});
    if (!entitlint.empty()) {
      add("check, 1 thread", {entitlint, "check", "--threads", "1"});
      add("check, 2 threads", {entitlint, "check", "--threads", "2"});
    }
  }
  if (jq) add("jq empty", {"jq", "empty"});

  double input = 0;
  for (const std::string& file : files) input += size_of(file);
  for (int round = -1; round < runs; ++round) {  // the first round only warms up
    for (Command& command : commands) run(command, round >= 0);
  }
  std::printf("%.0f bytes in %zu arguments, %d rounds\n", input, files.size(), runs);
  std::puts("                       median   ratio to the first line  user's      peak  / input");
  std::puts("command               seconds     min median    max median       MiB         status");
  for (const Command& command : commands) print(command, commands.front(), input);
  return 0;
}
