#include "cli/command_table.h"
#include "i18n/language.h"

#include <array>

#include "cli/command.h"

namespace dropwise {
namespace {

constexpr std::array<CommandEntry, 31> kCommands = {{
    {"start", later("Lead a session, and record it."), Purpose::sessions,
     "dropwise start marmet --mode little --first left\ndropwise start kaiser --cue bell,title\ndropwise start gstt "
     "--cap 10m --view plain",
     add_start},
    {"choose", later("Find the protocol that fits your situation, and save it."), Purpose::sessions,
     "dropwise choose hard-breast\ndropwise choose more-milk --mode established", add_choose},
    {"resume", later("Go on with an interrupted session, or finish it."), Purpose::sessions, "dropwise resume --finish",
     add_resume},
    {"rehearse", later("Show a session faster than time; nothing is recorded."), Purpose::sessions,
     "dropwise rehearse kaiser --speed 600", add_rehearse},
    {"plan", later("Show the timeline that start would run."), Purpose::sessions,
     "dropwise plan marmet --mode established", add_plan},
    {"status", later("Say what runs, or what was last, and what is pending."), Purpose::sessions,
     "dropwise status\ndropwise status --format \"{side} {left}\"", add_status},
    {"watch", later("Show the session that runs, read-only."), Purpose::sessions, "dropwise watch --cue flash",
     add_watch},
    {"ctl", later("Steer the session that runs, from elsewhere."), Purpose::sessions, "dropwise ctl next", add_ctl},
    {"signs", later("Show the warning signs, and who to call."), Purpose::sessions, "dropwise signs", add_signs},
    {"log", later("Enter a past session."), Purpose::log,
     "dropwise log --left 12 --right 3drops\ndropwise log --at \"yesterday 22:10\" --left-time 8m --right-time 7m",
     add_log},
    {"amend", later("Change an entry; give volumes later."), Purpose::log,
     "dropwise amend last --left 12 --right trace\ndropwise amend @2 --note \"on the sofa\"", add_amend},
    {"list", later("List sessions."), Purpose::log, "dropwise list\ndropwise list week", add_list},
    {"show", later("Show one session."), Purpose::log, "dropwise show last", add_show},
    {"delete", later("Delete a session; undo brings it back."), Purpose::log, "dropwise delete @2", add_delete},
    {"undo", later("Take back the last change, again and again."), Purpose::log, "dropwise undo --list\ndropwise undo",
     add_undo},
    {"summary", later("Add up sessions, minutes and volumes, by day or otherwise."), Purpose::review,
     "dropwise summary\ndropwise summary month --by week", add_summary},
    {"chart", later("Draw milk, minutes or hours, day by day."), Purpose::review,
     "dropwise chart\ndropwise chart 7d --of hours", add_chart},
    {"trend", later("Say how the last days differ from those before."), Purpose::review, "dropwise trend", add_trend},
    {"report", later("Print the log as pages to hand over, a day each."), Purpose::review,
     "dropwise report yesterday\ndropwise report 7d --format html > log.html", add_report},
    {"export", later("Write the log as NDJSON or CSV."), Purpose::review,
     "dropwise export > log.ndjson\ndropwise export month --format csv > log.csv", add_export},
    {"import", later("Read a log that was exported, here or elsewhere."), Purpose::review,
     "dropwise import log.ndjson --dry-run\ndropwise import log.ndjson", add_import},
    {"remind", later("Say so when a session is due; made for cron."), Purpose::reminders,
     "dropwise remind --why\ndropwise remind --presets", add_remind},
    {"snooze", later("Keep reminders silent for a while."), Purpose::reminders, "dropwise snooze 45m", add_snooze},
    {"schedule", later("Show the coming times of sessions."), Purpose::reminders, "dropwise schedule --days 2",
     add_schedule},
    {"crontab", later("Have cron call remind."), Purpose::reminders,
     "dropwise crontab\ndropwise crontab --install --dry-run", add_crontab},
    {"protocols", later("List, show, check or make protocols."), Purpose::housekeeping,
     "dropwise protocols list\ndropwise protocols show kaiser\ndropwise protocols new mine --from kaiser\ndropwise "
     "protocols check mine",
     add_protocols},
    {"config", later("List and set the configuration."), Purpose::housekeeping,
     "dropwise config\ndropwise config set unit oz\ndropwise config set remind.every 2h30m", add_config},
    {"backup", later("Copy the log, checked, into another file."), Purpose::housekeeping, "dropwise backup",
     add_backup},
    {"doctor", later("Look whether the log is whole, and whether reminders can work."), Purpose::housekeeping,
     "dropwise doctor", add_doctor},
    {"completion", later("Print what makes a shell complete commands at Tab."), Purpose::housekeeping,
     "dropwise completion bash", add_completion},
    {"help", later("Show the manual page of a command."), Purpose::housekeeping, "dropwise help amend", add_help},
}};

}  // namespace

std::span<const CommandEntry> command_table() { return kCommands; }

}  // namespace dropwise
