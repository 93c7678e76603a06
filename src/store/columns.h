#pragma once

#include <span>
#include <string>

#include "store/json/field_error.h"
#include "store/session_record.h"

namespace SQLite {
class Statement;
}  // namespace SQLite

namespace dropwise {

/// When undo gives a column its old value back. `unless_running`: not while the session is running again, because its
/// program writes the column.
enum class Undo { never, always, unless_running };

/// How NDJSON and CSV carry a column, if a text or a number says it all.
struct ExchangeField {
  const char* key = nullptr;  ///< In JSON, and the heading in CSV. Null: the formats write the value in their own way.
  bool number = false;        ///< A JSON number rather than a string.
  Expected expected = Expected::plain_text;  ///< What parse() accepts, for an error.
  const char* detail = "";                   ///< For the FieldError.

  /// The value as text; empty if there is none.
  std::string (*text)(const SessionRecord& record) = nullptr;

  /// Sets the value from a text that is not empty. False if it is not allowed.
  bool (*parse)(SessionRecord& record, const std::string& text) = nullptr;
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
  void (*read)(SQLite::Statement& row, int place, SessionRecord& record) = nullptr;

  ExchangeField exchange = {};
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

/// Reads the result columns that column_names(ColumnSet::all) selects, starting at `first`, except for the plan.
/// Returns the place of the plan.
int read_columns(SQLite::Statement& row, int first, SessionRecord& record);

/// An SQL expression for the old values of a row, for the journal: a JSON object with a key for every column that undo
/// restores.
std::string journal_expression();

}  // namespace dropwise
