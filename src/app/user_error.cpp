#include "app/user_error.h"

#include "app/import_messages.h"
#include "app/store_messages.h"
#include "i18n/language.h"

namespace dropwise {

UserError to_user_error(const Error& error) {
  if (const auto* told = dynamic_cast<const UserError*>(&error)) return *told;
  if (const auto* fault = dynamic_cast<const StoreError*>(&error)) return store_message(*fault);
  if (const auto* fault = dynamic_cast<const ImportError*>(&error)) return import_message(*fault);
  return {error.what(), tr("This should not happen: please tell us what you did."), ExitCode::io};
}

}  // namespace dropwise
