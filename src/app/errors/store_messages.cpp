#include "app/errors/store_messages.h"

#include <array>

#include "app/errors/fault_message.h"
#include "base/enum_table.h"
#include "base/translatable.h"

namespace dropwise {
namespace {

/// What is wrong and what to do, for each fault, in order. {0} is the path, {1} the detail.
struct Message {
  StoreFault fault;
  const char* what;
  const char* hint;
  ExitCode exit = ExitCode::io;
};

constexpr std::array kMessages = {
    Message{StoreFault::cannot_create_folder, mark_for_translation("cannot create the folder `{0}`: {1}"),
            mark_for_translation("Create it yourself, or choose another log with --db.")},
    Message{StoreFault::cannot_create, mark_for_translation("cannot create the log `{0}`: {1}"),
            mark_for_translation("Fix the permissions of its folder, or choose another log with --db.")},
    Message{StoreFault::cannot_look, mark_for_translation("cannot look for the log `{0}`: {1}"),
            mark_for_translation("Check its folder and any links to it, or choose another log with --db.")},
    Message{StoreFault::cannot_read, mark_for_translation("cannot read the log `{0}`: {1}"),
            mark_for_translation("Fix its permissions, or choose another log with --db.")},
    Message{StoreFault::is_folder, mark_for_translation("`{0}` is a folder, not a log"),
            mark_for_translation("Choose a file with --db.")},
    Message{StoreFault::no_log, mark_for_translation("there is no log `{0}`"),
            mark_for_translation("If you have not recorded a session yet, there is nothing to back up. Otherwise "
                                 "choose the right log with --db."),
            ExitCode::not_found},
    Message{StoreFault::wal_without_log,
            mark_for_translation("the log `{0}` is missing, but part of it is still in `{0}-wal`"),
            mark_for_translation(
                "Put the log back. If it is lost, move {0}-wal to another folder and keep it: it may hold sessions.")},
    Message{StoreFault::emptied, mark_for_translation("the log `{0}` is empty, but it was not before"),
            mark_for_translation("Restore a backup with `dropwise restore --from FILE`; `dropwise doctor` names the "
                                 "newest one. To start a new log instead, remove the empty file.")},
    Message{StoreFault::foreign_wal,
            mark_for_translation("the file `{1}-wal` beside the log `{0}` does not belong to it"),
            mark_for_translation("It would damage this log, and Dropwise could not move it. Move it to another folder "
                                 "yourself, and keep it.")},
    Message{
        StoreFault::cannot_lock, mark_for_translation("cannot write `{0}`: {1}"),
        mark_for_translation("Free some space, fix the permissions of the folder, or choose another log with --db.")},
    Message{
        StoreFault::gone_while_running,
        mark_for_translation("the log `{0}` was deleted or moved, but a session is still running in it"),
        mark_for_translation("End that session in its terminal with q or Ctrl-C; it is kept. Then put the log back.")},
    Message{
        StoreFault::used_elsewhere,
        mark_for_translation("another program is using the log `{0}` under another name, or with another "
                             "`{1}-wal` or `{1}-shm`"),
        mark_for_translation("If the log has a second name, such as a hard link, use only one of them. Otherwise, "
                             "one of these files was removed or replaced: close the other program, then try again.")},
    Message{StoreFault::other_log_runs,
            mark_for_translation("a session is still running in the log that was at `{0}` before"),
            mark_for_translation("End that session in its terminal with q or Ctrl-C; it is kept. Then put the log that "
                                 "you want in its place.")},
    Message{StoreFault::replaced, mark_for_translation("the log `{0}` was deleted, moved or replaced"),
            mark_for_translation("If you still have the original log, put it back after this session.")},
    Message{StoreFault::session_gone, mark_for_translation("the log `{0}` no longer has this session"),
            mark_for_translation(
                "The log may have been changed, or replaced by a backup. `dropwise list` shows what it holds now.")},
    Message{StoreFault::session_runs, mark_for_translation("a session is running in the log `{0}`"),
            mark_for_translation("Finish it first, with q in its terminal or with `dropwise ctl finish`.")},
    Message{StoreFault::no_such_session, mark_for_translation("the session is no longer in the log"),
            mark_for_translation("`dropwise list` shows the sessions."), ExitCode::not_found},
    Message{StoreFault::foreign, mark_for_translation("the file `{0}` belongs to another program"),
            mark_for_translation("Choose the right file with --db. This one was not changed.")},
    Message{StoreFault::newer,
            mark_for_translation("the log `{0}` was written by a newer version of Dropwise (log format {1})"),
            mark_for_translation("Update Dropwise, or choose another log with --db. This log was not changed.")},
    Message{StoreFault::older, mark_for_translation("the log `{0}` was written by an older version of Dropwise"),
            mark_for_translation("Run `dropwise status` once to update it.")},
    Message{StoreFault::older_running,
            mark_for_translation("a session of an older version of Dropwise is running in the log `{0}`"),
            mark_for_translation("Finish that session first. Then this version can update the log.")},
    Message{StoreFault::older_read_only,
            mark_for_translation(
                "the log `{0}` was written by an older version of Dropwise and cannot be updated where it is"),
            mark_for_translation(
                "Copy it to a folder that you can write to and that has free space, and choose the copy with --db.")},
    Message{StoreFault::damaged_session, mark_for_translation("session {1} in the log contains impossible values"),
            mark_for_translation(
                "Another program or a disk fault may have damaged the log. `dropwise doctor` lists all such sessions. "
                "Correct the values with `dropwise amend {1}`, or remove the session with `dropwise delete {1}`.")},
    Message{
        StoreFault::damaged_journal, mark_for_translation("cannot undo: the earlier value of `{1}` cannot be read"),
        mark_for_translation(
            "Correct the session with `dropwise amend`. Copy the log to another folder before you try anything else.")},
    Message{StoreFault::locked, mark_for_translation("the log `{0}` is in use by another program"),
            mark_for_translation("Wait a moment and try again. If that does not help, close the other program.")},
    Message{StoreFault::not_a_log, mark_for_translation("the file `{0}` is not a Dropwise log"),
            mark_for_translation("Choose the right file with --db. If this should be your log, restore a backup with "
                                 "`dropwise restore --from FILE`. The file that is there now is kept.")},
    Message{StoreFault::damaged, mark_for_translation("the log `{0}` is damaged"),
            mark_for_translation("Save what can still be read with `dropwise export`, then restore a backup with "
                                 "`dropwise restore --from FILE`. The damaged log is kept.")},
    Message{StoreFault::disk_full, mark_for_translation("cannot write the log `{0}`: the disk is full"),
            mark_for_translation("Free some space, then try again.")},
    Message{StoreFault::read_only, mark_for_translation("the log `{0}` is read-only"),
            mark_for_translation("Fix the permissions of the file and its folder, or choose another log with --db.")},
    Message{StoreFault::disk_read_only, mark_for_translation("the disk of the log `{0}` is mounted read-only"),
            mark_for_translation("Nothing can be recorded there now. The system may have done this because the disk is "
                                 "failing: check it. Meanwhile, choose another log with --db.")},
    Message{StoreFault::too_many_files, mark_for_translation("cannot open the log `{0}`: too many files are open"),
            mark_for_translation("Raise the limit, such as with `ulimit -n 64`, or close other programs.")},
    Message{StoreFault::cannot_open, mark_for_translation("cannot open the log `{0}`"),
            mark_for_translation("Fix the permissions of the file and its folder, or choose another log with --db.")},
    Message{StoreFault::no_permission, mark_for_translation("no permission to use the log `{0}`"),
            mark_for_translation("Fix the permissions of the file and its folder, or choose another log with --db.")},
    Message{StoreFault::disk_error,
            mark_for_translation("cannot read or write the log `{0}`: the disk reports an error"),
            mark_for_translation("Copy the log to another disk if you can, then check this disk.")},
    Message{StoreFault::constraint,
            mark_for_translation("cannot save this in the log `{0}`: a value is not allowed ({1})"),
            mark_for_translation("The log may be damaged: `dropwise doctor` finds out more. Nothing was changed.")},
    Message{StoreFault::other, mark_for_translation("cannot use the log `{0}`: {1}"),
            mark_for_translation("Run `dropwise doctor` to find out more.")},
    Message{StoreFault::backup_is_log, mark_for_translation("cannot write the backup `{0}`: it is the log itself"),
            mark_for_translation("Choose another file.")},
    Message{StoreFault::backup_no_file,
            mark_for_translation("cannot write the backup `{0}`: it is not an ordinary file"),
            mark_for_translation("If it is a folder, add a file name; otherwise choose another file.")},
    Message{
        StoreFault::backup_other_file,
        mark_for_translation("cannot write the backup `{0}`: a file that is not a log is there, and was not changed"),
        mark_for_translation("Choose another file.")},
    Message{StoreFault::backup_other_log,
            mark_for_translation("cannot write the backup `{0}`: that file is a log in use, or has sessions or changes "
                                 "that this log does not have"),
            mark_for_translation(
                "Choose another file. To replace a log with a backup, use `dropwise restore --from FILE`.")},
    Message{StoreFault::backup_beside_log,
            mark_for_translation("cannot write the backup `{0}`: this name is reserved for a log's own files"),
            mark_for_translation("Choose another file.")},
    Message{StoreFault::backup_of_damaged,
            mark_for_translation("the log `{0}` is damaged, and a backup of it would be damaged too"),
            mark_for_translation("Run `dropwise doctor` to find out what to do.")},
    Message{StoreFault::backup_disk_full, mark_for_translation("cannot write the backup `{0}`: the disk is full"),
            mark_for_translation("Free some space, or choose another file.")},
    Message{StoreFault::backup_disk_error,
            mark_for_translation("cannot write the backup `{0}`: the disk reports an error"),
            mark_for_translation("Choose a file on another disk.")},
    Message{StoreFault::backup_no_permission,
            mark_for_translation("cannot write the backup `{0}`: no permission to write the file or its folder"),
            mark_for_translation("Fix the permissions of the folder, or choose a file in another folder.")},
    Message{
        StoreFault::backup_failed, mark_for_translation("cannot write the backup `{0}`: {1}"),
        mark_for_translation(
            "Check that the folder exists and can be written, and that the disk has space, or choose another file.")},
    Message{StoreFault::no_backup, mark_for_translation("the file `{0}` does not exist"),
            mark_for_translation("`dropwise doctor` names the newest copy of the log."), ExitCode::not_found},
    Message{StoreFault::restore_is_log, mark_for_translation("cannot restore `{0}`: it is the log itself"),
            mark_for_translation("Choose a backup instead; `dropwise doctor` names the newest one.")},
    Message{StoreFault::restore_of_other, mark_for_translation("cannot restore `{0}`: it is not a Dropwise log"),
            mark_for_translation("The log was not changed. Choose another backup.")},
    Message{StoreFault::restore_of_newer,
            mark_for_translation("cannot restore `{0}`: it was written by a newer version of Dropwise"),
            mark_for_translation("The log was not changed. Update Dropwise, or choose another backup.")},
    Message{StoreFault::restore_of_damaged, mark_for_translation("cannot restore `{0}`: it is damaged"),
            mark_for_translation("The log was not changed. Choose another backup.")},
};

static_assert(is_in_order(kMessages, &Message::fault, StoreFault::restore_of_damaged));

}  // namespace

UserError store_message(const StoreError& error) {
  const Message& message = kMessages.at(static_cast<std::size_t>(error.fault()));
  return fault_message(message.what, message.hint, message.exit, {error.path().string(), error.detail()}, "");
}

}  // namespace dropwise
