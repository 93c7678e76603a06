#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dropwise/plan.h"
#include "toml/diagnostic.h"

namespace dropwise {

class TomlReader;

/// A sentence of a protocol, and where it comes from. Some of it means something for prompts only.
struct Sentence {
  std::string text;
  std::vector<std::string> modes = {};  ///< The modes that it is for; for all when there are none.
  std::optional<std::pair<int, int>> days =
      {};               ///< After birth, the first and the last; said too where it is not known.
  bool pair = false;    ///< Speaks of the other breast: not told when one alone is expressed.
  bool change = false;  ///< Says when it is time to move on; see Prompt::change.
  PromptRole role = PromptRole::tip;
  std::optional<Millis> stay = {};  ///< The time to do what it says, once it is heard. Absent: as pacing.h says.
  std::string source = {};          ///< `published`, `ours`, or who else says so. Empty: not said.
  std::vector<std::string> facts =
      {};                   ///< Names of the source's facts that it carries, as tests/data/facts.tsv lists them.
  FilePosition place = {};  ///< Where it stands in its file.
};

/// Whether it comes from us and not from a source.
bool is_ours(const Sentence& sentence);

/// Which form of protocol files is read: 1, or 2 with techniques, roles, sources and reminders.
enum class Schema { one = 1, two = 2 };

/// Whether a source must be named: for what must never be done.
enum class NeedsSource { no, yes };

/// Reads a list of sentences: texts, or tables. Collects what is wrong in the reader.
std::vector<Sentence> parse_sentences(TomlReader& table, std::string_view key, Schema schema,
                                      NeedsSource needs = NeedsSource::no);

/// The same for prompts and reminders, which know more keys.
std::vector<Sentence> parse_prompts(TomlReader& table, std::string_view key, Schema schema);

}  // namespace dropwise
