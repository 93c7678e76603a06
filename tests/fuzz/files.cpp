// Input from files: protocols, settings, crontabs, exports and our own log, with any bytes.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/errors/toml_messages.h"
#include "base/error.h"
#include "base/text.h"
#include "config/settings.h"
#include "dropwise/plan_json.h"
#include "dropwise/session.h"
#include "exchange/export_format.h"
#include "exchange/import_file.h"
#include "exchange/import_format.h"
#include "fuzz/fuzz.h"
#include "protocols/build_plan.h"
#include "reminders/crontab.h"
#include "store/importer.h"
#include "store/json/json.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"

namespace dropwise::fuzz {
namespace {

using namespace std::chrono_literals;

/// Runs a session of this plan unattended, and checks that its segments add up.
void lead_unattended(const Plan& plan) {
  Session session(plan);
  session.advance(0ms);
  for (int steps = 0; !session.over() && session.next_change(); ++steps) {
    must(steps < 1'000'000);
    session.advance(*session.next_change());
  }
  must(session.over());
  const Millis end = session.log().back().at;
  Millis sum{0};
  for (const Segment& segment : segments(plan, session.log(), end)) sum += segment.ended - segment.began;
  must(sum == end);
}

/// Everything that is imported must be exported and imported again unchanged.
void come_and_go(const std::string& input, const std::string& from) {
  std::istringstream in(input);
  ImportCallbacks reading{.from = from, .options = {.zone = parse_zone("Europe/London"), .unit = Unit::ml}};
  reading.on_session = [](const ImportedSession& incoming, std::size_t) {
    must(equivalent(incoming.record, parse_line(to_line(incoming.record))));
    for (const ExportFormat& format : export_formats()) must(!format.row(incoming.record).empty());
  };
  reading.on_error = [](const FieldError& fault, std::size_t) { must(!find_text_problem(fault.value)); };
  try {
    import_file(in, reading);
  } catch (const Error&) {
    return;
  }
}

/// Runs the queries of a log, and the changes that need no other input.
void use(const std::filesystem::path& file) {
  {
    const Store store(file, Store::Access::probe);
    store.list({});
    store.session_totals({});
    store.pending();
    store.unfinished();
    UndoLog(store).undoable(5);
    store.each({}, [](const SessionRecord& record) { to_line(record); });
  }
  Store store(file, Store::Access::write);
  const UtcTime now{1'800'000'000'000ms};
  store.log({.began = {now, 0min}}, now);
  while (UndoLog(store).undo(now)) continue;
  if (const auto id = store.newest(1)) store.remove(*id, now);
}

}  // namespace

void fuzz_protocol(const std::string& input) {
  const auto [protocol, problems] = parse_protocol(input);
  for (const Diagnostic& problem : problems) must(!message_line(*problem.error).empty());
  if (!problems.empty()) return;
  for (const Mode& mode : protocol.modes) {
    for (const Target target : {Target::min, Target::max}) {
      PlanChoices choices{.mode = mode.id, .target = target};
      choices.cap = 15min;
      const Plan plan = build_plan(protocol, choices);
      must(parse_plan(to_json(plan)) == plan);
      lead_unattended(plan);
    }
  }
}

void fuzz_settings(const std::string& input) {
  std::vector<Diagnostic> problems;
  parse_settings(input, problems);
}

void fuzz_crontab(const std::string& input) {
  try {
    if (const auto call = parse_call(input)) must(parse_call(cron_block(*call)).has_value());
    const std::string without = with_block(input, "");
    must(with_block(without, "") == without);
  } catch (const Error&) {
    return;
  }
}

void fuzz_csv(const std::string& input) { come_and_go(input, {}); }

void fuzz_ndjson(const std::string& input) { come_and_go(input, "ndjson"); }

void fuzz_log(const std::string& input) {
  static const test::Folder folder;
  const auto file = folder.write("log.db", input);
  for (const char* beside : {"log.db-wal", "log.db-shm", "log.db-journal"}) std::filesystem::remove(folder / beside);
  try {
    use(file);
  } catch (const Error&) {
    return;
  }
}

}  // namespace dropwise::fuzz
