#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// A sign that needs help, and whom to call.
struct WarningSign {
  std::string who, what, basis;
  std::string preset = {};  ///< Shown only with this reminder preset; empty: always.
};

/// Advice for pain.
struct PainStep {
  std::string say;
  bool pair = false;  ///< Mentions the other breast.
};

/// What to ask and say before expressing in pregnancy.
struct Antenatal {
  struct Reason {
    std::string what, basis;
  };

  int weeks = 0;  ///< The earliest week of pregnancy.
  std::string weeks_basis = {};
  std::vector<PainStep> pain = {};    ///< Replaces SafetyNotes::pain, because it may be contractions.
  std::vector<Reason> not_with = {};  ///< Reasons not to do it.
};

/// The safety advice shown with every protocol, from data/care.toml, in our own words.
struct SafetyNotes {
  std::string one_line, disclaimer, hospital;
  std::string signs_end = {};       ///< Shown below the warning signs when they are shown alone.
  std::vector<PainStep> pain = {};  ///< Each goes one step further than the one before.
  std::string inflammation;         ///< What makes an inflamed breast worse.
  std::vector<WarningSign> signs = {};
  Antenatal antenatal = {};
};

/// Loads the notes with the signs that are for everybody or for this preset.
SafetyNotes load_safety_notes(std::string_view preset = "");

}  // namespace dropwise
