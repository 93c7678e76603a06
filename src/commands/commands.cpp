#include "commands/commands.h"

#include <array>

#include "commands/command.h"

namespace dropwise {
namespace {

constexpr std::array<CommandEntry, 27> kCommands = {{
    {"start", "Lead a session, and record it.", add_start},
    {"resume", "Go on with an interrupted session, or finish it.", add_resume},
    {"rehearse", "Show a session faster than time; nothing is recorded.", add_rehearse},
    {"plan", "Show the timeline that start would run.", add_plan},
    {"status", "Say what runs, or what was last, and what is pending.", add_status},
    {"watch", "Show the session that runs, read-only.", add_watch},
    {"ctl", "Steer the session that runs, from elsewhere.", add_ctl},
    {"log", "Enter a past session.", add_log},
    {"amend", "Change an entry; give volumes later.", add_amend},
    {"list", "List sessions.", add_list},
    {"show", "Show one session.", add_show},
    {"delete", "Delete a session; undo brings it back.", add_delete},
    {"undo", "Take back the last change, again and again.", add_undo},
    {"summary", "Add up sessions, minutes and volumes, by day or otherwise.", add_summary},
    {"chart", "Draw milk, minutes or hours, day by day.", add_chart},
    {"trend", "Say how the last days differ from those before.", add_trend},
    {"report", "Print the log as pages to hand over, a day each.", add_report},
    {"export", "Write the log as NDJSON or CSV.", add_export},
    {"import", "Read a log that was exported, here or elsewhere.", add_import},
    {"remind", "Say so when a session is due; made for cron.", add_remind},
    {"snooze", "Keep reminders silent for a while.", add_snooze},
    {"schedule", "Show the coming times of sessions.", add_schedule},
    {"crontab", "Have cron call remind.", add_crontab},
    {"protocols", "List, show, check or make protocols.", add_protocols},
    {"config", "List and set the configuration.", add_config},
    {"backup", "Copy the log, checked, into another file.", add_backup},
    {"doctor", "Look whether the log is whole, and whether reminders can work.", add_doctor},
}};

}  // namespace

std::span<const CommandEntry> command_table() { return kCommands; }

}  // namespace dropwise
