#include "app/news.h"

#include "app/session/birth.h"
#include "app/session/rescued.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "reminders/messages.h"
#include "reports/detail.h"

namespace dropwise {
namespace {

std::string text_of(const Context& context, const SessionRecord& record) {
  const Millis past = context.clock.utc() - (record.data.began.utc + record.data.lasted.value_or(Millis{0}));
  if (record.state == State::interrupted) {
    const std::string then = find_rescued(context, record)
                                 ? tr("more of it waits in a file, `dropwise doctor --fix` takes it in.")
                                 : tr("`dropwise resume` continues it.");
    return tr("Session {} was interrupted {} ({}), after {}: {}", record.id, ago_text(past), where_text(record),
              to_clock(record.data.lasted.value_or(Millis{0})), then);
  }
  return tr("Last: session {}, {}, {}.", record.id, ago_text(past), brief(record));
}

/// The session to speak of: the one that runs, else the newest that was cut off, else the newest.
std::optional<SessionRecord> subject(const Store& store, const std::optional<Standing>& running) {
  if (running) return running->record;
  if (const auto unfinished = store.unfinished()) return store.read(*unfinished);
  if (const auto newest = store.newest(1)) return store.read(*newest);
  return {};
}

}  // namespace

News read_news(Context& context, const Store& store) {
  News news{.running = standing(store, context.clock)};
  news.record = subject(store, news.running);
  news.pending = store.pending();
  try {
    news.birth = birth_text(context);
  } catch (const Error&) {  // what runs is said with a broken configuration too
    if (!news.running) throw;
  }
  if (!news.running) news.due = check_reminders(context, store, read_kept(context.reminder_file()));
  return news;
}

std::string to_text(const Context& context, const News& news) {
  std::string text = news.running  ? to_text(*news.running)
                     : news.record ? text_of(context, *news.record)
                                   : tr("No session yet.");
  if (!news.birth.empty()) text += " " + news.birth;
  if (news.pending > 0) text += tr(" {} with a volume to come.", news.pending);
  const std::string next = news.due && !news.cut_off() ? next_text(news.due->input, news.due->decision) : "";
  return next.empty() ? text : text + " " + next;
}

}  // namespace dropwise
