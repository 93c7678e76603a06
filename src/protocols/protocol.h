#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dropwise/plan.h"
#include "protocols/sentence.h"
#include "toml/diagnostic.h"

namespace dropwise {

/// Whose a phase is before it is known which breast comes first.
enum class PhaseSide { none, first, second, both };

/// A mark, and the facts of the source that it carries.
struct ProtocolMark : Mark {
  std::vector<std::string> facts = {};
};

/// A phase as a protocol describes it: for the first or the second breast, not yet for left or right.
struct Step {
  std::string name;
  PhaseKind kind = PhaseKind::express;
  PhaseSide side = PhaseSide::none;
  std::optional<Millis> minimum = {}, maximum = {};  ///< The window, published or not.
  std::optional<Millis> length = {};                 ///< A length of our own.
  bool published = false;
  bool optional = false;                      ///< In every mode,
  std::vector<std::string> optional_in = {};  ///< or in these.
  std::string remark = {};
  std::string technique = {};  ///< The whole movement of the hand in one line; at most kMostTechniqueWords.
  std::vector<Sentence> prompts = {};
  std::vector<std::string> facts = {};  ///< Of the source, that its place and its minutes carry.
};

/// A mode for a breast that is too full: only until it is comfortable.
inline constexpr std::string_view kRelief = "relief";

/// A mode for the weeks before birth, which asks for an agreement first; see SafetyNotes::antenatal and
/// is_before_birth().
inline constexpr std::string_view kAntenatal = "antenatal";

/// A way to run a protocol, such as `little` milk or an `established` supply. One with phases of its own has nothing of
/// the protocol's phases, marks and reminders.
struct Mode {
  std::string id;
  Policy policy = Policy::open;
  std::string says = {};
  std::optional<Millis> most = {};  ///< See Plan::most.
  std::vector<ProtocolMark> marks = {};
  std::vector<Sentence> reminders = {};
  std::vector<Step> steps = {};
};

/// A way of expressing by hand, as its source describes it. Figures are the source's where `published` says so.
struct Protocol {
  Schema schema = Schema::two;
  std::string id, name, summary, source;
  std::vector<Sentence> source_notes = {};
  std::string question = {};     ///< Which mode to choose, such as "Is milk flowing yet?". Empty: a general question.
  std::vector<Mode> modes = {};  ///< At least one. Where none needs to be chosen, the first has no id.
  std::vector<Sentence> use_for = {}, not_for = {}, never = {}, gently = {}, expect = {}, stop = {}, milk = {};
  std::optional<std::pair<double, double>> distance_cm = {}, distance_in = {};  ///< From the nipple.
  std::vector<CycleStep> cycle = {};
  SpotRule spots = SpotRule::cycles;
  std::vector<ProtocolMark> marks = {};
  std::vector<Sentence> reminders = {};  ///< For what is left of a long phase of expressing, in turn.
  std::vector<Step> steps = {};
};

/// What came of reading a protocol. It is of use only when there are no problems.
struct ParsedProtocol {
  Protocol protocol;
  std::vector<Diagnostic> problems;
};

/// Reads a protocol from TOML, as dropwise-protocol(5) describes it. Finds every problem in one pass,
/// but for a break of TOML's own rules, behind which nothing can be read.
ParsedProtocol parse_protocol(std::string_view toml);

/// What is done, told and reminded of in a mode, which is one of the protocol's: its own where it has phases.
const std::vector<Step>& steps_of(const Protocol& protocol, const Mode& mode);
const std::vector<ProtocolMark>& marks_of(const Protocol& protocol, const Mode& mode);
const std::vector<Sentence>& reminders_of(const Protocol& protocol, const Mode& mode);

/// The mode with this id, as long as the protocol lives; nullptr when there is none.
const Mode* find_mode(const Protocol& protocol, std::string_view id);

}  // namespace dropwise
