#include "exchange/import_file.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::string_view kLines = "ndjson";
constexpr std::string_view kMark = "\xEF\xBB\xBF";  // the byte order mark of UTF-8
constexpr const char* kOurLines = mark_for_translation("Dropwise NDJSON");

constexpr const char* kLineEach =
    mark_for_translation("In NDJSON each session stands on one line, as `dropwise export` writes it.");
constexpr const char* kFromLog = mark_for_translation(
    "`dropwise --db FILE export > log.ndjson` writes what can be imported. To put a backup back, see "
    "dropwise-backup(1).");

/// What other exports of these programs contain, by a column that identifies them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kOthers = {{
    {"nap", mark_for_translation("sleep")},
    {"wet", mark_for_translation("diaper changes")},
    {"milestone", mark_for_translation("tummy times")},
    {"temperature", mark_for_translation("temperatures")},
    {"head_circumference", mark_for_translation("head circumferences")},
    {"height", mark_for_translation("heights")},
    {"weight", mark_for_translation("weights")},
    {"bmi", "BMI"},
    {"method", mark_for_translation("feedings")},
    {"note", mark_for_translation("notes")},
    {"duration", mark_for_translation("durations, such as sleep or tummy time")},
    {"sleepLocation", mark_for_translation("sleep")},
    {"diaperType", mark_for_translation("diapers")},
}};

/// A hint that lists what can be imported.
std::string known_formats() {
  std::vector<std::string> titles = {tr(kOurLines)};
  for (const ImportFormat* format : import_formats()) titles.push_back(tr(format->title));
  return tr("These can be imported: {}.", join(titles, ", "));
}

[[noreturn]] void refuse_columns(const std::vector<std::string>& columns) {
  for (const auto& [column, what] : kOthers) {
    if (std::ranges::find(columns, column) != columns.end())
      throw UserError(tr("line 1: this is a file of {}, not of expressing or pumping", tr(what)), known_formats());
  }
  throw UserError(tr("line 1: the columns are not known: {}", truncate_to_width(sanitize(join(columns, ",")), 70)),
                  known_formats());
}

const ImportFormat& find_format(const std::vector<std::string>& columns, const std::string& from) {
  for (const ImportFormat* source : import_formats()) {
    if ((from.empty() || from == source->name) && source->matches(columns)) return *source;
  }
  if (!from.empty()) {
    for (const ImportFormat* source : import_formats()) {
      if (source->matches(columns))
        throw UserError(tr("the file is {}, not {}", tr(source->title), from),
                        tr("Leave --from out, or name the right one."));
    }
  }
  refuse_columns(columns);
}

void demand(const ImportFormat& source, const std::vector<std::string>& columns, const ImportOptions& options) {
  if (!options.zone && (source.needs_zone || std::ranges::find(columns, "started") == columns.end())) {
    throw UserError(tr("{} does not say in which zone its times are", tr(source.title)),
                    tr("Say it with --zone, such as --zone Europe/London."));
  }
  if (source.needs_unit && !options.unit)
    throw UserError(tr("{} does not say in which unit its amounts are", tr(source.title)),
                    tr("Say it with --unit ml or --unit oz."));
}

[[noreturn]] void refuse_kind(const std::string& what, const std::string& hint) {
  throw UserError(tr("the file is {}", what), hint);
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
  if (++seen.refused > kMost)
    throw UserError(tr("more than {} lines cannot be read, up to line {}", kMost, line),
                    tr("That is another kind of file, or it is broken. Nothing was imported."));
}

ImportStats import_table(std::istream& in, const ImportCallbacks& callbacks) {
  CsvReader csv(in);
  auto head = csv.next();
  if (!head) throw UserError(tr("the file is empty"), known_formats());
  for (std::string& name : head->cells) name = unescape_formula(name);
  const ImportFormat& source = find_format(head->cells, callbacks.from);
  demand(source, head->cells, callbacks.options);
  ImportStats seen{source.title};
  while (auto row = csv.next()) {
    try {
      if (row->cells.size() != head->cells.size())
        throw FieldError{"", plural(row->cells.size(), "{} cell", "{} cells"),
                         tr("{}, as in the first line", plural(head->cells.size(), "{} cell", "{} cells"))};
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
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.empty()) continue;
    if (line == 1 && text == "{") refuse_kind(tr("JSON broken over lines"), tr(kLineEach));
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
    if (begins.starts_with("PK")) refuse_kind(tr("a zip archive"), tr("Unzip it, and import the pump-logs.csv in it."));
    if (begins == "SQLite format 3") refuse_kind(tr("a log, or a backup of one, and no export"), tr(kFromLog));
  }
  if (first == '[') refuse_kind(tr("a list in JSON"), tr(kLineEach));
  const bool is_line =
      first == '{' || first == std::istream::traits_type::eof();  // the export of an empty log is empty
  if (first == '{' && !callbacks.from.empty() && callbacks.from != kLines)
    throw UserError(tr("the file is Dropwise NDJSON, not {}", callbacks.from),
                    tr("Leave --from out, or name the right one."));
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
