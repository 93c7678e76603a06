#pragma once

namespace dropwise {

class Command;

// Each function declares one subcommand; command_table.cpp lists them.
void add_start(Command& command);
void add_choose(Command& command);
void add_rehearse(Command& command);
void add_resume(Command& command);
void add_plan(Command& command);
void add_summary(Command& command);
void add_chart(Command& command);
void add_trend(Command& command);
void add_report(Command& command);
void add_dashboard(Command& command);
void add_export(Command& command);
void add_import(Command& command);
void add_protocols(Command& command);
void add_purge(Command& command);
void add_status(Command& command);
void add_watch(Command& command);
void add_ctl(Command& command);
void add_log(Command& command);
void add_amend(Command& command);
void add_list(Command& command);
void add_show(Command& command);
void add_delete(Command& command);
void add_restore(Command& command);
void add_undo(Command& command);
void add_redo(Command& command);
void add_remind(Command& command);
void add_signs(Command& command);
void add_snooze(Command& command);
void add_schedule(Command& command);
void add_crontab(Command& command);
void add_config(Command& command);
void add_backup(Command& command);
void add_doctor(Command& command);
void add_completion(Command& command);
void add_help(Command& command);

}  // namespace dropwise
