// Input to a running session, from people and from other programs.
#include <SQLiteCpp/SQLiteCpp.h>

#include "app/session/recorder.h"
#include "fuzz/fuzz.h"
#include "store/live_channel.h"
#include "store/undo/undo_log.h"
#include "support/fakes.h"
#include "support/folder.h"

namespace dropwise::fuzz {
namespace {

using namespace std::chrono_literals;

Plan two_breasts(Policy policy) {
  return {.protocol = "p",
          .policy = policy,
          .phases = {{.name = "a", .side = Side::left, .minimum = 1min, .maximum = 2min, .target = 2min},
                     {.name = "b", .side = Side::right, .cap = 2min},
                     {.name = "end", .kind = PhaseKind::finish, .target = 0ms, .prompts = {{"done"}}}}};
}

/// The segments must fill the session without gaps or overlaps.
void check_segments(const Session& session, Millis end) {
  Millis at{0};
  for (const Segment& segment : segments(session.plan(), session.log(), end)) {
    must(segment.began == at && segment.ended >= segment.began);
    at = segment.ended;
  }
  must(at == end);
}

}  // namespace

/// Every line is a request that another program may have left in the log.
void fuzz_inbox(const std::string& input) {
  static const test::Folder folder;
  static const std::filesystem::path file = folder / "log.db";
  const Plan plan = two_breasts(Policy::open);
  Store store(file, Store::Access::write);
  const UtcTime now{1'800'000'000'000ms};
  const auto id = store.begin({.protocol = "p", .began = {now, 0min}}, plan, now);
  LiveChannel(store).claim({id, 1, 0ms});
  Session session(plan);
  session.advance(0ms);
  auto lock = SessionLock::try_acquire(file);
  SessionRecorder recording(store, lock.value(), store.read(id).value(), session, 0);
  {
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE, 1000);
    SQLite::Statement ask(other, "INSERT INTO inbox (session, action, at) VALUES (?, ?, ?)");
    for (std::size_t from = 0; from < input.size() && from < 400;) {
      const std::size_t end = std::min(input.find('\n', from), input.size());
      ask.reset();
      ask.bind(1, id);
      ask.bind(2, input.substr(from, end - from));
      ask.bind(3, static_cast<std::int64_t>(end - from));
      ask.exec();
      from = end + 1;
    }
  }
  Millis at{0};
  for (int asked = 0; const auto action = recording.poll_request(at); ++asked) {
    must(asked < 500);
    session.act(*action, at);
    must(recording.save().empty());
    recording.complete();
    at += 10ms;
  }
  const Millis end = session.over() ? session.log().back().at : at;
  check_segments(session, end);
  const bool kept = recording.finish(end, now);
  const auto saved = store.read(id);
  must(saved.has_value() == kept);
  must(!kept || saved->log == session.log());
  UndoLog(store).undo(now);
}

/// The first byte chooses view and policy. Then come pairs of a waiting time and a key.
void fuzz_keys(const std::string& input) {
  if (input.empty()) return;
  const auto choice = static_cast<unsigned char>(input[0]);
  test::FakeClock clock;
  std::vector<test::ScriptedConsole::Typed> script;
  Millis at{0};
  for (std::size_t i = 1; i + 1 < input.size() && i < 300; i += 2) {
    const auto wait = static_cast<unsigned char>(input[i]);
    at += Millis{wait < 128 ? wait * 10 : wait * 100};
    script.push_back(wait == 255 ? test::doze(at, 5min) : test::key(at, input.substr(i + 1, wait % 3 == 0 ? 3 : 1)));
  }
  script.push_back(test::signal(at + 2min, Input::Kind::terminate));
  test::ScriptedConsole console(clock, std::move(script));
  console.columns = 20 + choice;
  Session session(two_breasts(static_cast<Policy>(choice % 3)));
  Notifier notifier({.set = {.bell = true}});
  const LoopOptions loop_options{.view = &kViews[choice / 3 % kViews.size()], .one_key = choice >= 128};
  RehearsalStorage nowhere;
  const LoopResult result = run_session(session, clock, console, nowhere, loop_options, {}, &notifier);
  check_segments(session, result.at);
  must(Session(session.plan(), session.log()).log() == session.log());
}

}  // namespace dropwise::fuzz
