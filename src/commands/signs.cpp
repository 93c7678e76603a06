#include <algorithm>

#include "app/session/safety_notes_for.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "reports/protocol_sheet.h"

namespace dropwise {
namespace {

constexpr std::size_t kWidest = 78;

}  // namespace

void add_signs(Command& command) {
  auto& json = command.options<bool>();
  command.flag("--json", tr("Print as JSON."), json);
  command.run([&json](Context& context) {
    const SafetyNotes notes = safety_notes_for(context);
    const std::size_t width = context.columns > 0 ? std::min(context.columns, kWidest) : kWidest;
    context.out << (json ? dump(signs_json(notes)) + "\n" : signs_page(notes, width));
    return ExitCode::success;
  });
}

}  // namespace dropwise
