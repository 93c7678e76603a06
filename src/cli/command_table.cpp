#include "cli/command_table.h"
#include "i18n/language.h"

#include <array>

#include "cli/command.h"

namespace dropwise {
namespace {

constexpr std::array<CommandEntry, 35> kCommands = {{
    {"start", mark_for_translation("Lead a session, and record it."), Purpose::sessions,
     "dropwise start marmet --mode little --first left\ndropwise start kaiser --cue bell,title\ndropwise start gstt "
     "--cap 10m --view plain",
     add_start},
    {"choose", mark_for_translation("Find the protocol that fits your situation, and save it."), Purpose::sessions,
     "dropwise choose hard-breast\ndropwise choose more-milk --mode established", add_choose},
    {"resume", mark_for_translation("Continue an interrupted session, or one you have just ended."), Purpose::sessions,
     "dropwise resume\ndropwise resume --finish", add_resume},
    {"rehearse", mark_for_translation("Show a session faster than time; nothing is recorded."), Purpose::sessions,
     "dropwise rehearse kaiser --speed 600", add_rehearse},
    {"plan", mark_for_translation("Show the timeline that start would run."), Purpose::sessions,
     "dropwise plan marmet --mode established", add_plan, Output::paged},
    {"status", mark_for_translation("Say what runs, or what was last, and which amounts are missing."),
     Purpose::sessions, "dropwise status\ndropwise status --format \"{side} {left}\"", add_status},
    {"watch", mark_for_translation("Show the session that runs, read-only."), Purpose::sessions,
     "dropwise watch --cue flash", add_watch},
    {"ctl", mark_for_translation("Steer the session that runs, from elsewhere."), Purpose::sessions,
     "dropwise ctl next", add_ctl},
    {"signs", mark_for_translation("Show the warning signs, and who to call."), Purpose::sessions, "dropwise signs",
     add_signs, Output::paged},
    {"log", mark_for_translation("Enter a past session."), Purpose::log,
     "dropwise log --left 12 --right 3drops\ndropwise log --at \"yesterday 22:10\" --left-time 8m --right-time 7m",
     add_log},
    {"amend", mark_for_translation("Change an entry; give volumes later."), Purpose::log,
     "dropwise amend last --left 12 --right trace\ndropwise amend @2 --note \"on the sofa\"", add_amend},
    {"list", mark_for_translation("List sessions."), Purpose::log,
     "dropwise list\ndropwise list week\ndropwise list --deleted", add_list, Output::paged},
    {"show", mark_for_translation("Show one session."), Purpose::log, "dropwise show last", add_show, Output::paged},
    {"delete", mark_for_translation("Delete a session; undo brings it back."), Purpose::log,
     "dropwise delete @2\ndropwise delete 1 --for-good --yes", add_delete},
    {"restore", mark_for_translation("Bring back a deleted session, or a backup of the log."), Purpose::log,
     "dropwise list --deleted\ndropwise restore 12\ndropwise restore --from backups/log-2026-11-22-063000.db",
     add_restore},
    {"undo", mark_for_translation("Take back the last change, again and again."), Purpose::log,
     "dropwise undo --list\ndropwise undo", add_undo},
    {"redo", mark_for_translation("Redo the change that was undone last."), Purpose::log, "dropwise redo", add_redo},
    {"summary", mark_for_translation("Add up sessions, minutes and volumes, by day or otherwise."), Purpose::review,
     "dropwise summary\ndropwise summary month --by week", add_summary, Output::paged},
    {"chart", mark_for_translation("Draw milk, minutes or hours, day by day."), Purpose::review,
     "dropwise chart\ndropwise chart 7d --of hours", add_chart, Output::paged},
    {"trend", mark_for_translation("Compare the last days with those before."), Purpose::review, "dropwise trend",
     add_trend, Output::paged},
    {"report", mark_for_translation("Print the log as pages to hand over, a day each."), Purpose::review,
     "dropwise report yesterday\ndropwise report 7d --format html > log.html", add_report, Output::paged},
    {"dashboard", mark_for_translation("Write an HTML page of the last 14 days, for a phone."), Purpose::review,
     "dropwise dashboard milk.html", add_dashboard},
    {"export", mark_for_translation("Write the log as NDJSON or CSV."), Purpose::review,
     "dropwise export > log.ndjson\ndropwise export month --format csv > log.csv", add_export, Output::paged},
    {"import", mark_for_translation("Read a log that was exported, here or elsewhere."), Purpose::review,
     "dropwise import log.ndjson --dry-run\ndropwise import log.ndjson", add_import},
    {"remind", mark_for_translation("Say so when a session is due; made for cron."), Purpose::reminders,
     "dropwise remind --why\ndropwise remind --presets", add_remind},
    {"snooze", mark_for_translation("Keep reminders silent for a while."), Purpose::reminders, "dropwise snooze 45m",
     add_snooze},
    {"schedule", mark_for_translation("Show the coming times of sessions."), Purpose::reminders,
     "dropwise schedule --days 2", add_schedule, Output::paged},
    {"crontab", mark_for_translation("Have cron call remind."), Purpose::reminders,
     "dropwise crontab\ndropwise crontab --install --dry-run", add_crontab},
    {"protocols", mark_for_translation("List, show, check or make protocols."), Purpose::housekeeping,
     "dropwise protocols list\ndropwise protocols show kaiser\ndropwise protocols new mine --from kaiser\ndropwise "
     "protocols check mine",
     add_protocols, Output::paged},
    {"config", mark_for_translation("List and set the configuration."), Purpose::housekeeping,
     "dropwise config\ndropwise config set unit oz\ndropwise config set remind.every 2h30m", add_config, Output::paged},
    {"backup", mark_for_translation("Copy the log, checked, into another file."), Purpose::housekeeping,
     "dropwise backup", add_backup},
    {"doctor", mark_for_translation("Look whether the log is whole, and whether reminders can work."),
     Purpose::housekeeping, "dropwise doctor", add_doctor},
    {"purge", mark_for_translation("List the files that Dropwise keeps for this log, or remove them."),
     Purpose::housekeeping, "dropwise purge", add_purge},
    {"completion", mark_for_translation("Print what makes a shell complete commands at Tab."), Purpose::housekeeping,
     "dropwise completion bash", add_completion},
    {"help", mark_for_translation("Show the manual page of a command."), Purpose::housekeeping, "dropwise help amend",
     add_help, Output::paged},
}};

}  // namespace

std::span<const CommandEntry> command_table() { return kCommands; }

}  // namespace dropwise
