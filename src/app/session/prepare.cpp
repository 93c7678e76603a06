#include "app/session/prepare.h"

#include <algorithm>

#include "app/errors/user_error.h"
#include "app/session/ask.h"
#include "app/session/birth.h"
#include "app/session/first_side.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "protocols/protocol_catalog.h"

namespace dropwise {
namespace {

constexpr Millis kPatience = std::chrono::seconds{20};  // for the first question, and for which breast is too full

/// The last mode that was used with a protocol.
std::string last_mode(const Store& store, const Protocol& protocol) {
  const auto records = store.list({.newest = 50, .protocol = protocol.id, .damaged = Damaged::accept});
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    if (!record->data.mode.empty() && find_mode(protocol, record->data.mode)) return record->data.mode;
  }
  return {};
}

/// A protocol and a mode, as far as they are known before the protocol is read.
struct Wanted {
  std::string protocol, mode;
};

/// The protocol of the last session that had one. The mode is chosen again, except for the antenatal mode: while no
/// birth is known, it is kept, so that its conditions are asked for again.
std::optional<Wanted> last_wanted(const Store& store, bool born) {
  for (std::size_t n = 1; const auto id = store.newest(n); ++n) {
    const auto record = store.read(*id, Damaged::accept);
    if (record && !record->data.protocol.empty()) {
      const bool before_birth = !born && is_before_birth(record->data.mode);
      return Wanted{record->data.protocol, before_birth ? record->data.mode : ""};
    }
    if (n == 50) break;
  }
  return {};
}

[[noreturn]] void refuse_without_protocol(const ProtocolCatalog& catalog) {
  std::string known;
  for (const CatalogEntry& entry : catalog.list()) known += (known.empty() ? "" : ", ") + entry.id;
  throw UserError(
      tr("no protocol was given, and none was used before"),
      tr("Choose one: {}. `dropwise protocols list` describes them; `dropwise choose` helps you choose.", known));
}

/// Asks what the very first session is for.
Wanted ask_first(Context& context, Console& console, Prepared& prepared) {
  prepared.chosen = ask_situation(context, console,
                                  tr("Which of these fits you best? Press a key; otherwise {} starts in {} seconds.",
                                     kDefaultProtocol, kPatience.count() / 1000),
                                  kPatience);
  if (!prepared.chosen) {
    prepared.opening =
        tr("No key was pressed, so I'm starting {}: it suits most mothers after the birth and has no set time (our "
           "choice). `dropwise choose` asks again.",
           kDefaultProtocol);
    prepared.reasons.push_back(prepared.opening);
    return {kDefaultProtocol, ""};
  }
  prepared.opening = suggestion(*prepared.chosen);
  for (const std::string& reason : reasons(*prepared.chosen)) prepared.reasons.push_back(reason);
  return {prepared.chosen->situation->protocol, prepared.chosen->mode};
}

/// Takes the protocol from the command line, otherwise the configuration, the last session, or the user's answer.
Wanted choose_protocol(Context& context, const SessionOptions& options, const Store& store,
                       const ProtocolCatalog& catalog, Console* console, Prepared& prepared) {
  const Settings& settings = context.settings();
  const std::string& mode = options.choices.mode;
  if (!options.protocol.empty()) return {options.protocol, mode};
  if (!settings.protocol.empty()) return {settings.protocol, mode.empty() ? settings.mode : mode};
  if (const auto last = last_wanted(store, day_after_birth(context).has_value()))
    return {last->protocol, mode.empty() ? last->mode : mode};
  if (!console || !console->has_keys() || !mode.empty()) refuse_without_protocol(catalog);
  return ask_first(context, *console, prepared);
}

void leave_out_unknown_mode(Wanted& wanted, Prepared& prepared) {
  if (find_mode(prepared.protocol, wanted.mode)) return;
  if (!wanted.mode.empty())
    prepared.reasons.push_back(tr("The configuration says mode = \"{}\", which {} doesn't have, so it's ignored.",
                                  sanitize(wanted.mode), prepared.protocol.id));
  wanted.mode.clear();
}

Protocol find_wanted(const ProtocolCatalog& catalog, const Wanted& wanted, bool configured) {
  if (!configured) return catalog.find(wanted.protocol);
  try {
    return catalog.find(wanted.protocol);
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    throw UserError(tr("protocol = \"{}\" in the configuration: {}", sanitize(wanted.protocol), error.what()),
                    join_sentences({error.hint(), tr("`dropwise choose` sets another.")}), error.exit());
  }
}

std::string choose_mode(const Protocol& protocol, const std::string& wanted, const Store& store, Console* console,
                        const Clock& clock, std::vector<std::string>& reasons) {
  check_mode(protocol, wanted);
  if (!wanted.empty()) return wanted;
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

std::ptrdiff_t sessions_in_last_day(const Store& store, const Clock& clock, std::string_view mode) {
  const UtcTime now = clock.utc(), day_ago = now - std::chrono::hours{24};
  const auto records = store.list({.newest = 50, .damaged = Damaged::accept});
  return std::count_if(records.begin(), records.end(), [&](const SessionRecord& record) {
    return record.data.mode == mode && record.data.began.utc > day_ago && record.data.began.utc <= now;
  });
}

/// Asks which breast is too full, and expresses only that breast, or both in turn. Without an answer, the second breast
/// is optional.
void ask_full_breast(PlanChoices& choices, Console& console, const Clock& clock, std::vector<std::string>& reasons) {
  const auto answer =
      ask_key(console, clock,
              choices.first == Side::left
                  ? tr("Which breast is too full? Press a key; otherwise I'll start with the left one in {} seconds.",
                       kPatience.count() / 1000)
                  : tr("Which breast is too full? Press a key; otherwise I'll start with the right one in {} seconds.",
                       kPatience.count() / 1000),
              {{'l', tr("the left one")}, {'r', tr("the right one")}, {'b', tr("both")}}, kPatience);
  if (!answer) {
    reasons.push_back(tr("The other breast comes only if you press a key to move on."));
  } else if (*answer == 2) {
    choices.with_optional = true;
  } else {
    choices.only = *answer == 0 ? Side::left : Side::right;
  }
}

/// Mentions support if relief was needed before in the last 24 hours: breasts that keep getting too full need more than
/// relief.
void mention_support(const Store& store, const Clock& clock, Prepared& prepared) {
  if (sessions_in_last_day(store, clock, kRelief) == 0) return;
  prepared.opening =
      tr("You've already needed relief in the last 24 hours. If your breasts keep getting too full, or one "
         "stays painful, a lactation consultant or your midwife can help you find out why (our advice).");
  prepared.reasons.push_back(prepared.opening);
}

/// Says so if there are more sessions in a day than the source gives, but leaves the decision to the mother.
void mention_most_a_day(const Store& store, const Clock& clock, Prepared& prepared) {
  const auto before = sessions_in_last_day(store, clock, kAntenatal);
  if (before < 3) return;
  prepared.opening =
      tr("This is session {} in 24 hours. Before the birth, one to three a day are enough (NHS Forth Valley).",
         before + 1);
  prepared.reasons.push_back(prepared.opening);
}

void check_breasts(const SessionOptions& options) {
  const auto& only = options.choices.only;
  if (only && options.first_given && *only != options.choices.first)
    throw UserError(tr("--only and --first name different breasts"), tr("Leave out one of them."));
}

/// The other breast than last time. For relief it is the same breast, because that was too full.
Side choose_first(const SessionOptions& options, const PlanChoices& choices, const Store& store,
                  std::vector<std::string>& reasons) {
  if (choices.only) return *choices.only;
  if (options.first_given) return options.choices.first;
  const bool relief = choices.mode == kRelief;
  const auto last = relief ? last_first_side(store, kRelief) : last_first_side(store);
  if (!last) {
    if (!relief) reasons.emplace_back(tr("Left breast first, as there is no earlier session."));
    return Side::left;
  }
  if (relief) return *last;
  reasons.push_back(*last == Side::left ? tr("Right breast first: last time it was the left.")
                                        : tr("Left breast first: last time it was the right."));
  return other(*last);
}

/// Asks again if the configured mode is for before the birth and the baby is born. Throws UserError if there are no
/// keys.
Wanted wanted_now(Context& context, const SessionOptions& options, const Wanted& wanted, Console* console,
                  Prepared& prepared) {
  const bool outdated = options.choices.mode.empty() && wanted.mode == kAntenatal && day_after_birth(context);
  if (!outdated) return wanted;
  if (!console || !console->has_keys())
    throw UserError(tr("the mode you chose is for before the birth, but the baby has been born"),
                    tr("`dropwise choose` suggests what suits you now."));
  console->say(tr("Your choice was for before the birth."));
  return ask_first(context, *console, prepared);
}

}  // namespace

void check_mode(const Protocol& protocol, const std::string& mode) {
  if (mode.empty() || find_mode(protocol, mode)) return;
  std::vector<std::string> modes;
  for (const Mode& known : protocol.modes) {
    if (!known.id.empty()) modes.push_back(known.id);
  }
  if (modes.empty()) throw UserError(tr("--mode: {} has no modes", protocol.id), tr("Leave out --mode."));
  throw UserError(tr("--mode: {} has no mode `{}`", protocol.id, sanitize(mode)),
                  join_sentences({tr("Its modes: {}.", join(modes, ", ")), did_you_mean(mode, modes)}));
}

Prepared prepare(Context& context, const SessionOptions& options, const Store& store, Console* console) {
  const ProtocolCatalog catalog(context.protocol_folder());
  const Settings& settings = context.settings();
  Prepared prepared;
  if (std::string birth = birth_text(context); !birth.empty()) prepared.reasons.push_back(std::move(birth));
  check_breasts(options);
  need_weeks(options.agreement);
  Wanted wanted = choose_protocol(context, options, store, catalog, console, prepared);
  const bool configured = options.protocol.empty() && wanted.protocol == settings.protocol && !prepared.chosen;
  if (configured) wanted = wanted_now(context, options, wanted, console, prepared);
  prepared.protocol = find_wanted(catalog, wanted, configured && !prepared.chosen);
  if (configured && options.choices.mode.empty()) leave_out_unknown_mode(wanted, prepared);
  PlanChoices choices = options.choices;
  choices.mode = choose_mode(prepared.protocol, wanted.mode, store, console, context.clock, prepared.reasons);
  if (choices.mode != kAntenatal && (options.agreement.agreed || options.agreement.weeks))
    throw UserError(tr("--agreed and --weeks require --mode antenatal"),
                    tr("Leave them out, or add --mode antenatal."));
  if (choices.mode == kAntenatal) {
    need_agreement(context, options.agreement, console);
    mention_most_a_day(store, context.clock, prepared);
  }
  choices.first = choose_first(options, choices, store, prepared.reasons);
  if (choices.mode == kRelief) {
    if (console && console->has_keys() && !choices.only && !options.first_given)
      ask_full_breast(choices, *console, context.clock, prepared.reasons);
    mention_support(store, context.clock, prepared);
  }
  if (!choices.prepare) choices.prepare = settings.prepare;
  if (!choices.assist) choices.assist = settings.assist;
  if (!choices.cap) choices.cap = settings.cap;
  choices.tips = options.tips.value_or(settings.tips);
  choices.day = day_after_birth(context);
  prepared.first = choices.only.value_or(choices.first);
  prepared.plan = build_plan(prepared.protocol, choices);
  return prepared;
}

}  // namespace dropwise
