#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dropwise/time.h"
#include "quantities/cue_set.h"
#include "quantities/report_labels.h"
#include "quantities/tempo.h"
#include "quantities/tips.h"
#include "quantities/view_name.h"
#include "quantities/volume.h"
#include "reminders/rules.h"
#include "toml/diagnostic.h"

namespace dropwise {

/// The settings in config.toml.
struct Settings {
  Units units = {};                           ///< `unit = "ml"|"oz"|"tsp"`, `ounce = "us"|"imperial"`
  Millis day_start{0};                        ///< `day_start = "00:00"`, up to 12:00
  std::optional<Millis> prepare = {};         ///< `prepare = "1m"`
  std::optional<Millis> assist = {};          ///< `assist = "1m"`
  std::optional<Millis> announce = {};        ///< `announce = "1m"`
  std::optional<Millis> cap = {};             ///< `cap = "15m"`
  std::string protocol = {};                  ///< `protocol = "lll"`: the default of `start`; empty: as last time
  std::string mode = {};                      ///< `mode = "relief"`: its mode
  ViewName view = ViewName::automatic;        ///< `view = "auto"|"big"|"line"|"plain"|"json"`
  Tips tips = Tips::usual;                    ///< `tips = "few"|"usual"|"none"`
  CueSet cues = {.bell = true};               ///< `cue = ["bell", "title"]`
  std::vector<std::string> say = {};          ///< `say = ["espeak-ng", "{text}"]`
  std::vector<std::string> exec = {};         ///< `exec = ["notify-me"]`
  std::vector<std::string> tick = {};         ///< `tick = ["play", "tick.wav"]`
  std::map<std::string, Millis> rhythm = {};  ///< `[rhythm]`, `gstt = "2s"`: the length of a step, by protocol
  bool one_key = false;                       ///< `one_key = true`
  Labels report = {};                         ///< `[report]`: mother, baby, number, born, gestation, ward, target
  std::string dashboard = {};                 ///< `dashboard = "/home/ada/milk.html"`: written after each session
  bool night = false;                         ///< `night = true`
  bool spots = false;                         ///< `spots = true`
  Rules remind = {};                          ///< `[remind]`
  std::vector<std::string> notify = {};       ///< `[remind]`, `notify = ["notify-send", "{text}"]`
};

/// Parses the text of a configuration; adds its errors to `problems`.
Settings parse_settings(const std::string& text, std::vector<Diagnostic>& problems);

/// The same, but throws DiagnosticsError with all problems of this file.
Settings parse_settings(const std::string& text, const std::filesystem::path& file);

/// Loads the file; returns the defaults if it does not exist. Throws ConfigError, or
/// DiagnosticsError with all problems.
Settings load_settings(const std::filesystem::path& file);

/// The text of the file; absent if it does not exist. Throws ConfigError.
std::optional<std::string> load_config_text(const std::filesystem::path& file);

}  // namespace dropwise
