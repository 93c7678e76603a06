#include <algorithm>

#include "commands/care_for.h"
#include "commands/command.h"
#include "commands/commands.h"
#include "language/language.h"
#include "review/leaflet.h"

namespace dropwise {
namespace {

constexpr std::size_t kWidest = 78;

}  // namespace

void add_signs(Command& command) {
  auto& json = command.keep<bool>();
  command.flag("--json", tr("As JSON."), json);
  command.run([&json](Context& context) {
    const Care care = care_for(context);
    const std::size_t width = context.columns > 0 ? std::min(context.columns, kWidest) : kWidest;
    context.out << (json ? dump(signs_json(care)) + "\n" : signs_page(care, width));
    return Exit::done;
  });
}

}  // namespace dropwise
