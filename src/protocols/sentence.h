#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dropwise/plan.h"
#include "toml/diagnostic.h"

namespace dropwise {

class TomlReader;

/// A sentence of a protocol, and its source. Some fields only apply to prompts.
struct Sentence {
  std::string text;
  std::vector<std::string> modes = {};  ///< The modes it is for; empty: all.
  std::optional<std::pair<int, int>> days =
      {};               ///< First and last day after birth; also used when the day is not known.
  bool pair = false;    ///< Mentions the other breast: left out when only one is expressed.
  bool change = false;  ///< Says when to move on; see Prompt::change.
  PromptRole role = PromptRole::tip;
  std::optional<Millis> stay = {};  ///< Time to do what it says, after hearing it. Absent: see pacing.h.
  std::string source = {};          ///< `published`, `ours`, or another source. Empty: not given.
  std::vector<std::string> facts =
      {};                   ///< Names of the facts from the source that it states, as listed in tests/data/facts.tsv.
  FilePosition place = {};  ///< Its position in the file.
};

/// Whether it is ours and not from a source.
bool is_ours(const Sentence& sentence);

/// The version of the protocol file format: 1, or 2 with techniques, roles, sources and reminders.
enum class Schema { one = 1, two = 2 };

/// Whether a source is required, as for things never to do.
enum class NeedsSource { no, yes };

/// Parses a list of sentences: strings, or tables. Problems are collected in the reader.
std::vector<Sentence> parse_sentences(TomlReader& table, std::string_view key, Schema schema,
                                      NeedsSource needs = NeedsSource::no);

/// The same for prompts and reminders, which allow more keys.
std::vector<Sentence> parse_prompts(TomlReader& table, std::string_view key, Schema schema);

}  // namespace dropwise
