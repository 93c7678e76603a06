#include "commands/session_options.h"

#include <algorithm>

#include "commands/read_time.h"
#include "language/language.h"
#include "protocols/catalog.h"
#include "quantities/suggest.h"
#include "quantities/text.h"
#include "terminal/live.h"

namespace dropwise {
namespace {

constexpr Millis kLongestOwn = std::chrono::hours{1};
constexpr Millis kLongestCap = std::chrono::hours{4};
constexpr Millis kAskFor = std::chrono::seconds{30};

Side read_breast(const std::string& text, const std::string& allowed) {
  if (text == "left") return Side::left;
  if (text == "right") return Side::right;
  throw Error(tr("invalid side `{}`", clean(text)), tr("Expected {}.", allowed));
}

Tips read_tips(const std::string& text) {
  for (const auto& [name, tips] : kTips) {
    if (name == text) return tips;
  }
  throw Error(tr("invalid value `{}`", clean(text)), tr("Expected few, usual or none."));
}

void length_options(Command& command, SessionOptions& options) {
  command.option("--prepare", "TIME", tr("How long to spend getting ready; 0 skips it."),
                 [&](const std::string& text, Context&) { options.choices.prepare = read_time(text, kLongestOwn); });
  command.option("--assist", "TIME", tr("How long to massage; 0 skips it."),
                 [&](const std::string& text, Context&) { options.choices.assist = read_time(text, kLongestOwn); });
  command.option("--cap", "TIME",
                 tr("How long a phase with no set time lasts if no key is pressed (our own limit); default: 15m."),
                 [&](const std::string& text, Context&) {
                   options.choices.cap = read_time(text, kLongestCap);
                   if (options.choices.cap == Millis{0})
                     throw Error(tr("the limit must be longer than 0"), tr("Expected a time such as 10m."));
                 });
}

/// The mode that was last used with a protocol.
std::string last_mode(const Store& store, const Protocol& protocol) {
  const auto records = store.list({.newest = 50, .protocol = protocol.id});
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    if (!record->header.mode.empty() && find_mode(protocol, record->header.mode)) return record->header.mode;
  }
  return {};
}

std::string last_protocol(const Store& store, const Catalog& catalog) {
  for (std::size_t n = 1; const auto id = store.newest(n); ++n) {
    const auto record = store.read(*id);
    if (record && !record->header.protocol.empty()) return record->header.protocol;
    if (n == 50) break;
  }
  std::string known;
  for (const CatalogEntry& entry : catalog.list()) known += (known.empty() ? "" : ", ") + entry.id;
  throw Error(tr("no protocol given, and none was used before"),
              tr("Choose one: {}. `dropwise protocols list` describes them.", known));
}

void check_mode(const Protocol& protocol, const std::string& mode) {
  if (mode.empty() || find_mode(protocol, mode)) return;
  std::vector<std::string> modes;
  for (const Mode& known : protocol.modes) {
    if (!known.id.empty()) modes.push_back(known.id);
  }
  if (modes.empty()) throw Error(tr("--mode: {} has no modes", protocol.id), tr("Leave out --mode."));
  throw Error(tr("--mode: {} has no mode `{}`", protocol.id, clean(mode)),
              tr("Its modes are {}.{}", joined(modes, tr(" and ")), did_you_mean(mode, modes)));
}

/// Asks with one key; absent when none comes in time.
std::optional<std::string> ask_mode(const Protocol& protocol, Console& console, const Clock& clock) {
  console.say(tr("{} Press a key to choose; otherwise \"{}\" starts in {} seconds.",
                 protocol.question.empty() ? tr("Which one suits you today?") : tr(clean(protocol.question)),
                 protocol.modes.front().id, kAskFor.count() / 1000));
  const auto width = static_cast<std::size_t>(std::max(console.size().columns - 1, 20));
  for (const Mode& mode : protocol.modes)
    console.say(wrap(tr("{}: {}", mode.id, tr(clean(mode.says))), width, formatted("  {}   ", mode.id.front())));
  if (std::ranges::none_of(protocol.modes, [](const Mode& mode) { return mode.id.starts_with('q'); }))
    console.say(formatted("  q   {}", tr("don't start")));
  const Millis end = clock.ticks() + kAskFor;
  for (Millis left = kAskFor; left > Millis{0}; left = end - clock.ticks()) {
    const auto input = console.wait(left);
    if (!input) continue;
    if (input->kind == Input::Kind::suspend) console.suspend();
    if (const auto exit = exit_of(*input))
      throw Error(tr("ended before the session started"), tr("Nothing was recorded."), *exit);
    for (const Mode& mode : protocol.modes) {
      if (input->bytes.starts_with(mode.id.front())) return mode.id;
    }
    if (input->bytes == "q" || input->bytes == "Q" || input->bytes == "\x1b")
      throw Error(tr("ended before the session started"), tr("Nothing was recorded."), Exit::no);
  }
  return {};
}

std::string choose_mode(const Protocol& protocol, const SessionOptions& options, const Store& store, Console* console,
                        const Clock& clock, std::vector<std::string>& reasons) {
  check_mode(protocol, options.choices.mode);
  if (!options.choices.mode.empty()) return options.choices.mode;
  if (protocol.modes.front().id.empty()) return {};
  if (std::string last = last_mode(store, protocol); !last.empty()) {
    reasons.push_back(tr("Mode {}, as last time.", last));
    return last;
  }
  if (console && console->has_keys()) {
    if (const auto answer = ask_mode(protocol, *console, clock)) return *answer;
  }
  reasons.push_back(tr("Mode {}, as none was chosen. For the other, use --mode {}.", protocol.modes.front().id,
                       protocol.modes.back().id));
  return protocol.modes.front().id;
}

Side choose_first(const SessionOptions& options, const Store& store, std::vector<std::string>& reasons) {
  if (options.choices.only && options.first_given && *options.choices.only != options.choices.first) {
    throw Error(tr("--only and --first name different breasts"), tr("Leave one of them out."));
  }
  if (options.choices.only) return *options.choices.only;
  if (options.first_given) return options.choices.first;
  const auto records = store.list({.newest = 50});
  const auto found =
      std::find_if(records.rbegin(), records.rend(), [](const Record& r) { return r.header.first_side.has_value(); });
  if (found == records.rend()) {
    reasons.emplace_back(tr("Left breast first, as there is no earlier session."));
    return Side::left;
  }
  const Side last = *found->header.first_side;
  reasons.push_back(last == Side::left ? tr("Right breast first: last time it was the left.")
                                       : tr("Left breast first: last time it was the right."));
  return other(last);
}

}  // namespace

