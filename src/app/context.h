#pragma once

#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "base/error.h"
#include "config/settings.h"
#include "dropwise/time.h"
#include "i18n/language.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// What the program is told by its environment; absent is unset or empty.
struct Environment {
  std::optional<std::string> home, data_home, config_home, state_home, db, no_color, term;
  std::optional<std::string> path, zone;
  std::optional<std::string> editor;        ///< VISUAL or EDITOR, the first that is set; it may have arguments.
  std::optional<std::string> bus, runtime;  ///< Of the desktop session; `runtime` also where only its folder tells.
  std::string program = {};                 ///< This program, by its whole path.

  bool zone_is_known = true;  ///< Local times are those of `zone`, or of the system; else they are UTC.

  /// As the system knows it, and so cron; empty when its file of users does not say.
  std::function<std::string()> home_of_user = [] { return std::string(); };

  /// PATH, or what stands for it.
  std::string search_path() const { return path.value_or("/usr/bin:/bin"); }
  std::optional<std::string> locale;    ///< LC_ALL, LC_CTYPE or LANG, the first that is set.
  std::optional<std::string> messages;  ///< LC_ALL, LC_MESSAGES or LANG, the first that is set.
};

/// What a command may use of the world.
struct Context {
  Context(std::istream& input, std::ostream& output, std::ostream& errors, const Clock& the_clock)
      : in(input), out(output), err(errors), clock(the_clock) {}

  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  const Clock& clock;
  Environment environment = {};
  std::function<std::unique_ptr<Console>(Screen screen)> make_console = {};
  bool out_is_terminal = false;
  std::size_t columns = 0, rows = 0;  ///< Of the terminal that the output is; 0 when it is none or does not know.
  std::size_t error_columns = 0;      ///< The same of that to which errors go.

  // Options before the command; empty: as the environment says.
  std::string db = {}, config = {}, color = "auto", lang = {};

  /// Where the log is: --db, DROPWISE_DB, or the data folder. Throws UserError when nothing says where home is.
  std::filesystem::path log_file() const;

  /// Where the configuration and one's own protocols are; empty when nothing says where.
  std::filesystem::path config_file() const;
  std::filesystem::path protocol_folder() const;

  /// Where reminders of this log keep what was said; empty when nothing says where.
  std::filesystem::path reminder_file() const;

  /// Read once, when first asked for.
  const Settings& settings();

  Style style() const;

  /// How wide sentences are set: as the terminal, or 80 where there is none.
  std::size_t width() const { return columns > 0 ? columns : 80; }

  /// What was written must have arrived; throws UserError when it has not.
  void flush() const;

  /// Whether the terminal shows more than ASCII, by the locale; where only that of messages is set, by it.
  bool utf8() const;

  /// The language of texts: that of --lang, else of the locale, where it is here and the terminal has its letters.
  const Language& language() const;

 private:
  std::optional<Settings> settings_ = {};
};

}  // namespace dropwise
