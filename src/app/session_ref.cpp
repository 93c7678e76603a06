#include "app/session_ref.h"

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr const char* kHint =
    mark_for_translation("Give an id, `last`, or @2 for the second newest; `dropwise list` shows the sessions.");

std::optional<std::int64_t> number(std::string_view text) {
  if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string_view::npos) return {};
  return std::stoll(std::string(text));
}

}  // namespace

SessionRecord find_deleted_session(const Store& store, const std::string& reference) {
  const auto id = reference == "last" ? store.last_deleted() : number(reference);
  if (!id && reference != "last")
    throw UserError(tr("invalid session `{}`", sanitize(reference)),
                    tr("Give an id, or `last`; `dropwise list --deleted` shows the deleted sessions."));
  if (id) {
    if (auto record = store.read_deleted(*id)) return std::move(*record);
    if (store.read(*id, Damaged::accept))
      throw UserError(tr("session {} has not been deleted", *id),
                      tr("`dropwise list --deleted` shows the deleted sessions."), ExitCode::not_found);
  }
  throw UserError(id ? tr("there is no session {}", *id) : tr("there are no deleted sessions"),
                  tr("`dropwise list --deleted` shows the deleted sessions."), ExitCode::not_found);
}

SessionRecord find_session(const Store& store, const std::string& reference, Damaged damaged) {
  std::optional<std::int64_t> id;
  if (reference == "last") {
    id = store.newest(1);
  } else if (reference.starts_with('@')) {
    const auto back = number(std::string_view(reference).substr(1));
    if (!back || *back < 1) throw UserError(tr("invalid session `{}`", sanitize(reference)), tr(kHint));
    id = store.newest(static_cast<std::size_t>(*back));
  } else {
    id = number(reference);
    if (!id) throw UserError(tr("invalid session `{}`", sanitize(reference)), tr(kHint));
  }
  if (id) {
    if (auto record = store.read(*id, damaged)) return *record;
  }
  if (reference == "last")
    throw UserError(tr("there is no session yet"), tr("`dropwise start` begins one; `dropwise log` enters a past one."),
                    ExitCode::not_found);
  throw UserError(tr("there is no session {}", sanitize(reference)), tr(kHint), ExitCode::not_found);
}

}  // namespace dropwise
