#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// A sign that asks for people, and for whom.
struct WarningSign {
  std::string who, what, basis;
  std::string preset = {};  ///< Said only to those with these rules for reminders; empty: to everybody.
};

/// What helps where it hurts.
struct PainStep {
  std::string say;
  bool pair = false;  ///< Speaks of the other breast.
};

/// What is asked and said before milk is expressed in pregnancy.
struct Antenatal {
  struct Reason {
    std::string what, basis;
  };

  int weeks = 0;  ///< From so many on.
  std::string weeks_basis = {};
  std::vector<PainStep> pain = {};    ///< Instead of SafetyNotes::pain: it may be contractions.
  std::vector<Reason> not_with = {};  ///< Where it must not be done.
};

/// What is said beside every protocol; from data/care.toml, in our own words.
struct SafetyNotes {
  std::string one_line, disclaimer, hospital;
  std::string signs_end = {};       ///< Below the warning signs, where they stand alone.
  std::vector<PainStep> pain = {};  ///< Each one step further than the one before.
  std::string inflammation;         ///< What makes an inflamed breast worse.
  std::vector<WarningSign> signs = {};
  Antenatal antenatal = {};
};

/// With those signs that are for everybody, or for the preset that holds.
SafetyNotes load_safety_notes(std::string_view preset = "");

}  // namespace dropwise
