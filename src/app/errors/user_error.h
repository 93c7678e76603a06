#pragma once

#include <filesystem>
#include <system_error>

#include "base/error.h"

namespace dropwise {

/// An error of any layer in words for the person at the terminal. A UserError already is, and stays as it is.
UserError to_user_error(const Error& error);

/// That a file cannot be written, with the reason that the system gives.
UserError cannot_write(const std::filesystem::path& file, const std::error_code& why);

}  // namespace dropwise
