#include "app/errors/user_error.h"

#include <optional>

#include "app/errors/config_messages.h"
#include "app/errors/import_messages.h"
#include "app/errors/protocol_messages.h"
#include "app/errors/reminder_messages.h"
#include "app/errors/store_messages.h"
#include "app/errors/toml_messages.h"
#include "app/errors/value_messages.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

/// The words for an error of this type; absent if it is of another type.
template <class E>
std::optional<UserError> words(const Error& error, UserError (*message)(const E&)) {
  const auto* found = dynamic_cast<const E*>(&error);
  return found ? std::optional(message(*found)) : std::nullopt;
}

}  // namespace

UserError cannot_write(const std::filesystem::path& file, const std::error_code& why) {
  return {tr("cannot write `{}`: {}", sanitize(file.string()), why.message()),
          tr("Check the permissions of the file and its folder, and the free space on the disk."), ExitCode::io};
}

UserError to_user_error(const Error& error) {
  if (const auto* told = dynamic_cast<const UserError*>(&error)) return *told;
  if (const auto found = words<StoreError>(error, store_message)) return *found;
  if (const auto found = words<ImportError>(error, import_message)) return *found;
  if (const auto found = words<ValueError>(error, value_message)) return *found;
  if (const auto found = words<TextError>(error, text_message)) return *found;
  if (const auto found = words<TomlError>(error, toml_message)) return *found;
  if (const auto found = words<DiagnosticsError>(error, diagnostics_message)) return *found;
  if (const auto found = words<ConfigError>(error, config_message)) return *found;
  if (const auto found = words<InvalidChange>(error, config_message)) return *found;
  if (const auto found = words<RuleConflict>(error, reminder_message)) return *found;
  if (const auto found = words<ReminderError>(error, reminder_message)) return *found;
  if (const auto found = words<ProtocolError>(error, protocol_message)) return *found;
  return {error.what(), tr("This should not happen: please tell us what you did."), ExitCode::io};
}

}  // namespace dropwise
