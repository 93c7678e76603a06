#include "store/live_channel.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/checked_row.h"
#include "store/file/session_lock.h"
#include "store/json/json.h"
#include "store/sqlite_error.h"
#include "store/store.h"

namespace dropwise {

LiveChannel::LiveChannel(const Store& store) : file_(store.file_), database_(*store.database_) {}

void LiveChannel::claim(const ActiveProcess& active) {
  with_log(file_, [&] {
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    database_.exec("DELETE FROM inbox");  // requests to an earlier process
    SQLite::Statement row(database_, "INSERT OR REPLACE INTO leader (one, session, pid, zero) VALUES (1, ?, ?, ?)");
    row.bind(1, active.session);
    row.bind(2, active.process);
    row.bind(3, static_cast<std::int64_t>(active.zero.count()));
    row.exec();
    transaction.commit();
  });
}

std::optional<ActiveProcess> LiveChannel::active() const {
  return with_log(file_, [&]() -> std::optional<ActiveProcess> {
    if (!SessionLock::is_held(file_)) return {};
    SQLite::Statement row(database_,
                          "SELECT leader.session, pid, zero FROM leader JOIN session ON session.id = leader.session "
                          "WHERE session.state = 'running'");
    if (!row.executeStep()) return {};
    // Without a possible process nobody is woken; without a possible zero the session has come as far as its last sign
    // of life allows.
    CheckedRow checked(row);
    const auto zero = checked.optional_number(2, {-kInstants.highest, kInstants.highest});
    return ActiveProcess{row.getColumn(0).getInt64(), checked.number(1, kProcesses),
                         Millis{zero.value_or(-kInstants.highest)}};
  });
}

bool LiveChannel::runs(std::int64_t session) const {
  const auto found = active();
  return found && found->session == session;
}

bool LiveChannel::is_latest(const ActiveProcess& process) const {
  return with_log(file_, [&] {
    SQLite::Statement row(database_, "SELECT 1 FROM leader WHERE session = ? AND pid = ? AND zero = ?");
    row.bind(1, process.session);
    row.bind(2, process.process);
    row.bind(3, static_cast<std::int64_t>(process.zero.count()));
    return row.executeStep();
  });
}

std::int64_t LiveChannel::enqueue(std::int64_t session, Action action, Millis at) {
  return with_log(file_, [&] {
    SQLite::Statement row(database_, "INSERT INTO inbox (session, action, at) VALUES (?, ?, ?)");
    row.bind(1, session);
    row.bind(2, std::string(to_text(action)));
    row.bind(3, static_cast<std::int64_t>(at.count()));
    row.exec();
    return database_.getLastInsertRowid();
  });
}

/// Looks up each action in the index, so that rows with unknown actions cost nothing, however many there are.
std::optional<ControlRequest> LiveChannel::next_request(std::int64_t session) const {
  return with_log(file_, [&]() -> std::optional<ControlRequest> {
    SQLite::Statement row(database_,
                          "SELECT id, action, at FROM inbox WHERE id = (SELECT min(found) FROM (SELECT (SELECT min(id) "
                          "FROM inbox WHERE session = :session AND action = name.value) AS found "
                          "FROM json_each(:names) AS name))");
    static const std::string kNames = [] {
      Json names = Json::array();
      for (std::size_t i = 0; i < kActionCount; ++i) names.push_back(to_text(static_cast<Action>(i)));
      return dump(names);
    }();
    row.bind(":session", session);
    row.bind(":names", kNames);
    if (!row.executeStep()) return {};
    const auto action = parse_action(row.getColumn(1).getString());
    if (!action) return {};
    return ControlRequest{row.getColumn(0).getInt64(), *action, Millis{CheckedRow(row).number(2, kInstants)}};
  });
}

bool LiveChannel::is_pending(std::int64_t request) const {
  return with_log(file_, [&] {
    SQLite::Statement row(database_, "SELECT 1 FROM inbox WHERE id = ?");
    row.bind(1, request);
    return row.executeStep();
  });
}

bool LiveChannel::complete(std::int64_t request) {
  return with_log(file_, [&] {
    SQLite::Statement row(database_, "DELETE FROM inbox WHERE id = ?");
    row.bind(1, request);
    return row.exec() > 0;
  });
}

}  // namespace dropwise
