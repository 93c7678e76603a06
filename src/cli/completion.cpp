#include "cli/completion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "cli/command.h"
#include "cli/help_text.h"
#include "config/setting.h"
#include "i18n/language.h"
#include "live/actions.h"
#include "protocols/protocol_catalog.h"
#include "protocols/situations.h"
#include "quantities/cue_set.h"
#include "reports/detail.h"
#include "store/store.h"

namespace dropwise {
namespace {

using Candidates = std::vector<Completion>;

constexpr std::size_t kSessions = 12;  // about as many as in a day

Candidates plain(std::initializer_list<const char*> words) {
  Candidates all;
  for (const char* word : words) all.push_back({word});
  return all;
}

Candidates protocols(const Context& context) {
  const ProtocolCatalog catalog(context.protocol_folder());
  Candidates all;
  for (const CatalogEntry& entry : catalog.list()) {
    try {
      all.push_back({entry.id, tr(sanitize(catalog.find(entry.id).name))});
    } catch (const Error&) {
      all.push_back({entry.id, tr("cannot be read; protocols check says why")});
    }
  }
  return all;
}

Candidates modes(const Context& context) {
  const ProtocolCatalog catalog(context.protocol_folder());
  Candidates all;
  for (const CatalogEntry& entry : catalog.list()) {
    try {
      for (const Mode& mode : catalog.find(entry.id).modes) {
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const Completion& one) { return one.text == mode.id; });
        if (!mode.id.empty() && !known) all.push_back({mode.id, tr(sanitize(mode.says))});
      }
    } catch (const Error&) {  // an invalid protocol has no modes to offer
    }
  }
  return all;
}

Candidates all_situations(const Context&) {
  Candidates all;
  for (const Situation& situation : situations()) all.push_back({situation.id, tr(situation.name)});
  return all;
}

Candidates sessions(const Context& context) {
  Candidates all = {{"last", tr("the newest")}};
  const Store store(context.log_file(), Store::Access::probe);
  auto records = store.list({.newest = kSessions, .damaged = Damaged::accept});
  std::ranges::reverse(records);
  for (const SessionRecord& record : records) all.push_back({std::to_string(record.id), brief(record)});
  return all;
}

Candidates ranges(const Context&) {
  return {{"today"},
          {"yesterday"},
          {"week", tr("since Monday")},
          {"month", tr("since its first day")},
          {"7d", tr("7 days")},
          {"all"},
          {"2026-11", tr("such as a month")},
          {"2026-11-01..2026-11-14", tr("such as days")}};
}

Candidates config_keys(const Context&) {
  Candidates all;
  for (const Setting& setting : setting_table()) all.push_back({std::string(setting.path), tr(setting.help)});
  return all;
}

Candidates commands(const Context&) {
  Candidates all;
  for (const CommandEntry& entry : command_table()) all.push_back({entry.name, tr(entry.summary)});
  return all;
}

Candidates actions(const Context&) {
  Candidates all;
  for (const auto& [name, action] : remote_actions()) all.push_back({std::string(name), remote_help(action)});
  return all;
}

Candidates files(const Context&) { return {{kAnyFile}}; }
Candidates cues(const Context&) {
  Candidates all;
  for (const std::string& name : cue_names()) all.push_back({name});
  all.push_back({"none"});
  return all;
}
Candidates volumes(const Context&) { return plain({"trace", "0", "unknown"}); }
Candidates instants(const Context&) { return plain({"now", "yesterday"}); }
Candidates colours(const Context&) { return plain({"auto", "always", "never"}); }
Candidates languages_spoken(const Context&) {
  Candidates all;
  for (const Language& language : languages()) all.push_back({std::string(language.code), std::string(language.name)});
  return all;
}
Candidates shells(const Context&) { return plain({"bash", "zsh", "fish"}); }

/// The candidates for a value, by its placeholder in the help.
using Offer = Candidates (*)(const Context&);
constexpr std::array<std::pair<std::string_view, Offer>, 15> kOffers = {{{"PROTOCOL", protocols},
                                                                         {"MODE", modes},
                                                                         {"SITUATION", all_situations},
                                                                         {"REF", sessions},
                                                                         {"RANGE", ranges},
                                                                         {"KEY", config_keys},
                                                                         {"COMMAND", commands},
                                                                         {"ACTION", actions},
                                                                         {"FILE", files},
                                                                         {"LIST", cues},
                                                                         {"VOL", volumes},
                                                                         {"WHEN", instants},
                                                                         {"COLOR", colours},
                                                                         {"LANGUAGE", languages_spoken},
                                                                         {"SHELL", shells}}};

/// The candidates for an argument, or for the value of an option.
Candidates offer(const Context& context, const Parameter& parameter) {
  const std::string& kind = parameter.kind();
  const std::string first = kind.substr(0, kind.find(' '));
  const auto known = std::ranges::find(kOffers, first, &std::pair<std::string_view, Offer>::first);
  try {
    if (known != kOffers.end()) return known->second(context);
  } catch (const Error&) {  // there are no candidates
  }
  Candidates all;
  for (const std::string& choice : parameter.choices) all.push_back({choice});
  return all;
}

