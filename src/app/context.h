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
#include "render/text.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// The environment of the program. Absent means unset or empty.
struct Environment {
  std::optional<std::string> home, data_home, config_home, state_home, db, no_color, term;
  std::optional<std::string> color_term;  ///< COLORTERM.
  std::optional<std::string> path, zone;
  std::optional<std::string> editor;               ///< VISUAL or EDITOR, the first that is set; it may have arguments.
  std::optional<std::string> pager;                ///< PAGER, which may have arguments.
  std::optional<std::string> bus, runtime;         ///< Of the desktop session; `runtime` is /run/user/UID if unset.
  std::string program = {};                        ///< The full path of this program.
  std::string mailer_path = "/usr/sbin:/usr/lib";  ///< Where cron looks for `sendmail`.

  bool zone_is_known = true;  ///< If so, local times are in `zone` or the system's zone; else in UTC.

  /// The home folder in the system's user database, which cron uses; empty if it has none.
  std::function<std::string()> home_of_user = [] { return std::string(); };

  /// PATH, or its default.
  std::string search_path() const { return path.value_or("/usr/bin:/bin"); }
  std::optional<std::string> locale;        ///< LC_ALL, LC_CTYPE or LANG, the first that is set.
  std::optional<std::string> messages;      ///< LC_ALL, LC_MESSAGES or LANG, the first that is set.
  std::optional<std::string> catalog = {};  ///< DROPWISE_CATALOG.
};

/// Everything a command may use of its surroundings.
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
  std::size_t columns = 0, rows = 0;  ///< Of the output terminal; 0 if there is none, or its size is not known.
  std::size_t error_columns = 0;      ///< The same for the error output.

  // Options before the command; empty: decided by the environment.
  std::string db = {}, config = {}, color = "auto", lang = {};
  bool wide = false;      ///< --wide
  bool no_pager = false;  ///< --no-pager

  /// The log: --db, DROPWISE_DB, or in the data folder. Throws UserError when the home folder is not known.
  std::filesystem::path log_file() const;

  /// Throws UserError if HOME is set to something other than the full path of a folder.
  void check_home() const;

  /// The configuration and the folder of the user's own protocols; empty if not known.
  std::filesystem::path config_file() const;
  std::filesystem::path protocol_folder() const;

  /// The configuration, to be changed. Throws UserError like check_home() if it is in the home folder.
  std::filesystem::path config_file_to_change() const;

  /// The file for the reminder state of this log; empty if not known.
  std::filesystem::path reminder_file() const;

  /// The configuration, loaded once, on the first call.
  const Settings& settings();

  Style style() const;

  /// How text looks in the output. On a terminal, dates are written for people.
  Look look() const;

  /// The width for text: that of the terminal, or 80 without one.
  std::size_t width() const { return columns > 0 ? columns : 80; }

  /// Flushes the output. Throws UserError if it could not be written.
  void flush() const;

  /// Whether the terminal shows more than ASCII, by the locale; if only the message locale is set, by that.
  bool utf8() const;

  /// The language of texts: by --lang, else by the locale, if it is available and the terminal can show its letters.
  const Language& language() const;

  /// Loads the catalog that DROPWISE_CATALOG names, for language(). Throws UserError when it is not a compiled catalog,
  /// or the language is English, which needs none.
  void load_catalog();

 private:
  std::optional<Settings> settings_ = {};
  std::string catalog_ = {};                 // the bytes of DROPWISE_CATALOG
  std::optional<Language> translated_ = {};  // its language
};

}  // namespace dropwise
