#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dropwise/time.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

/// A change in the log.
struct ChangeRow {
  std::int64_t id = 0;
  std::string what = {};                       ///< UndoneChange::what
  UtcTime at{};                                ///< When it was made.
  std::int64_t added_from = 0, added_to = -1;  ///< The numbers of the sessions that it added, if any.

  bool is_import() const { return what == "import"; }
  bool added(std::int64_t session) const { return session >= added_from && session <= added_to; }
};

/// The changes of a log, and for each what its sessions get back when it is undone, or, once undone, when it is redone.
/// Runs within the caller's transaction. Throws SQLite::Exception.
class Journal {
 public:
  explicit Journal(SQLite::Database& database) : database_(database) {}

  /// The newest changes that are not undone, the newest first: at most `most`.
  std::vector<ChangeRow> newest(std::size_t most) const;
  std::optional<ChangeRow> newest() const;

  /// The change that was undone last.
  std::optional<ChangeRow> last_undone() const;

  /// The sessions that the change added and that are still there. An unfinished session that came with an import is
  /// left out, because it may have been resumed here.
  std::vector<std::int64_t> added_by(const ChangeRow& row) const;

  /// The sessions for which something was kept, the highest number first. Of an import, without those that are
  /// unfinished now, for the same reason.
  std::vector<std::int64_t> changed_by(const ChangeRow& row) const;

  /// The same with the unfinished ones.
  std::vector<std::int64_t> kept_by(const ChangeRow& row) const;

  /// What the session gets back. Absent when the change added it.
  std::optional<std::string> kept(const ChangeRow& row, std::int64_t session) const;

  void keep(const ChangeRow& row, std::int64_t session, const std::optional<std::string>& was);
  void forget(const ChangeRow& row, std::int64_t session);
  void set_undone(const ChangeRow& row, bool undone);

 private:
  SQLite::Database& database_;
};

}  // namespace dropwise
