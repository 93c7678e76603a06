#include "exchange/import_file.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "base/translatable.h"
#include "exchange/csv.h"
#include "exchange/import_error.h"
#include "exchange/read_line.h"
#include "exchange/sheet_value.h"

namespace dropwise {
namespace {

constexpr std::string_view kLines = "ndjson";
constexpr std::string_view kMark = "\xEF\xBB\xBF";  // the byte order mark of UTF-8
constexpr const char* kOurLines = mark_for_translation("Dropwise NDJSON");

/// What other exports of Baby Buddy and Sprout Track are about, by a column that identifies them.
constexpr std::array<std::pair<std::string_view, const char*>, 13> kOthers = {{
    {"nap", mark_for_translation("sleep")},
    {"wet", mark_for_translation("nappy changes")},
    {"milestone", mark_for_translation("tummy time")},
    {"temperature", mark_for_translation("temperatures")},
    {"head_circumference", mark_for_translation("head circumferences")},
    {"height", mark_for_translation("heights")},
    {"weight", mark_for_translation("weights")},
    {"bmi", "BMI"},
    {"method", mark_for_translation("feeds")},
    {"note", mark_for_translation("notes")},
    {"duration", mark_for_translation("timed entries, such as sleep or tummy time")},
    {"sleepLocation", mark_for_translation("sleep")},
    {"diaperType", mark_for_translation("nappies")},
}};

std::string shown(const std::string& text) { return truncate_to_width(sanitize(text), 70); }

[[noreturn]] void refuse_columns(const std::vector<std::string>& columns) {
  if (has(columns, {"left_ml"}) || has(columns, {"right_ml"}))
    throw ImportError(ImportFault::unknown_columns, shown(join(columns, ",")));
  for (const auto& [column, subject] : kOthers) {
    if (std::ranges::find(columns, column) != columns.end()) throw ImportError(ImportFault::other_subject, subject);
  }
  throw ImportError(ImportFault::unknown_columns, shown(join(columns, ",")));
}

const ImportFormat& find_format(const std::vector<std::string>& columns, const std::string& from) {
  for (const ImportFormat* source : import_formats()) {
    if ((from.empty() || from == source->name) && source->matches(columns)) return *source;
  }
  if (!from.empty()) {
    for (const ImportFormat* source : import_formats()) {
      if (source->matches(columns)) throw ImportError(ImportFault::other_format, std::string(source->title));
    }
  }
  refuse_columns(columns);
}

void demand(const ImportFormat& source, const std::vector<std::string>& columns, const ImportOptions& options) {
  if (!options.zone && (source.needs_zone || std::ranges::find(columns, "started") == columns.end())) {
    throw ImportError(ImportFault::needs_zone, std::string(source.title));
  }
  if (source.has_units && options.unit) throw ImportError(ImportFault::has_units, std::string(source.title));
  if (source.needs_unit && !options.unit) throw ImportError(ImportFault::needs_unit, std::string(source.title));
}

/// Returns the next bytes and leaves them in the stream.
std::string look_ahead(std::istream& in, std::size_t count) {
  std::string text(count, '\0');
  in.read(text.data(), static_cast<std::streamsize>(count));
  text.resize(static_cast<std::size_t>(in.gcount()));
  in.clear();
  for (auto c = text.rbegin(); c != text.rend(); ++c) in.putback(*c);
  return text;
}

/// Reports a line that cannot be read. Stops the import after too many, because the file is of another kind.
void refuse(const ImportCallbacks& callbacks, const FieldError& fault, std::size_t line, ImportStats& seen) {
  constexpr std::size_t kMost = 10'000;
  callbacks.on_error(fault, line);
  if (++seen.refused > kMost) throw ImportError(ImportFault::too_many_faults, std::to_string(kMost), line);
}

bool is_empty(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

/// The names of the columns, without what a spreadsheet may have put around them.
std::vector<std::string> read_head(CsvReader& csv) {
  auto head = csv.next();
  while (head && is_empty(head->cells)) head = csv.next();
  if (!head) throw ImportError(ImportFault::empty);
  for (std::string& name : head->cells) {
    const auto first = name.find_first_not_of(" '");
    name = first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(' ') - first + 1);
  }
  return head->cells;
}

/// What a column that nobody reads holds would be lost without a word.
void check_columns(const ImportFormat& format, const std::vector<std::string>& columns) {
  std::vector<std::string> unknown;
  for (auto name = columns.begin(); name != columns.end(); ++name) {
    if (name->empty()) continue;
    if (std::find(columns.begin(), name, *name) != name) throw ImportError(ImportFault::repeated_column, shown(*name));
    if (format.has_column && !format.has_column(*name)) unknown.push_back(*name);
  }
  if (!unknown.empty()) throw ImportError(ImportFault::further_columns, shown(join(unknown, ", ")));
}

/// Gives the row as many cells as there are columns. A spreadsheet may leave out empty cells at the end, or add some.
void fit(CsvRow& row, const std::vector<std::string>& columns, std::string_view needed) {
  std::vector<std::string>& cells = row.cells;
  while (cells.size() > columns.size() && cells.back().empty()) cells.pop_back();
  const auto last = std::ranges::find(columns, needed);
  const bool may_be_short =
      !needed.empty() && last != columns.end() && std::ranges::distance(columns.begin(), last) < std::ssize(cells);
  if (cells.size() > columns.size() || (cells.size() < columns.size() && !may_be_short))
    throw FieldError{"", std::to_string(cells.size()), Expected::cell_count, std::to_string(columns.size())};
  cells.resize(columns.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].empty() && !cells[i].empty())
      throw ImportError(ImportFault::cells_beside, shown(cells[i]), row.line);
  }
}

