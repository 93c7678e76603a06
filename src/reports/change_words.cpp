#include "reports/change_words.h"

#include "base/text.h"
#include "i18n/language.h"
#include "reports/detail.h"

namespace dropwise {

std::string undone_text(const UndoneChange& change, std::int64_t session) {
  if (change.what == "session") return tr("Undone: the recording of session {}.", session);
  if (change.what == "log") return tr("Undone: the entry of session {}.", session);
  if (change.what == "delete") return tr("Undone: the deletion of session {}.", session);
  if (change.what == "restore") return tr("Undone: the restoring of session {}. It is deleted again.", session);
  return tr("Undone: the change to session {}.", session);
}

std::string redone_text(const UndoneChange& change, std::int64_t session) {
  if (change.what == "session") return tr("Redone: the recording of session {}.", session);
  if (change.what == "log") return tr("Redone: the entry of session {}.", session);
  if (change.what == "delete") return tr("Redone: the deletion of session {}.", session);
  if (change.what == "restore") return tr("Redone: the restoring of session {}. It is in the log again.", session);
  return tr("Redone: the change to session {}.", session);
}

std::string sessions_text(const UndoneChange& change) {
  if (change.what == "import") return plural(change.count, "{} session", "{} sessions");
  return tr("session {}", join(change.sessions, ", "));
}

std::string brief_of(const Store& store, std::int64_t session) {
  const auto record = store.read(session, Damaged::accept);
  return record ? brief(*record) : tr("not in the log");
}

}  // namespace dropwise
