#pragma once

#include <string>

#include "app/context.h"

namespace dropwise {

/// The page as a PDF, printed by a browser of the Chromium family that is installed. It gets a folder of its own and no
/// network. Throws UserError if there is none, or it fails.
std::string print_pdf(const Context& context, const std::string& html);

}  // namespace dropwise
