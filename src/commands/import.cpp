#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/errors/import_messages.h"
#include "app/errors/user_error.h"
#include "app/input_copy.h"
#include "app/open_log.h"
#include "app/progress.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "dropwise/duration.h"
#include "exchange/import_file.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "reports/detail.h"
#include "reports/overwritten.h"
#include "store/importer.h"
#include "store/undo/undo_log.h"

namespace dropwise {
namespace {

constexpr std::array<Choice<Unit>, 2> kAmountUnits = {{{"ml", Unit::ml}, {"oz", Unit::oz_us}}};
constexpr Millis kLongest = std::chrono::hours{10'000};
constexpr std::size_t kLongestNote = 100'000;
constexpr Millis kAhead = std::chrono::hours{24};  // tolerance for a wrong clock or zone

struct ImportCommand {
  std::string file;
  ImportCallbacks callbacks;
  bool dry = false, skip_bad = false, json = false;
};

/// How an outcome is reported: its key in JSON, the line for one session, and a text for the number of sessions.
struct Outcome {
  std::string_view key, one, all;
};
constexpr std::array<Outcome, 8> kOutcomes = {
    {{"added", mark_for_translation("Line {} adds: {}\n"), mark_for_translation("{} added")},
     {"changed", mark_for_translation("Line {} changes: {}\n"), mark_for_translation("{} changed")},
     {"deleted", mark_for_translation("Line {} deletes: {}\n"), mark_for_translation("{} deleted")},
     {"erased", mark_for_translation("Line {} erases this session for good: {}\n"),
      mark_for_translation("{} erased for good")},
     {"same", "", mark_for_translation("{} already in the log")},
     {"older", "", mark_for_translation("{} newer in the log, so not changed")},
     {"differs", "", mark_for_translation("{} different in the log, but not older, so not changed")},
     {"running", "", mark_for_translation("{} still running, so not changed")}}};

/// A text for translation with its values.
template <class... Values>
std::string filled(std::string_view text, const Values&... values) {
  return vformatted(tr(text), fmt::make_format_args(values...));
}

struct Result {
  std::array<std::size_t, kOutcomes.size()> counts{};
  std::size_t others = 0;
  bool can_be_undone = false;
  std::vector<std::string> remarks = {}, left = {};
  std::vector<Overwritten> overwritten = {};
  Json left_json = Json::array();

  std::size_t count(ImportOutcome outcome) const { return counts[static_cast<std::size_t>(outcome)]; }
  bool changes() const {
    return count(ImportOutcome::added) + count(ImportOutcome::changed) + count(ImportOutcome::deleted) +
               count(ImportOutcome::erased) >
           0;
  }
};

/// Checks the limits that hold for every source, so that an export can be imported again.
void check(const SessionRecord& record, UtcTime now, bool accepts_future) {
  const SessionData& data = record.data;
  if (!accepts_future && data.began.utc > now + kAhead)
    throw FieldError{"started", rfc3339(data.began), Expected::not_future};
  if (!accepts_future && record.updated > now + kAhead)
    throw FieldError{"updated", rfc3339({record.updated, {}}), Expected::not_future};
  if (data.lasted > kLongest) throw FieldError{"lasted", to_text(*data.lasted), Expected::at_most_10000_hours};
  if (data.note.size() > kLongestNote)
    throw FieldError{"note", truncate_to_width(sanitize(data.note), 60), Expected::plain_text};
}

void leave_out(Result& result, const FieldError& fault, std::size_t line) {
  result.left.push_back(join_sentences({tr("Left out: {}.", field_error_text(fault, line)), expected_text(fault)}));
  result.left_json.push_back(
      {{"line", line}, {"column", fault.place}, {"value", fault.value}, {"allowed", expected_text(fault)}});
}

/// Imports all sessions of the file. Nothing is saved until the importer commits.
Result take_in(Context& context, ImportCommand& command, std::istream& in, Importer& importer) {
  Result result;
  Progress progress(context, tr("Importing"), size_of(in));
  command.callbacks.on_session = [&](ImportedSession incoming, std::size_t line) {
    const UtcTime now = context.clock.utc();
    progress.at(static_cast<std::uintmax_t>(in.tellg()));
    check(incoming.record, now, command.callbacks.options.accepts_unusual);
    UtcTime& updated = incoming.record.updated;
    const bool dated = updated <= now + kAhead;
    if (!dated) updated = now + kAhead;  // else it would win over every later change
    const auto taken = static_cast<std::size_t>(importer.import_session(incoming.record, incoming.whole, dated));
    ++result.counts[taken];
    if (incoming.remark != ImportRemark::none) result.remarks.push_back(remark_text(incoming, line));
    if (command.dry && !command.json && !kOutcomes[taken].one.empty())
      context.out << filled(kOutcomes[taken].one, line, brief(incoming.record));
  };
  importer.on_replace = [&](const SessionRecord& before, const SessionRecord& after) {
    if (auto lost = overwritten(before, after); !lost.fields.empty()) result.overwritten.push_back(std::move(lost));
  };
  command.callbacks.on_error = [&](const FieldError& fault, std::size_t line) {
    if (!command.skip_bad && !command.dry)
      throw UserError(field_error_text(fault, line),
                      join_sentences({expected_text(fault), tr("Nothing was imported; --skip-bad imports the rest.")}));
    leave_out(result, fault, line);
  };
  try {
    result.others = import_file(in, command.callbacks).skipped;
  } catch (const StoreError&) {
    throw;  // it is about the log, not about the file
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    throw UserError(formatted("{}: {}", sanitize(command.file), error.what()), error.hint(), error.exit());
  }
  if (in.bad()) throw UserError(tr("cannot read all of `{}`", sanitize(command.file)), tr("Nothing was imported."));
  return result;
}

/// Such as `3 added; 1 here already`. Empty if the file has no sessions.
std::string outcomes_text(const Result& result) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < kOutcomes.size(); ++i) {
    if (result.counts[i] > 0) parts.push_back(filled(kOutcomes[i].all, result.counts[i]));
  }
  if (!result.left.empty()) parts.push_back(tr("{} left out", result.left.size()));
  if (result.others > 0) parts.push_back(tr("{} of something else", result.others));
  return join(parts, "; ");
}

/// The values that an import replaces, so that nobody loses one unseen: at most so many sessions, then their number.
void tell_overwritten(Context& context, const ImportCommand& command, const Result& result) {
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(kShown, result.overwritten.size()); ++i) {
    const Overwritten& lost = result.overwritten[i];
    context.out << (command.dry ? tr("Session {} would lose: {}\n", lost.session, overwritten_text(lost))
                                : tr("Session {} no longer has: {}\n", lost.session, overwritten_text(lost)));
  }
  if (result.overwritten.size() <= kShown) return;
  const std::size_t more = result.overwritten.size() - kShown;
  context.out << (command.dry ? plural(more, "{} more session would have values replaced.\n",
                                       "{} more sessions would have values replaced.\n")
                              : plural(more, "{} more session had values replaced.\n",
                                       "{} more sessions had values replaced.\n"));
}