/// The words before the word that is being typed, as far as they can be parsed.
struct Line {
  std::string command = {};
  std::vector<std::string> given = {};  ///< The other words, without options and their values.
  std::string awaited = {};             ///< The option whose value is being typed.
};

const Parameter* find_option(std::span<const Parameter> takes, const std::string& name) {
  for (const std::span<const Parameter> words : {takes, common_parameters()}) {
    const auto found = std::ranges::find(words, name, &Parameter::name);
    if (found != words.end()) return &*found;
  }
  return nullptr;
}

/// The parameters of a command and all its subcommands: enough to tell the value of an option from an argument.
std::vector<Parameter> all_words(const Command& command) {
  std::vector<Parameter> all(command.parameters().begin(), command.parameters().end());
  for (const Command& sub : command.subs()) all.insert(all.end(), sub.parameters().begin(), sub.parameters().end());
  return all;
}

Line parse_line(Context& context, std::span<const std::string> words) {
  Line line;
  std::vector<Parameter> takes;
  const auto take_value = [&](const std::string& option, const std::string& value) {
    if (option == "--db") context.db = value;
    if (option == "--config") context.config = value;
  };
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (!line.awaited.empty()) {
      take_value(std::exchange(line.awaited, {}), word);
    } else if (word.starts_with("--") && equals != std::string::npos) {
      take_value(word.substr(0, equals), word.substr(equals + 1));
    } else if (word.starts_with('-')) {
      const Parameter* option = find_option(takes, word);
      if (option != nullptr && !option->value.empty()) line.awaited = word;
    } else if (line.command.empty()) {
      line.command = word;
      for (const CommandEntry& entry : command_table()) {
        if (word == entry.name) describe(entry, [&](const Command& command) { takes = all_words(command); });
      }
    } else {
      line.given.push_back(word);
    }
  }
  return line;
}

Candidates options_of(std::span<const Parameter> takes) {
  Candidates all;
  for (const std::span<const Parameter> words : {takes, common_parameters()}) {
    for (const Parameter& word : words) {
      if (word.is_option()) all.push_back({word.name, tr(word.help)});
    }
  }
  return all;
}

Candidates next_in(const Context& context, const Command& command, const Line& line, std::size_t given, bool dash) {
  for (const Command& sub : command.subs()) {
    if (given < line.given.size() && sub.name().ends_with(" " + line.given[given]))
      return next_in(context, sub, line, given + 1, dash);
  }
  if (const Parameter* option = find_option(command.parameters(), line.awaited)) return offer(context, *option);
  if (dash) return options_of(command.parameters());
  Candidates all;
  for (const Command& sub : command.subs())
    all.push_back({sub.name().substr(command.name().size() + 1), sub.summary()});
  std::size_t place = line.given.size() - given;
  for (const Parameter& word : command.parameters()) {
    if (word.is_option()) continue;
    if (place == 0 || (word.repeated && word.name != "KEY VALUE")) return offer(context, word);
    --place;
  }
  return all;
}

/// In a list with commas, only the last item is being typed. Returns the text before it.
std::string kept_before(const std::string& typed, const Candidates& all) {
  const bool list = std::ranges::find(all, cue_names().front(), &Completion::text) != all.end();
  return list ? typed.substr(0, typed.rfind(',') + 1) : "";
}

}  // namespace

std::vector<Completion> completions(Context& context, std::span<const std::string> words) {
  std::string typed = words.empty() ? "" : words.back();
  Line line = parse_line(context, words.empty() ? words : words.first(words.size() - 1));
  std::string before;
  if (const auto equals = typed.find('='); typed.starts_with("--") && equals != std::string::npos) {
    line.awaited = typed.substr(0, equals);
    before = typed.substr(0, equals + 1);
    typed.erase(0, equals + 1);
  }
  const bool dash = typed.starts_with('-');
  Candidates all;
  if (line.command.empty()) {
    const Parameter* option = find_option({}, line.awaited);
    all = option != nullptr ? offer(context, *option) : dash ? options_of({}) : commands(context);
  }
  for (const CommandEntry& entry : command_table()) {
    if (line.command == entry.name)
      describe(entry, [&](const Command& command) { all = next_in(context, command, line, 0, dash); });
  }
  if (all == files(context)) return all;
  const std::string kept = kept_before(typed, all);
  std::erase_if(all, [&](const Completion& one) {
    const bool said = ("," + kept).find("," + one.text + ",") != std::string::npos;
    const bool alone = !kept.empty() && one.text == "none";
    return said || alone || !one.text.starts_with(typed.substr(kept.size()));
  });
  for (Completion& one : all) one.text = before + kept + one.text;
  return all;
}

}  // namespace dropwise
