#include "app/overview_command.h"

#include <array>

#include "app/glance.h"
#include "app/open_log.h"
#include "app/overview.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

using Call = std::pair<const char*, const char*>;
using Calls = std::array<Call, 3>;

constexpr Calls kRunning = {{{"watch", mark_for_translation("watch the running session")},
                             {"ctl next", mark_for_translation("go to the next step")},
                             {"amend last --left 12", mark_for_translation("record a volume while it runs")}}};
constexpr Calls kCutOff = {{{"resume", mark_for_translation("continue the interrupted session")},
                            {"resume --finish", mark_for_translation("end it where it stopped")},
                            {"list", mark_for_translation("list past sessions")}}};
constexpr Calls kFirst = {{{"start", mark_for_translation("start a session; it asks what it is for and needs no keys")},
                           {"choose", mark_for_translation("find the method that suits you, and save it")},
                           {"rehearse lll", mark_for_translation("see a session in half a minute")}}};

/// The calls after a session that has ended. Never one that would replace an amount.
Calls usual_calls(const Yield& last) {
  Call second = {"log --left 12", mark_for_translation("record a session without a timer")};
  if (last.pending()) {
    const bool has_left = last.status(Side::left) != VolumeStatus::unknown;
    second = {has_left ? "amend --right 12" : "amend --left 12",
              mark_for_translation("record how much milk there was")};
  }
  return {{{"start", mark_for_translation("guide me through a session and record it")},
           second,
           {"list", mark_for_translation("list past sessions")}}};
}

/// What to type, and what it does: beside it, or below it if there is no room.
std::string call_text(const char* call, const std::string& meaning, std::size_t width) {
  constexpr std::size_t kBeside = 60;
  if (width >= kBeside) return wrap(meaning, width, formatted("  dropwise {:<21} ", call)) + "\n";
  return formatted("  dropwise {}\n{}\n", call, wrap(meaning, width, "    "));
}

}  // namespace

ExitCode show_overview(Context& context) {
  const Store store = open_log(context, Store::Access::read);
  const Overview overview = read_overview(context, store);
  const Calls calls = overview.running     ? kRunning
                      : overview.cut_off() ? kCutOff
                      : !overview.record   ? kFirst
                                           : usual_calls(overview.record->data.yield);
  const bool has_page = overview.record && !overview.running && !overview.cut_off();
  context.out << (has_page ? to_text(glance(context, store, overview), context.look())
                           : wrap(to_text(context, overview), context.width()) + "\n")
              << '\n';
  for (const auto& [call, meaning] : calls) context.out << call_text(call, tr(meaning), context.width());
  context.out << '\n'
              << wrap(tr("`dropwise signs` shows the warning signs, `dropwise help` lists all commands."),
                      context.width())
              << '\n';
  return ExitCode::success;
}

}  // namespace dropwise
