#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

// What tests of damaged and hostile logs share.

namespace dropwise::test {

/// Text that moves the cursor, reorders text, sets colors and begins a line of its own.
inline constexpr const char* kEvil =
    "a\x1b[31m\x07"
    "b\xe2\x80\xae\xe2\x81\xa6"
    "c\xc2\x9b"
    "2J\r\x7f\n"
    "FORGED";

/// Describes what a terminal must not get: control characters except line breaks, marks that change text direction, and
/// a line of its own for the last line of kEvil. Empty if the text is harmless.
inline std::string harm_in(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n') || c == 0x7F) return "control character " + std::to_string(c) + " in: " + text;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return "C1 in: " + text;
  }
  for (const char* mark : {"\xe2\x80\xae", "\xe2\x81\xa6"}) {
    if (text.find(mark) != std::string::npos) return "direction mark in: " + text;
  }
  return text.starts_with("FORGED") || text.find("\nFORGED") != std::string::npos ? "a forged line in: " + text : "";
}

/// The columns of this type, `TEXT` or `INTEGER`, with their tables.
inline std::vector<std::pair<std::string, std::string>> columns_of(const std::filesystem::path& log,
                                                                   const std::string& type) {
  SQLite::Database database(log.string(), SQLite::OPEN_READONLY);
  SQLite::Statement row(database,
                        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
                        "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = ?");
  row.bind(1, type);
  std::vector<std::pair<std::string, std::string>> found;
  while (row.executeStep()) found.emplace_back(row.getColumn(0).getString(), row.getColumn(1).getString());
  return found;
}

/// Runs SQL on a log with its constraints switched off. `?1` is `value`.
template <class T>
void spoil(const std::filesystem::path& log, const std::string& sql, const T& value) {
  SQLite::Database database(log.string(), SQLite::OPEN_READWRITE, 5000);  // milliseconds to wait for a lock
  database.exec("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
  SQLite::Statement row(database, sql);
  row.bind(1, value);
  row.exec();
}

}  // namespace dropwise::test
