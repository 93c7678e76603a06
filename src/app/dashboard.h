#pragma once

#include <filesystem>

#include "app/context.h"
#include "store/store.h"

namespace dropwise {

/// Writes what is next, what was last and the overview of the last 14 days as one HTML file, for a phone. The file
/// is for its owner alone (0600), and is replaced in one step. Throws UserError if it cannot be written, or is
/// something else than an earlier page of Dropwise.
void write_dashboard(Context& context, const Store& store, const std::filesystem::path& file);

/// Does this for the file in the configuration, if there is one, after a session. Trouble is only reported: the session
/// is saved.
void update_dashboard(Context& context, const Store& store);

}  // namespace dropwise