void tell(Context& context, const ImportCommand& command, const Result& result) {
  for (const std::string& line : result.left) context.out << line << '\n';
  for (const std::string& line : result.remarks) context.out << line << '\n';
  tell_overwritten(context, command, result);
  if (const std::string text = outcomes_text(result); text.empty()) {
    context.out << (command.dry ? tr("Without --dry-run, no sessions would be imported.\n") : tr("Sessions: none.\n"));
  } else {
    context.out << (command.dry ? tr("Without --dry-run, this would be the result: {}.\n", text)
                                : tr("Sessions: {}.\n", text));
  }
  if (result.count(ImportOutcome::erased) > 0)
    context.out
        << (command.dry
                ? tr("Sessions that were erased for good in the log this file came from would be erased here too. "
                     "Nothing could bring them back.\n")
                : tr("The erased sessions were erased for good in the log this file came from. Nothing can bring "
                     "them back.\n"));
  if (result.count(ImportOutcome::differs) > 0) {
    context.out << tr(
        "A session that is different in the file, but not newer there, does not change the log. To use the file's "
        "values, undo the earlier import with `dropwise undo`, or enter them with `dropwise amend`.\n");
  }
  if (command.dry && !command.skip_bad && !result.left.empty())
    context.out << tr("Lines that cannot be read stop an import, unless you add --skip-bad.\n");
  if (result.can_be_undone) context.out << tr("`dropwise undo` undoes this import.\n");
}

