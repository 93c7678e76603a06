#include "app/session/rescue_session.h"

#include "app/session/session_messages.h"
#include "base/json.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "store/file/rescue.h"
#include "store/json/line.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// The absolute path of the log, or the path as given if the current folder no longer exists.
fs::path whole(const fs::path& log) {
  std::error_code fault;
  const fs::path found = fs::absolute(log, fault);
  return fault ? log : found;
}

void tell_json(const RescuedSession& rescued, Console& console, const std::string& wrong) {
  const auto& file = rescued.file;
  console.say(trouble_json(wrong));
  console.say(dump({{"event", "rescued"},
                    {"file", file ? Json(sanitize(file->string())) : Json(nullptr)},
                    {"session", file ? Json(nullptr) : Json::parse(to_line(rescued.record))}}));
}

/// The lines that report the rescue. The name of the file, or the session, is alone on the third line.
std::vector<std::string> lines_of(const RescuedSession& rescued, const std::string& wrong) {
  if (!rescued.file)
    return {
        wrong,
        tr("No file could be written either. The next line is the whole session: put it into a file, on one line, and "
           "once the log can be written give that file to `dropwise import`."),
        to_line(rescued.record)};
  return {wrong, tr("All of it is kept in this file:"), sanitize(rescued.file->string()),
          join_sentences({rescued.passing ? tr("That folder is emptied when you log out.") : "",
                          tr("Once the log can be written to, run `dropwise doctor --fix`, or `dropwise import` with "
                             "that file, to add the session. Then add the volume with `dropwise amend`.")})};
}

}  // namespace

std::vector<fs::path> rescue_folders(const Context& context) {
  std::vector<fs::path> folders = {whole(context.log_file()).parent_path()};
  if (context.environment.runtime) folders.emplace_back(*context.environment.runtime);
  if (context.environment.home && whole(*context.environment.home) != folders.front())
    folders.emplace_back(*context.environment.home);
  return folders;
}

std::vector<fs::path> find_rescue_files(const Context& context) {
  return rescue_files(rescue_folders(context), context.log_file());
}

std::optional<fs::path> find_rescue_file(const Context& context, const SessionRecord& record) {
  for (const fs::path& file : find_rescue_files(context)) {
    if (file.filename().string().find(record.uuid) != std::string::npos) return file;
  }
  return {};
}

void RescueCopy::keep(const SessionRecord& record) {
  try {
    if (file_ && rewrite_rescue(*file_, record)) return;
    file_ = write_rescue(rescue_folders(context_), context_.log_file(), record);
  } catch (const std::exception&) {
    file_.reset();
  }
}

void RescueCopy::drop() {
  std::error_code none;
  if (file_) fs::remove(*file_, none);
  file_.reset();
}

RescuedSession rescue_session(RescueCopy& copy, SessionRecord record, const UserError& why) {
  copy.keep(record);
  RescuedSession rescued{std::move(record), why, copy.file_};
  rescued.passing = rescued.file && rescued.file->parent_path() == copy.context_.environment.runtime;
  return rescued;
}

void report_rescue(const RescuedSession& rescued, Context& context, Console& console, const View& view) {
  const std::string wrong =
      join_sentences({tr("The session could not be saved in the log: {}.", rescued.why.what()), rescued.why.hint()});
  const auto lines = lines_of(rescued, wrong);
  if (view.machine_readable) tell_json(rescued, console, wrong);
  for (std::size_t i = 0; !view.machine_readable && i < lines.size(); ++i)
    i == 2 ? console.say(lines[i]) : say_text(console, view, lines[i]);
  if (console.trouble().empty()) return;
  for (const std::string& line : lines) context.err << line << '\n';
}

}  // namespace dropwise
