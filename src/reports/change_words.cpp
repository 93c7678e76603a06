#include "reports/change_words.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "i18n/language.h"
#include "reports/detail.h"

namespace dropwise {

namespace {

/// How a kind of change is told. The last row is for all others.
struct ChangeWords {
  std::string_view what, undone, redone;
};
constexpr std::array<ChangeWords, 5> kWords = {
    {{"session", mark_for_translation("Undone: the recording of session {}."),
      mark_for_translation("Redone: the recording of session {}.")},
     {"log", mark_for_translation("Undone: the entry of session {}."),
      mark_for_translation("Redone: the entry of session {}.")},
     {"delete", mark_for_translation("Undone: the deletion of session {}."),
      mark_for_translation("Redone: the deletion of session {}.")},
     {"restore", mark_for_translation("Undone: the restoring of session {}. It is deleted again."),
      mark_for_translation("Redone: the restoring of session {}. It is in the log again.")},
     {"", mark_for_translation("Undone: the change to session {}."),
      mark_for_translation("Redone: the change to session {}.")}}};

const ChangeWords& words_of(const UndoneChange& change) {
  const auto* found = std::ranges::find(kWords, change.what, &ChangeWords::what);
  return found == kWords.end() ? kWords.back() : *found;
}

}  // namespace

std::string undone_text(const UndoneChange& change, std::int64_t session) {
  return vformatted(tr(words_of(change).undone), fmt::make_format_args(session));
}

std::string redone_text(const UndoneChange& change, std::int64_t session) {
  return vformatted(tr(words_of(change).redone), fmt::make_format_args(session));
}

std::string sessions_text(const UndoneChange& change) {
  if (change.what == "import") return plural(change.count, "{} session", "{} sessions");
  return tr("session {}", join(change.sessions, ", "));
}

std::string brief_of(const Store& store, std::int64_t session) {
  const auto record = store.read(session, Damaged::accept);
  return record ? brief(*record) : tr("not in the log");
}

std::map<std::int64_t, std::string> briefs_of(const Store& store, const UndoneChange& change) {
  std::map<std::int64_t, std::string> briefs;
  if (change.what == "import") return briefs;
  for (const std::int64_t session : change.sessions) briefs[session] = brief_of(store, session);
  return briefs;
}

}  // namespace dropwise