void tell_json(Context& context, const ImportCommand& command, const Result& result) {
  Json json = {{"dry_run", command.dry}};
  for (std::size_t i = 0; i < kOutcomes.size(); ++i) json[std::string(kOutcomes[i].key)] = result.counts[i];
  json["others"] = result.others;
  json["remarks"] = result.remarks;
  json["left_out"] = result.left_json;
  json["overwritten"] = Json::array();
  for (const Overwritten& lost : result.overwritten) json["overwritten"].push_back(to_json(lost));
  context.out << dump(json) << '\n';
}

/// Whether undo would now change a session. It leaves an unfinished one as it is, since it may be resumed here.
bool undoes_import(const Store& store) {
  const auto last = UndoLog(store).undoable(1);
  return !last.empty() && last.front().what == "import" && last.front().count > 0;
}

ExitCode import_from(Context& context, ImportCommand& command, std::istream& in) {
  command.callbacks.options.units = context.settings().units;
  Store store = open_log(context, command.dry ? Store::Access::read : Store::Access::write);
  Importer importer(store, context.clock.utc());
  Result result = take_in(context, command, in, importer);
  if (!command.dry && result.changes()) {
    importer.commit();
    result.can_be_undone = undoes_import(store);
  }
  command.json ? tell_json(context, command, result) : tell(context, command, result);
  return command.dry && !command.skip_bad && !result.left.empty() ? ExitCode::usage : ExitCode::success;
}

void declare(Command& command, ImportCommand& options) {
  command.argument(
      "FILE", tr("The file; - reads standard input."), [&](const std::string& text, Context&) { options.file = text; },
      true);
  command.choice("--from", import_format_names(), options.callbacks.from,
                 tr("What kind of file it is; if left out, the file itself tells."));
  command.option("--zone", "ZONE", tr("The zone of times that do not say it: Europe/London, +01:00."),
                 [&](const std::string& text, Context&) { options.callbacks.options.zone = parse_zone(text); });
  command.choice(
      "--unit", kAmountUnits,
      [&](Unit unit, Context& context) {
        options.callbacks.options.unit = unit == Unit::ml ? unit : context.settings().units.ounce;
      },
      tr("The unit of amounts that do not say it: ml, oz."));
  command.flag("--yes", tr("Accept more than 1 litre from one breast, and times in the future."),
               options.callbacks.options.accepts_unusual);
  command.flag("--dry-run", tr("Show what would come, and import nothing."), options.dry);
  command.flag("--skip-bad", tr("Leave bad lines out, and list them."), options.skip_bad);
  command.flag("--json", tr("Print as JSON."), options.json);
}

}  // namespace

void add_import(Command& command) {
  auto& options = command.options<ImportCommand>();
  declare(command, options);
  command.run([&options](Context& context) {
    if (options.file == "-") {
      std::fstream kept = copy_of(context.in);
      return import_from(context, options, kept);
    }
    std::error_code none;
    std::ifstream in(options.file, std::ios::binary);
    if (std::filesystem::is_directory(options.file, none))
      throw UserError(tr("`{}` is a folder", sanitize(options.file)), tr("Choose a file in it."), ExitCode::not_found);
    if (!in)
      throw UserError(tr("cannot read `{}`", sanitize(options.file)),
                      tr("Check that the file exists and that you may read it."), ExitCode::not_found);
    if (std::filesystem::is_regular_file(options.file, none)) return import_from(context, options, in);
    std::fstream kept = copy_of(in);  // of a pipe or a device
    return import_from(context, options, kept);
  });
}

}  // namespace dropwise
