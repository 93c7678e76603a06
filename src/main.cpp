#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include "cli/command.h"
#include "dropwise/system_clock.h"
#include "quantities/timezone.h"
#include "terminal/tty.h"

namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return {};
  return value;
}

std::optional<std::string> first_variable(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (auto value = variable(name)) return value;
  }
  return {};
}

/// The folder of the user's runtime files. cron does not set the variable, but the usual place is known.
std::optional<std::string> runtime_folder() {
  if (auto told = variable("XDG_RUNTIME_DIR")) return told;
  return "/run/user/" + std::to_string(::getuid());
}

/// Reads the file itself, because getpwuid() would ask a daemon over a socket.
std::string home_of_user() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> users(std::fopen("/etc/passwd", "re"), std::fclose);
  while (const passwd* user = users ? ::fgetpwent(users.get()) : nullptr) {
    if (user->pw_uid == ::getuid()) return user->pw_dir;
  }
  return {};
}

std::string own_path() {
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none).string();
}

/// Opens all three standard files. If one were closed, the next file to be opened, such as the log, would take its
/// place. Reading from a standard input that was closed stays an error.
void open_standard_files() {
  for (int file = 0; file <= 2; ++file) {
    const int mode = file == STDIN_FILENO ? O_WRONLY : O_RDWR;
    if (::fcntl(file, F_GETFD) == -1 && ::open("/dev/null", mode) == -1) std::abort();
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_files();
  std::signal(SIGCHLD, SIG_DFL);  // if the parent ignores it, the exit status of a child is lost
  std::signal(SIGXFSZ, SIG_IGN);  // a limit for the size of files is then an error like a full disk
  const dropwise::SystemClock clock;
  dropwise::Context context(std::cin, std::cout, std::cerr, clock);
  context.environment = {.home = variable("HOME"),
                         .data_home = variable("XDG_DATA_HOME"),
                         .config_home = variable("XDG_CONFIG_HOME"),
                         .state_home = variable("XDG_STATE_HOME"),
                         .db = variable("DROPWISE_DB"),
                         .no_color = variable("NO_COLOR"),
                         .term = variable("TERM"),
                         .color_term = variable("COLORTERM"),
                         .path = variable("PATH"),
                         .zone = variable("TZ"),
                         .editor = first_variable({"VISUAL", "EDITOR"}),
                         .pager = variable("PAGER"),
                         .bus = variable("DBUS_SESSION_BUS_ADDRESS"),
                         .runtime = runtime_folder(),
                         .program = own_path(),
                         .home_of_user = home_of_user,
                         .locale = first_variable({"LC_ALL", "LC_CTYPE", "LANG"}),
                         .messages = first_variable({"LC_ALL", "LC_MESSAGES", "LANG"}),
                         .catalog = variable("DROPWISE_CATALOG")};
  context.environment.zone_is_known = dropwise::is_local_zone_known(context.environment.zone);
  context.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const dropwise::Size size = dropwise::terminal_size(STDOUT_FILENO);
  context.columns = static_cast<std::size_t>(size.columns);
  context.rows = static_cast<std::size_t>(size.rows);
  context.error_columns = static_cast<std::size_t>(dropwise::terminal_size(STDERR_FILENO).columns);
  context.make_console = [&context](dropwise::Screen screen) {
    return std::make_unique<dropwise::Tty>(STDIN_FILENO, STDOUT_FILENO, screen, context.utf8());
  };
  return dropwise::run_tool(argc, argv, context);
}