/// The decimal mark of a whole file: that of the first number which shows it. If there is none, the separator decides.
char find_decimal_mark(CsvReader& csv, const std::vector<std::string>& columns, const ImportFormat& format) {
  while (auto row = format.shows_mark ? csv.next() : std::nullopt) {
    for (std::size_t i = 0; i < std::min(columns.size(), row->cells.size()); ++i) {
      if (!format.shows_mark(columns[i])) continue;
      if (const auto mark = decimal_mark_of(row->cells[i])) return *mark;
    }
  }
  return csv.separator() == ';' ? ',' : '.';
}

/// Refuses an amount that is perhaps a slip: of the hand, or of a program that took a decimal mark for another.
void check_amounts(const Yield& yield) {
  const std::pair<const char*, const std::optional<Volume>&> sides[] = {{"left", yield.left.volume},
                                                                        {"right", yield.right.volume}};
  for (const auto& [side, volume] : sides)
    if (volume && is_unusual(*volume)) throw FieldError{side, to_text(*volume), Expected::usual_amount};
}

ImportStats import_table(std::istream& in, const ImportCallbacks& callbacks) {
  const auto begin = in.tellg();
  CsvReader first_look(in);
  const auto columns = read_head(first_look);
  const ImportFormat& format = find_format(columns, callbacks.from);
  check_columns(format, columns);
  demand(format, columns, callbacks.options);
  const char mark = find_decimal_mark(first_look, columns, format);
  in.clear();
  in.seekg(begin);
  CsvReader csv(in);
  read_head(csv);
  ImportStats seen{format.title};
  while (auto row = csv.next()) {
    if (is_empty(row->cells)) continue;
    try {
      fit(*row, columns, format.needed_column);
      if (auto incoming = format.parse_row(Row(columns, std::move(row->cells), mark), callbacks.options)) {
        if (!callbacks.options.accepts_unusual) check_amounts(incoming->record.data.yield);
        callbacks.on_session(std::move(*incoming), row->line);
      } else {
        ++seen.skipped;
      }
    } catch (const FieldError& fault) {
      refuse(callbacks, fault, row->line, seen);
    }
  }
  return seen;
}

ImportStats import_lines(std::istream& in, const ImportCallbacks& callbacks) {
  ImportStats seen{kOurLines};
  std::string text;
  for (std::size_t line = 1; read_line(in, text, kLongestLine, line); ++line) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.empty()) continue;
    if (line == 1 && text == "{") throw ImportError(ImportFault::json_over_lines);
    if (callbacks.options.unit) throw ImportError(ImportFault::has_units, kOurLines);
    try {
      callbacks.on_session({.record = parse_line(text), .whole = true}, line);
    } catch (const FieldError& fault) {
      refuse(callbacks, fault, line, seen);
    }
  }
  return seen;
}

/// Refuses what is not text in UTF-8, by how the file begins.
void refuse_other_kinds(const std::string& begins) {
  constexpr std::size_t kApplicationPlace = 68;  // in the header of SQLite
  constexpr std::string_view kApplication = "DrOp", kOldSpreadsheet = "\xD0\xCF\x11\xE0";
  const auto has = [&](std::string_view text) { return begins.find(text) != std::string::npos; };
  if (begins.starts_with("SQLite format 3")) {
    const bool is_log = begins.substr(std::min(kApplicationPlace, begins.size()), kApplication.size()) == kApplication;
    throw ImportError(is_log ? ImportFault::log : ImportFault::database);
  }
  if (begins.starts_with("PK")) {
    const bool is_spreadsheet = has("[Content_Types].xml") || has("_rels/") || has("docProps/") || has("xl/") ||
                                has("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    throw ImportError(is_spreadsheet ? ImportFault::spreadsheet : ImportFault::zip);
  }
  if (begins.starts_with(kOldSpreadsheet)) throw ImportError(ImportFault::spreadsheet);
  const bool has_mark = begins.starts_with("\xFF\xFE") || begins.starts_with("\xFE\xFF");
  const auto is_zero = [&](std::size_t at) { return begins.size() > 3 && begins[at] == '\0'; };
  if (has_mark || (is_zero(0) && !is_zero(1) && is_zero(2)) || (!is_zero(0) && is_zero(1) && is_zero(3)))
    throw ImportError(ImportFault::utf16);
}

}  // namespace

ImportStats import_file(std::istream& in, const ImportCallbacks& callbacks) {
  refuse_other_kinds(look_ahead(in, 100));
  for (const char c : kMark) {
    if (in.peek() != static_cast<unsigned char>(c)) break;
    in.get();
  }
  const int first = in.peek();
  if (first == '[') throw ImportError(ImportFault::json_list);
  const bool is_line =
      first == '{' || first == std::istream::traits_type::eof();  // the export of an empty log is empty
  if (first == '{' && !callbacks.from.empty() && callbacks.from != kLines)
    throw ImportError(ImportFault::other_format, kOurLines);
  const bool lines = callbacks.from.empty() ? is_line : callbacks.from == kLines;
  return lines ? import_lines(in, callbacks) : import_table(in, callbacks);
}

const std::vector<Choice<std::string_view>>& import_format_names() {
  static const auto kNames = [] {
    std::vector<Choice<std::string_view>> names = {{kLines, kLines}};
    for (const ImportFormat* format : import_formats()) {
      if (!find_choice(names, format->name)) names.push_back({format->name, format->name});
    }
    return names;
  }();
  return kNames;
}

}  // namespace dropwise
