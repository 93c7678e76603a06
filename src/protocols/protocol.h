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

/// The side of a phase before it is known which breast comes first.
enum class PhaseSide { none, first, second, both };

/// A mark, and the facts from the source that it states.
struct ProtocolMark : Mark {
  std::vector<std::string> facts = {};
};

/// A phase as a protocol describes it: for the first or the second breast, not yet for left or right.
struct Step {
  std::string name;
  PhaseKind kind = PhaseKind::express;
  PhaseSide side = PhaseSide::none;
  std::optional<Millis> minimum = {}, maximum = {};  ///< The time window, published or not.
  std::optional<Millis> length = {};                 ///< Our own length.
  bool published = false;
  bool optional = false;                      ///< In every mode,
  std::vector<std::string> optional_in = {};  ///< or in these.
  std::string remark = {};
  std::string technique = {};  ///< The complete hand movement in one line; at most kMostTechniqueWords.
  std::vector<Sentence> prompts = {};
  std::vector<std::string> facts = {};  ///< Facts from the source behind its position and minutes.
};

/// The mode for a breast that is too full: express only until it is comfortable.
inline constexpr std::string_view kRelief = "relief";

/// The mode for the weeks before birth, which requires an agreement first; see SafetyNotes::antenatal and
/// is_before_birth().
inline constexpr std::string_view kAntenatal = "antenatal";

/// A variant of a protocol, such as `little` milk or an `established` supply. A mode with its own phases uses none of
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

/// A way of expressing by hand, as its source describes it. Figures come from the source if `published` is set.
struct Protocol {
  Schema schema = Schema::two;
  std::string id, name, summary, source;
  std::vector<Sentence> source_notes = {};
  std::string question = {};     ///< Asks which mode to use, such as "Is milk flowing yet?". Empty: a general question.
  std::vector<Mode> modes = {};  ///< At least one. If there is nothing to choose, the first has no id.
  std::vector<Sentence> use_for = {}, not_for = {}, never = {}, gently = {}, expect = {}, stop = {}, milk = {};
  std::optional<std::pair<double, double>> distance_cm = {}, distance_in = {};  ///< From the nipple.
  std::vector<CycleStep> cycle = {};
  SpotRule spots = SpotRule::cycles;
  std::vector<ProtocolMark> marks = {};
  std::vector<Sentence> reminders = {};  ///< Given in turn for the rest of a long expressing phase.
  std::vector<Step> steps = {};
};

/// The result of parsing a protocol. The protocol is valid only if there are no problems.
struct ParsedProtocol {
  Protocol protocol;
  std::vector<Diagnostic> problems;
};

/// Parses a protocol from TOML, as described in dropwise-protocol(5). Finds all problems in one pass, except that
/// nothing after a TOML syntax error can be read.
ParsedProtocol parse_protocol(std::string_view toml);

/// The phases, marks and reminders of a mode, which must belong to the protocol: the mode's own if it has phases, else
/// the protocol's.
const std::vector<Step>& steps_of(const Protocol& protocol, const Mode& mode);
const std::vector<ProtocolMark>& marks_of(const Protocol& protocol, const Mode& mode);
const std::vector<Sentence>& reminders_of(const Protocol& protocol, const Mode& mode);

/// The mode with this id, valid as long as the protocol; nullptr when not found.
const Mode* find_mode(const Protocol& protocol, std::string_view id);

}  // namespace dropwise
