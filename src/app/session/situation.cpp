#include "app/session/situation.h"

#include <algorithm>

#include "app/errors/user_error.h"
#include "app/session/ask.h"
#include "config/edit.h"
#include "config/presets.h"
#include "config/reminder_rules.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "protocols/protocol_catalog.h"
#include "reminders/messages.h"

namespace dropwise {
namespace {

std::string quoted(const std::string& text) { return formatted("\"{}\"", text); }

/// Such as `marmet little`.
std::string name_of(const Chosen& chosen) {
  return chosen.mode.empty() ? chosen.situation->protocol : chosen.situation->protocol + " " + chosen.mode;
}

/// Says that the reminders of another situation continue, which the user would not expect. Otherwise empty.
std::string still_holds(const Situation& situation, const Rules& rules) {
  const bool others = std::any_of(situations().begin(), situations().end(), [&](const Situation& other) {
    return !other.preset.empty() && other.preset == rules.preset && other.preset != situation.preset;
  });
  return others ? tr("Reminders still follow the preset {}; `dropwise config unset remind.preset` removes it.",
                     rules.preset)
                : "";
}

/// The mode for a situation: its own, or the answer to the protocol's question.
std::string mode_of(const Situation& situation, const Protocol& protocol, Console& console, const Clock& clock) {
  if (!situation.mode.empty() || protocol.modes.front().id.empty()) return situation.mode;
  return ask_mode(protocol, console, clock).value_or(protocol.modes.front().id);
}

}  // namespace

std::optional<Chosen> ask_situation(Context& context, Console& console, const std::string& question, Millis patience) {
  std::vector<KeyAnswer> answers;
  for (const Situation& situation : situations())
    answers.push_back({static_cast<char>('1' + answers.size()), tr(situation.name)});
  const auto answer = ask_key(console, context.clock, question, answers, patience);
  if (!answer) return {};
  const Situation& situation = situations()[*answer];
  const Protocol protocol = ProtocolCatalog(context.protocol_folder()).find(situation.protocol);
  return Chosen{&situation, mode_of(situation, protocol, console, context.clock)};
}

std::string suggestion(const Chosen& chosen) {
  return tr("Suggested: {} (source: {}).", name_of(chosen), tr(chosen.situation->basis));
}

std::vector<std::string> reasons(const Chosen& chosen) {
  const Situation& situation = *chosen.situation;
  std::vector<std::string> all = {
      join_sentences({tr("For \"{}\", {} is suggested.", tr(situation.name), name_of(chosen)), tr(situation.why),
                      tr("(Source: {}.)", tr(situation.basis))})};
  for (const std::string& sentence : situation.also) all.push_back(tr(sentence));
  return all;
}

std::string keep(Context& context, const Chosen& chosen) {
  const Situation& situation = *chosen.situation;
  const auto& file = context.config_file();
  const Rules rules = context.settings().remind;
  change_value(file, "", "mode", {});  // the old mode belongs to the old protocol
  change_value(file, "", "protocol", quoted(situation.protocol));
  if (!chosen.mode.empty()) change_value(file, "", "mode", quoted(chosen.mode));
  const std::string saved =
      tr("Saved: from now on `dropwise start` begins {}. `dropwise choose` changes that.", name_of(chosen));
  if (situation.preset.empty() || rules != Rules{}) return join_sentences({saved, still_holds(situation, rules)});
  try {
    change_value(file, "remind", "preset", quoted(situation.preset));
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    return join_sentences({saved, tr("The reminder rules were not changed: {}.", error.what()), error.hint()});
  }
  return join_sentences({saved,
                         tr("Due times now follow the rules for this situation: {}",
                            rules_text(rules_of(*find_preset(situation.preset)))),
                         tr("`dropwise crontab --install` sets up the reminders; `dropwise config unset remind.preset` "
                            "removes the rules.")});
}

std::string keep_or_say(Context& context, const Chosen& chosen) {
  try {
    return keep(context, chosen);
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    return join_sentences({tr("Your choice was not saved: {}.", error.what()), error.hint()});
  }
}

}  // namespace dropwise
