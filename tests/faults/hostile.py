"""What the tests of hostile logs share: a log with varied sessions, the commands that read it, and the checks."""
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from harness import COMMANDS, Home, make_home

SECONDS = 20          # of processor time, after which a command counts as hanging
PATIENCE = 300        # seconds, after which it counts as waiting for something
MEGABYTES = 1000      # of memory, which a command may not exceed
FOUND = 99            # the exit status with which a sanitizer ends the program
OURS = {0, 1, 2, 3, 4}  # the exit statuses of dropwise(1)

# The commands that read the log. `{}` is the number of the session that was changed.
READING = [
    ["list"], ["list", "all", "--json"], ["show", "{}"], ["show", "last", "--json"], ["status"], ["status", "--json"],
    ["summary", "all"], ["summary", "--by", "month", "--json"], ["summary", "all", "--by", "protocol"],
    ["summary", "all", "--by", "hour"], ["summary", "--rolling"], ["chart"], ["chart", "all", "--of", "hours"],
    ["chart", "all", "--of", "minutes", "--json"], ["trend"], ["report"], ["report", "all", "--format", "html"], ["export"],
    ["export", "--format", "csv"], ["schedule"], ["remind", "--why"], ["undo", "--list"], ["undo", "--list", "--json"],
    ["doctor"], ["completion", "words", "show", ""],
]
# The commands that change it. Each has a copy of its own.
WRITING = [
    ["log", "--left", "5"], ["amend", "{}", "--left", "5ml"], ["amend", "{}", "--pain", "2"], ["delete", "{}"],
    ["delete", "{}", "--for-good", "--yes"], ["restore", "{}"], ["undo"], ["redo"], ["resume", "--finish"],
    ["resume", "--view", "plain"], ["resume", "--view", "json"], ["import", "coming.ndjson"], ["backup", "copy.db"],
    ["start", "tiny", "--view", "plain"], ["doctor", "--fix"],
]


@dataclass
class Ran:
    words: list[str]
    status: int
    out: bytes
    err: bytes
    megabytes: int

    @property
    def text(self) -> bytes:
        return self.out + self.err


def run(home: Home, words: list[str]) -> Ran:
    """Runs a command, and ends it when it takes too long or too much memory."""
    limits = {"ASAN_OPTIONS": f"exitcode={FOUND}:detect_leaks=0:hard_rss_limit_mb={MEGABYTES}",
              "UBSAN_OPTIONS": f"exitcode={FOUND}"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([home.program, *words], env={**home.environment(), **limits}, stdin=subprocess.DEVNULL,
                                   stdout=out, stderr=err, cwd=home.path,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)))
        timer = threading.Timer(PATIENCE, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Ran(words, process.returncode, out.read(), err.read(), usage.ru_maxrss // 1024)


def trouble(ran: Ran) -> str:
    """What a command did that it may never do. Empty if nothing."""
    if ran.status == -9:
        return f"waits, or takes more than {SECONDS} s"
    if ran.status not in OURS:
        report = re.search(rb"runtime error: .*|ERROR: \w+Sanitizer: \S+|hard rss limit.*", ran.err)
        return f"ends with {ran.status}: {(report.group() if report else ran.err[:300]).decode(errors='replace')}"
    if ran.megabytes > MEGABYTES:
        return f"takes {ran.megabytes} MB"
    if ran.status in (2, 3, 4) and not re.search(rb"^dropwise: \S", ran.err, re.M) and ran.words[0] != "doctor" \
            and b"could not be saved" not in ran.out:
        return f"ends with {ran.status} and says nothing"
    if b"terminate called" in ran.err or b"This should not happen" in ran.err:
        return f"says {ran.err[:300].decode(errors='replace')}"
    return ""


def make_log(folder: Path, program: str) -> Home:
    """A home whose log has ten varied sessions: entered and guided, interrupted, amended, imported and deleted."""
    home = make_home(folder, program, next(one for one in COMMANDS if one.name == "resume"))
    home.must(["log", "--left", "0.4oz", "--right", "trace", "--left-time", "8m", "--right-time", "7m30s", "--at", "3h ago"])
    home.must(["log", "--left", "12ml", "--right", "3drops", "--left-time", "8m", "--pain", "2", "--at", "5h ago"])
    home.must(["log", "--left-time", "10m", "--right-time", "8m", "--note", "tired", "--at", "26h ago"])
    home.must(["log", "--together", "20ml", "--by", "midwife", "--at", "50h ago"])
    home.must(["log", "--left", "9ml", "--kind", "colostrum", "--at", "60h ago"])
    home.must(["delete", "last"])
    home.must(["start", "tiny", "--view", "plain"])
    home.must(["amend", "last", "--left", "5ml", "--right", "6ml", "--note", "calm"])
    home.must(["amend", "2", "--pain", "1"])
    home.must(["undo"])  # so that there is something to redo
    base = sqlite3.connect(home.log)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return home


def copy(home: Home, path: Path) -> Home:
    shutil.copytree(home.path, path)
    return Home(path, home.program)


def columns(log: Path, kind: str) -> list[tuple[str, str]]:
    """The columns of this type, INTEGER or TEXT, with their tables."""
    base = sqlite3.connect(log)
    tables = [row[0] for row in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    found = [(table, row[1]) for table in tables for row in base.execute(f"PRAGMA table_info({table})") if row[2] == kind]
    base.close()
    return found


def change(log: Path, text: str, values: tuple = ()) -> None:
    """Changes a log with its constraints switched off."""
    base = sqlite3.connect(log)
    base.executescript("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;")
    base.execute(text, values)
    base.commit()
    base.close()
