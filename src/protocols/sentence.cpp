#include "protocols/sentence.h"

#include <array>

#include "protocols/protocol_error.h"
#include "toml/toml_reader.h"

namespace dropwise {
namespace {

using Keys = std::vector<std::string>;

Sentence parse_sentence(TomlReader& table, FilePosition place, const Keys& keys) {
  constexpr std::array<Choice<PromptRole>, 2> kRoles = {{{"caution", PromptRole::caution}, {"tip", PromptRole::tip}}};
  table.reject_unknown(keys);
  Sentence sentence{.text = table.text("say", true), .place = place};
  sentence.modes = table.texts("in");
  if (const auto days = table.span("days"))
    sentence.days = {static_cast<int>(days->first), static_cast<int>(days->second)};
  sentence.pair = table.flag("pair").value_or(false);
  sentence.change = table.flag("change").value_or(false);
  sentence.role = table.choice("role", kRoles, PromptRole::tip);
  sentence.stay = table.time("stay");
  sentence.source = table.text("source");
  sentence.facts = table.texts("facts");
  return sentence;
}

std::vector<Sentence> parse_list(TomlReader& table, std::string_view key, const Keys& keys) {
  std::vector<Sentence> sentences;
  table.for_each_item(
      key,
      [&](std::string text, FilePosition place) { sentences.push_back({.text = std::move(text), .place = place}); },
      [&](TomlReader& inner, FilePosition place) { sentences.push_back(parse_sentence(inner, place, keys)); });
  return sentences;
}

}  // namespace

bool is_ours(const Sentence& sentence) { return sentence.source == "ours"; }

std::vector<Sentence> parse_sentences(TomlReader& table, std::string_view key, Schema schema, NeedsSource needs) {
  static const Keys kKeys = {"say", "in", "source", "facts"};
  if (schema == Schema::two) {
    auto sentences = parse_list(table, key, kKeys);
    for (const Sentence& sentence : sentences) {
      if (needs == NeedsSource::yes && sentence.source.empty())
        table.complain(sentence.place, ProtocolError(ProtocolFault::no_source));
    }
    return sentences;
  }
  std::vector<Sentence> sentences;
  for (std::string& text : table.texts(key)) sentences.push_back({.text = std::move(text)});
  return sentences;
}

std::vector<Sentence> parse_prompts(TomlReader& table, std::string_view key, Schema schema) {
  static const Keys kOld = {"in", "say", "pair"};
  static const Keys kNew = {"in", "say", "pair", "change", "role", "stay", "days", "source", "facts"};
  return parse_list(table, key, schema == Schema::two ? kNew : kOld);
}

}  // namespace dropwise
