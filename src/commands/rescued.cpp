#include "commands/rescued.h"

#include <fmt/format.h>

#include "commands/opening.h"
#include "quantities/json.h"
#include "quantities/text.h"
#include "records/line.h"
#include "records/rescue.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// `'` around a name that a shell would take apart.
std::string word(const std::string& name) {
  return name.find_first_of(" '\"\\$`*?()[]&;<>|#~!") == std::string::npos ? name : "'" + name + "'";
}

}  // namespace

Rescued rescue(const Context& context, Record record, const Error& why) {
  Rescued rescued{std::move(record), why, fs::absolute(context.log_file()).parent_path()};
  std::vector<fs::path> folders = {rescued.folder};
  if (context.environment.runtime) folders.emplace_back(*context.environment.runtime);
  rescued.file = write_rescue(folders, rescued.record);
  return rescued;
}

void tell(const Rescued& rescued, Console& console, const View& view) {
  const auto& file = rescued.file;
  const std::string wrong =
      fmt::format("The session could not be stored: {}. {}", rescued.why.what(), rescued.why.hint());
  const std::string line = file ? "" : to_line(rescued.record);
  if (view.name == "json") {
    console.say(trouble_json(wrong));
    console.say(dump({{"event", "rescued"},
                      {"file", file ? Json(clean(file->string())) : Json(nullptr)},
                      {"session", file ? Json(nullptr) : Json::parse(line)}}));
    return;
  }
  say_text(console, view, wrong);
  if (!file) {
    say_text(
        console, view,
        "No file could be written either. The next line is the whole session: put it into a file, and once the log "
        "can be written give that file to `dropwise import`.");
    return console.say(line);
  }
  const std::string name = clean(file->string());
  const char* passing = file->parent_path() == rescued.folder ? "" : " That folder is emptied when you log out.";
  say_text(console, view, fmt::format("All of it is in {}.{}", name, passing));
  say_text(
      console, view,
      fmt::format("Once the log can be written, `dropwise import {}` takes it in; then the file can go.", word(name)));
}

}  // namespace dropwise
