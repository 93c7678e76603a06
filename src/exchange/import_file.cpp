#include "exchange/import_file.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "base/translatable.h"
#include "exchange/csv.h"
#include "exchange/import_error.h"
#include "exchange/read_line.h"

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

[[noreturn]] void refuse_columns(const std::vector<std::string>& columns) {
  for (const auto& [column, subject] : kOthers) {
    if (std::ranges::find(columns, column) != columns.end()) throw ImportError(ImportFault::other_subject, subject);
  }
  throw ImportError(ImportFault::unknown_columns, truncate_to_width(sanitize(join(columns, ",")), 70));
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

ImportStats import_table(std::istream& in, const ImportCallbacks& callbacks) {
  CsvReader csv(in);
  auto head = csv.next();
  if (!head) throw ImportError(ImportFault::empty);
  for (std::string& name : head->cells) name = unescape_formula(name);
  const ImportFormat& source = find_format(head->cells, callbacks.from);
  demand(source, head->cells, callbacks.options);
  ImportStats seen{source.title};
  while (auto row = csv.next()) {
    try {
      if (row->cells.size() != head->cells.size())
        throw FieldError{"", std::to_string(row->cells.size()), Expected::cell_count,
                         std::to_string(head->cells.size())};
      if (auto incoming = source.parse_row(Row(head->cells, std::move(row->cells)), callbacks.options)) {
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
    try {
      callbacks.on_session({.record = parse_line(text), .whole = true}, line);
    } catch (const FieldError& fault) {
      refuse(callbacks, fault, line, seen);
    }
  }
  return seen;
}

}  // namespace

ImportStats import_file(std::istream& in, const ImportCallbacks& callbacks) {
  for (const char c : kMark) {
    if (in.peek() != static_cast<unsigned char>(c)) break;
    in.get();
  }
  const int first = in.peek();
  if (first == 'P' || first == 'S') {
    const std::string begins = look_ahead(in, 15);
    if (begins.starts_with("PK")) throw ImportError(ImportFault::zip);
    if (begins == "SQLite format 3") throw ImportError(ImportFault::database);
  }
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
