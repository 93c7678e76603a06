#include "cli/options/entry_options.h"

#include "base/text_error.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"
#include "protocols/protocol_catalog.h"

namespace dropwise {
namespace {

constexpr Millis kLongest = std::chrono::hours{24};

/// Absent for `unknown`, otherwise the value that `read` returns.
template <class T, class Read>
std::optional<T> known(const std::string& text, Read read) {
  if (text == "unknown") return {};
  return read(text);
}

constexpr std::array<Choice<std::optional<MilkKind>>, 3> kKindsOrUnknown = {
    {{"colostrum", MilkKind::colostrum}, {"milk", MilkKind::milk}, {"unknown", std::nullopt}}};

int parse_pain(const std::string& text) {
  const bool number = !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!number || std::stoi(text) > 10)
    throw UserError(tr("invalid pain level `{}`", sanitize(text)),
                    tr("Expected a whole number from 0 (no pain) to 10."));
  return std::stoi(text);
}

}  // namespace

std::string parse_by(const std::string& text) {
  require_plain_text(text);
  if (text.find_first_of("\n\t") != std::string::npos)
    throw UserError(tr("the name contains line breaks or tabs"), tr("Remove them."));
  if (text.size() > 200) throw UserError(tr("the name is longer than 200 bytes"), tr("Shorten it."));
  return text;
}

namespace {

std::string parse_note(const std::string& text) {
  require_plain_text(text);
  if (text.size() > 100'000) throw UserError(tr("the note is longer than 100,000 bytes"), tr("Shorten it."));
  return text;
}

/// The volume from one breast. Notes an unusual one.
std::optional<Volume> parse_side(Entry& entry, const std::string& text, Context& context) {
  const auto volume = parse_volume(text, context.settings().units);
  if (volume && is_unusual(*volume)) entry.unusual = {text, *volume};
  return volume;
}

void volume_options(Command& command, Entry& entry) {
  command.option(
      "--left", "VOL", tr("Milk from the left breast: 12, 12ml, 0.4oz, 3drops, trace, 0, unknown."),
      [&](const std::string& text, Context& context) {
        entry.left = true;
        entry.edits.push_back([v = parse_side(entry, text, context)](SessionData& h) { h.yield.left.volume = v; });
      });
  command.option("--right", "VOL", tr("Milk from the right breast."), [&](const std::string& text, Context& context) {
    entry.right = true;
    entry.edits.push_back([v = parse_side(entry, text, context)](SessionData& h) { h.yield.right.volume = v; });
  });
  command.option("--together", "VOL", tr("Milk from both, when it was not measured by breast."),
                 [&](const std::string& text, Context& context) {
                   entry.together = true;
                   entry.edits.push_back(
                       [v = parse_volume(text, context.settings().units)](SessionData& h) { h.yield.together = v; });
                 });
  command.flag("--yes", tr("Accept a volume of more than 1 litre from one breast."), entry.confirmed);
}

void time_options(Command& command, Entry& entry) {
  const auto read = [](const std::string& text) { return parse_time(text, kLongest); };
  command.option("--at", "WHEN", tr("When it began: 06:30, yesterday 22:10, 20m ago."),
                 [&](const std::string& text, Context& context) {
                   entry.began = true;
                   entry.edits.push_back([m = parse_zoned_time(text, context.clock)](SessionData& h) { h.began = m; });
                 });
  command.option("--left-time", "TIME", tr("How long the left breast was expressed: 10m, 9m30s, 12:30."),
                 [&entry, read](const std::string& text, Context&) {
                   entry.edits.push_back([t = known<Millis>(text, read)](SessionData& h) { h.yield.left.active = t; });
                 });
  command.option("--right-time", "TIME", tr("The same for the right breast."),
                 [&entry, read](const std::string& text, Context&) {
                   entry.edits.push_back([t = known<Millis>(text, read)](SessionData& h) { h.yield.right.active = t; });
                 });
}

}  // namespace

void entry_options(Command& command, Entry& entry) {
  time_options(command, entry);
  volume_options(command, entry);
  command.option("--protocol", "PROTOCOL", tr("The protocol that was followed."),
                 [&](const std::string& text, Context& context) {
                   const std::string id = ProtocolCatalog(context.protocol_folder()).find(text).id;
                   entry.edits.push_back([id](SessionData& h) {
                     if (h.protocol != id) h.mode.clear();
                     h.protocol = id;
                   });
                 });
  command.choice(
      "--kind", kKindsOrUnknown,
      [&](std::optional<MilkKind> kind) { entry.edits.push_back([kind](SessionData& h) { h.kind = kind; }); },
      tr("colostrum or milk."));
  command.choice(
      "--method", kMethods,
      [&](Method method) { entry.edits.push_back([method](SessionData& h) { h.method = method; }); },
      tr("hand, pump or both."));
  command.option("--by", "NAME", tr("Who expressed, if a helper did."), [&](const std::string& text, Context&) {
    entry.edits.push_back([by = parse_by(text)](SessionData& h) { h.by = by; });
  });
  command.option("--pain", "0..10", tr("How much it hurt."), [&](const std::string& text, Context&) {
    entry.edits.push_back([p = known<int>(text, parse_pain)](SessionData& h) { h.pain = p; });
  });
  command.option("--note", "TEXT", tr("Anything worth keeping."), [&](const std::string& text, Context&) {
    entry.edits.push_back([n = parse_note(text)](SessionData& h) { h.note = n; });
  });
}

SessionData Entry::over(SessionData data) const {
  if (unusual && !confirmed)
    throw UserError(
        tr("`{}` means {}", sanitize(unusual->first), sum_text(unusual->second.microlitres, false)),
        tr("That is more than 1 litre from one breast. Check the number and the unit. If they are right, add "
           "--yes."));
  for (const auto& edit : edits) edit(data);
  if (data.yield.together && (data.yield.left.volume || data.yield.right.volume)) {
    throw UserError(tr("a volume for each breast cannot be combined with a volume for both together"),
                    together ? tr("Give only one of them, or add `--left unknown --right unknown`.")
                             : tr("Give only one of them, or add `--together unknown`."));
  }
  return data;
}

}  // namespace dropwise