void session_options(Command& command, SessionOptions& options) {
  command.argument("PROTOCOL",
                   tr("marmet, kaiser, gstt, lll, first-days, one of your own, or a file; default: the last one used."),
                   [&](const std::string& text, Context&) { options.protocol = text; });
  command.option("--mode", "MODE",
                 tr("marmet: little (little or no milk yet: keep to the minutes) or established (milk flows well: go "
                    "by the flow)."),
                 [&](const std::string& text, Context&) { options.choices.mode = text; });
  command.option("--first", "left|right|auto", tr("left, right, or auto (the one you didn't start with last time)."),
                 [&](const std::string& text, Context&) {
                   options.first_given = text != "auto";
                   if (options.first_given) options.choices.first = read_breast(text, tr("left, right or auto"));
                 });
  command.option(
      "--only", "left|right", tr("Express from one breast alone: left or right."),
      [&](const std::string& text, Context&) { options.choices.only = read_breast(text, tr("left or right")); });
  command.option("--target", "min|max",
                 tr("min or max: whether a phase with published minutes ends by itself at the shortest or the longest "
                    "time; default: max."),
                 [&](const std::string& text, Context&) {
                   if (text != "min" && text != "max")
                     throw Error(tr("invalid value `{}`", clean(text)), tr("Expected min or max."));
                   options.choices.target = text == "min" ? Target::min : Target::max;
                 });
  command.option("--tips", "few|usual|none",
                 tr("few, usual or none: how many tips to hear while expressing. The technique is always given."),
                 [&](const std::string& text, Context&) { options.tips = read_tips(text); });
  length_options(command, options);
}

Prepared prepare(Context& context, const SessionOptions& options, const Store& store, Console* console) {
  const Catalog catalog(context.protocol_folder());
  const std::string name = options.protocol.empty() ? last_protocol(store, catalog) : options.protocol;
  Prepared prepared{.protocol = catalog.find(name), .plan = {.protocol = name}};
  Choices choices = options.choices;
  choices.first = choose_first(options, store, prepared.reasons);
  choices.mode = choose_mode(prepared.protocol, options, store, console, context.clock, prepared.reasons);
  const Settings& settings = context.settings();
  if (!choices.prepare) choices.prepare = settings.prepare;
  if (!choices.assist) choices.assist = settings.assist;
  if (!choices.cap) choices.cap = settings.cap;
  choices.tips = options.tips.value_or(settings.tips);
  prepared.first = choices.only.value_or(choices.first);
  prepared.plan = make_plan(prepared.protocol, choices);
  return prepared;
}

}  // namespace dropwise
