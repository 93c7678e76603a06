#pragma once

#include "commands/context.h"
#include "records/record.h"
#include "terminal/view.h"

namespace dropwise {

/// A session that its log did not take.
struct Rescued {
  Record record = {};
  Error why;
  std::filesystem::path folder = {};               ///< Of the log.
  std::optional<std::filesystem::path> file = {};  ///< Where it is now; absent where no file could be written.
};

/// Puts it into a rescue file: beside the log, else in the runtime folder.
Rescued rescue(const Context& context, Record record, const Error& why);

/// Says where it is and what to do; where no file could be written the session itself goes on the screen.
void tell(const Rescued& rescued, Console& console, const View& view);

}  // namespace dropwise
