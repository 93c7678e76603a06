#include "app/context.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "i18n/language.h"
#include "store/store.h"
#include "system/limited_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostCatalog = 10'000'000;  // bytes; ours have less than 300,000

/// The folder `dropwise` below the variable's folder, or below its default folder in home. Empty if neither is known. A
/// relative path in the variable is ignored.
fs::path folder(const std::optional<std::string>& variable, const std::optional<std::string>& home, const char* below) {
  if (variable && fs::path(*variable).is_absolute()) return fs::path(*variable) / "dropwise";
  if (home) return fs::path(*home) / below / "dropwise";
  return {};
}

}  // namespace

fs::path Context::log_file() const {
  if (!db.empty()) return db;
  if (environment.db) return *environment.db;
  const fs::path data = folder(environment.data_home, environment.home, ".local/share");
  if (data.empty())
    throw UserError(tr("HOME is not set, so there is nowhere to keep the log"),
                    tr("Set HOME, or name a file with --db or DROPWISE_DB."));
  if (!environment.data_home) check_home();
  return data / "log.db";
}

void Context::check_home() const {
  if (!environment.home) return;
  const std::string home = sanitize(*environment.home);
  const std::string hint = tr("Set HOME to your home folder, or name a file with --db or DROPWISE_DB.");
  std::error_code none;
  if (!fs::path(*environment.home).is_absolute())
    throw UserError(tr("HOME is `{}`, which is not a full path", home), hint);
  if (!fs::exists(*environment.home, none)) throw UserError(tr("the home folder `{}` does not exist", home), hint);
  if (!fs::is_directory(*environment.home, none))
    throw UserError(tr("HOME is `{}`, which is not a folder", home), hint);
}

fs::path Context::config_file_to_change() const {
  if (config.empty() && !environment.config_home) check_home();
  return config_file();
}

fs::path Context::config_file() const {
  if (!config.empty()) return config;
  const fs::path place = folder(environment.config_home, environment.home, ".config");
  return place.empty() ? place : place / "config.toml";
}

fs::path Context::protocol_folder() const {
  const fs::path place = folder(environment.config_home, environment.home, ".config");
  return place.empty() ? place : place / "protocols";
}

fs::path Context::reminder_file() const {
  fs::path state = folder(environment.state_home, environment.home, ".local/state");
  if (state.empty()) return state;
  std::error_code none;
  const fs::path log = fs::weakly_canonical(fs::absolute(log_file(), none), none);
  return state / formatted("reminders-{}.json", make_uuid(log.string()));
}

const Settings& Context::settings() {
  if (!settings_) {
    std::error_code none;
    if (!config.empty() && !fs::exists(config, none)) {
      throw UserError(tr("cannot find the configuration `{}`", sanitize(config)),
                      tr("Choose an existing file with --config."), ExitCode::not_found);
    }
    settings_ = load_settings(config_file());
  }
  return *settings_;
}

void Context::flush() const {
  out.flush();
  if (!out)
    throw UserError(
        tr("cannot write the output"),
        tr("What the command recorded, if anything, is saved. Check where the output goes: is the disk full?"),
        ExitCode::io);
}

Look Context::look() const {
  Look look{.width = columns, .wide = wide, .style = style()};
  if (columns > 0) look.today = day_of(current_time(clock).local());
  return look;
}

Style Context::style() const {
  const bool plain = environment.no_color || environment.term.value_or("dumb") == "dumb";
  const std::string term = environment.term.value_or(""), color_term = environment.color_term.value_or("");
  constexpr std::string_view kRich[] = {"256color", "direct", "kitty", "alacritty", "foot", "wezterm", "ghostty"};
  const bool rich = color_term == "truecolor" || color_term == "24bit" ||
                    std::ranges::any_of(kRich, [&](auto name) { return term.find(name) != std::string::npos; });
  return {.colour = color == "always" || (color == "auto" && out_is_terminal && !plain), .utf8 = utf8(), .rich = rich};
}

void Context::load_catalog() {
  if (!environment.catalog) return;
  const std::string name = sanitize(*environment.catalog);
  const Language& chosen = language();
  if (chosen.catalog.empty())
    throw UserError(tr("DROPWISE_CATALOG is set, but the language is English"),
                    tr("Choose the language of the catalog with --lang, such as --lang de."));
  catalog_ = try_load_limited_file(*environment.catalog, kMostCatalog).value_or("");
  translated_ = with_catalog(chosen, catalog_);
  if (!translated_)
    throw UserError(tr("`{}` is not a compiled catalog", name),
                    tr("Make one with `msgfmt -o de.mo data/languages/de.po`, and set DROPWISE_CATALOG to de.mo."));
}

const Language& Context::language() const {
  if (translated_) return *translated_;
  if (const Language* asked = find_language(lang)) return *asked;
  const Language* found = utf8() ? find_language(environment.messages.value_or("")) : nullptr;
  return found ? *found : languages().front();
}

bool Context::utf8() const {
  std::string name = environment.locale.value_or(environment.messages.value_or(""));
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
}

}  // namespace dropwise
