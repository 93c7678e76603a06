#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/json/field_error.h"
#include "store/session_record.h"

namespace SQLite {
class Statement;
}  // namespace SQLite

namespace dropwise {

class CheckedRow;

/// When undo gives a column its old value back. `state` and `times` are what the program of a running session writes,
/// so undo leaves them in some cases.
enum class Undo { never, always, state, times };

/// How NDJSON and CSV carry a column, if a text or a whole number says it all.
struct ExchangeField {
  const char* key = nullptr;  ///< In JSON, and the heading in CSV. Null: the formats write the value in their own way.
  std::optional<int> most = {};  ///< The value is a whole number from 0 to this; absent: a text.

  /// The value as text; empty if there is none.
  std::string (*text)(const SessionRecord& record) = nullptr;

  /// Sets the value from a text that is not empty. False if it is not allowed.
  bool (*parse)(SessionRecord& record, const std::string& text) = nullptr;

  /// What parse() accepts, for a FieldError, and its detail.
  Expected expected() const { return most ? Expected::whole_number : Expected::plain_text; }
  std::string detail() const { return most ? std::to_string(*most) : ""; }
};

/// A value of a session that is stored in the table `session`. The statements that insert, update, select and undo
/// follow from these rows, and so does the exchange of those with a key.
struct Column {
  const char* name;              ///< Of the column, as SQL takes it.
  const char* second = nullptr;  ///< Of the column for the second part, such as the unit of an amount.
  Undo undo = Undo::always;
  bool entered = true;  ///< Whether it is part of SessionData, which Store::amend() writes.

  /// Binds the value to the parameter `place`, and its second part to the next.
  void (*bind)(SQLite::Statement& statement, int place, const SessionRecord& record) = nullptr;

  /// Reads the value from the result column `place`. Null for the plan, which only reading a whole session needs.
  void (*read)(CheckedRow& row, int place, SessionRecord& record) = nullptr;

  ExchangeField exchange = {};

  /// Calls `use` with each name.
  template <class Use>
  void each_name(Use use) const {
    use(std::string_view(name));
    if (second) use(std::string_view(second));
  }
};

/// All columns but the id, in the order in which statements name them. The plan is the last.
std::span<const Column> session_columns();

/// Which columns a statement writes.
enum class ColumnSet { all, entered };

/// `uuid, state, protocol, …`
std::string column_names(ColumnSet set);

/// `?1, ?2, ?3, …`, one for each of these columns.
std::string column_places(ColumnSet set);

/// Binds the parameters of column_places(). Returns the number of the next parameter.
int bind_columns(SQLite::Statement& statement, ColumnSet set, const SessionRecord& record);

/// Reads the result columns that column_names(ColumnSet::all) selects, starting at `first`, except for the plan. Sets
/// `damaged` in the record. Returns the place of the plan.
int read_columns(SQLite::Statement& statement, int first, SessionRecord& record);

/// The key of a column, by its name, in the JSON of journal_expression().
std::string_view journal_key(std::string_view name);

/// An SQL expression for the old values of a row, for the journal: a JSON object with a key for every column that undo
/// restores.
std::string journal_expression();

}  // namespace dropwise
