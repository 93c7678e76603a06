"""What the fault tests share: a home with a log, the commands that write, and a comparison of logs."""
import json
import os
import shutil
import sqlite3
import subprocess
import uuid
from dataclasses import dataclass, field
from pathlib import Path

TINY = """schema = 1
id = "tiny"
name = "Tiny"
source = "a test"
policy = "open"
[[phase]]
name = "one"
kind = "express"
side = "first"
length = "0.1s"
prompts = ["Now."]
[[phase]]
name = "two"
kind = "express"
side = "second"
length = "0.1s"
prompts = ["Then."]
"""
COMING = "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11", "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c12"
CUT_OFF = "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c20"


@dataclass
class Home:
    """A temporary home, and the program that runs in it."""
    path: Path
    program: str
    runtime: str = ""

    @property
    def log(self) -> Path:
        return self.path / ".local/share/dropwise/log.db"

    def environment(self) -> dict:
        told = {"HOME": str(self.path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return {**told, "XDG_RUNTIME_DIR": self.runtime or str(self.path / "nowhere")}

    def run(self, words: list[str], before: list[str] | None = None, seconds: int = 60) -> subprocess.CompletedProcess:
        return subprocess.run([*(before or []), self.program, *words], env=self.environment(), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=seconds, cwd=self.path)

    def must(self, words: list[str]) -> str:
        done = self.run(words)
        if done.returncode != 0:
            raise RuntimeError(f"{words}: {done.returncode} {done.stderr}")
        return done.stdout


@dataclass
class Command:
    """A command that writes, and the preparations that it needs."""
    name: str
    words: list[str]
    prepare: list[list[str]] = field(default_factory=list)
    live: bool = False      # it runs a session, of which any first part may be left afterwards
    old: bool = False       # it starts with a log of an older version
    result: str = ""        # the file that it writes besides the log


COMMANDS = [
    Command("log", ["log", "--left", "5", "--at", "2026-01-02 03:04"]),
    Command("amend", ["amend", "1", "--note", "later"]),
    Command("delete", ["delete", "1"]),
    Command("undo", ["undo"]),
    Command("undo of import", ["undo"], [["import", "coming.ndjson"]]),
    Command("import", ["import", "coming.ndjson"]),
    Command("start", ["start", "tiny", "--first", "left", "--view", "plain"], live=True),
    Command("resume", ["resume", "--finish"], live=True),
    Command("backup", ["backup", "copy.db"], result="copy.db"),
    Command("first log", ["--db", "new/log.db", "log", "--left", "5"], result="new/log.db"),
    Command("migration", ["list"], old=True),
    Command("doctor --fix", ["doctor", "--fix"]),
    Command("snooze", ["snooze", "30m"], result=".local/state/dropwise"),
    Command("remind", ["remind"], result=".local/state/dropwise"),
    Command("config set", ["config", "set", "unit", "oz"], result=".config/dropwise/config.toml"),
]


def line(identity: str, note: str) -> str:
    return json.dumps({"uuid": identity, "started": "2026-01-01T06:30:00+01:00", "left": {"volume_ml": 7}, "note": note,
                       "updated": "2026-01-01T07:00:00Z"})


def make_home(path: Path, program: str, command: Command) -> Home:
    """Makes a home whose log has entered, amended and guided sessions, and with it the files that commands import."""
    home = Home(path, program)
    path.mkdir(parents=True)
    protocols = path / ".config/dropwise/protocols"
    protocols.mkdir(parents=True)
    (protocols / "tiny.toml").write_text(TINY)
    (path / ".config/dropwise/config.toml").write_text("# mine\nunit = \"ml\"\n")
    (path / "coming.ndjson").write_text("\n".join(line(one, "came") for one in COMING) + "\n")
    home.must(["log", "--left", "5ml", "--right", "3drops", "--at", "2026-01-01 06:30"])
    home.must(["log", "--together", "1oz", "--at", "2026-01-01 09:30"])
    home.must(["start", "tiny", "--view", "plain"])
    home.must(["amend", "2", "--note", "calm"])
    plan = json.loads(home.must(["plan", "tiny", "--json"]))
    (path / "cut-off.ndjson").write_text(json.dumps({
        **json.loads(line(CUT_OFF, "cut off")), "state": "interrupted", "protocol": "tiny", "lasted_s": 0.05, "plan": plan,
        "events": [{"event": "session_started", "t_s": 0, "phase": 0}]}) + "\n")
    for words in ([["import", "cut-off.ndjson"]] if command.name == "resume" else []) + command.prepare:
        home.must(words)
    home.must(["log", "--left", "1", "--at", "2026-01-01 12:00"]) if not command.prepare else None
    if command.name == "doctor --fix":
        home.log.with_name(rescue_name(home.log)).write_text(line(COMING[0], "rescued") + "\n")
        home.log.chmod(0o644)
    if command.old:
        make_old(home.log)
    return home


# The sessions that a change added, which older versions named in the journal.
ADDED = "SELECT change.id, session.id, {} FROM change JOIN session ON session.id BETWEEN added_from AND added_to"


def make_old(log: Path) -> None:
    """Reverts the migrations of the schema to version 2."""
    base = sqlite3.connect(log)
    first = (Path(__file__).parents[2] / "data/schema/0001_log.sql").read_text()
    base.executescript("DROP VIEW IF EXISTS sessions; DROP VIEW IF EXISTS segments;"
                       "ALTER TABLE journal RENAME TO newer; ALTER TABLE change ADD COLUMN open INTEGER NOT NULL DEFAULT 0;"
                       + first[first.index("CREATE TABLE journal"):]
                       + "INSERT INTO journal (change, session, was) SELECT * FROM (SELECT change, session, was FROM newer"
                       " UNION ALL " + ADDED.format("NULL") + ") ORDER BY change;"
                       "DROP TABLE newer; ALTER TABLE session DROP COLUMN by_whom;"
                       "DROP INDEX session_pending; DROP INDEX session_unfinished;"
                       "DROP TABLE log; ALTER TABLE change DROP COLUMN undone; ALTER TABLE session DROP COLUMN erased;"
                       "ALTER TABLE change DROP COLUMN added_from; ALTER TABLE change DROP COLUMN added_to;"
                       "PRAGMA user_version = 2;")
    base.close()


def rescue_name(log: Path) -> str:
    """The name of a rescue file, which the program derives from the path of its log."""
    space = uuid.UUID("6f2b7b52-3a0c-4d0e-9c39-0a6d1c4e5f10")
    return f"dropwise-rescue-{str(uuid.uuid5(space, str(log.resolve())))[:8]}-{COMING[0]}.ndjson"


def copy_home(home: Home, path: Path) -> Home:
    shutil.copytree(home.path, path, symlinks=True)
    copy = Home(path, home.program)
    for waits in copy.log.parent.glob("dropwise-rescue-*"):
        waits.rename(waits.with_name(rescue_name(copy.log)))
    return copy


NEVER_ALIKE = {"uuid", "updated", "began", "lasted", "left_active", "right_active", "at"}


def state_of(log: Path, known: frozenset = frozenset()) -> tuple | None:
    """The contents of a log without what differs from run to run. None if there is no log. Fails if it is damaged."""
    if not log.exists() or log.stat().st_size == 0:
        return None
    base = sqlite3.connect(log, timeout=1)
    base.row_factory = sqlite3.Row
    try:
        whole = [row[0] for row in base.execute("PRAGMA integrity_check")]
        if whole != ["ok"] or base.execute("PRAGMA foreign_key_check").fetchall():
            raise AssertionError(f"damaged: {whole}")
        if not base.execute("SELECT 1 FROM sqlite_schema").fetchone():
            return None
        def rows(text: str) -> tuple:
            return tuple(tuple((k, row[k]) for k in row.keys() if k not in NEVER_ALIKE or (k == "uuid" and row[k] in known))
                         for row in base.execute(text))
        columns = [column[1] for column in base.execute("PRAGMA table_info(change)")]
        # What was undone can only be redone, so it is as if it had not been.
        counts = "undone = 0" if "undone" in columns else "1"
        journal = f"SELECT change, session, was IS NULL FROM journal WHERE change IN (SELECT id FROM change WHERE {counts})"
        if "added_from" in columns:
            journal += " UNION " + ADDED.format("1") + f" WHERE {counts}"
        return (rows("SELECT * FROM session ORDER BY id"), rows("SELECT session, seq, kind, phase FROM event ORDER BY 1, 2"),
                rows(f"SELECT id, what FROM change WHERE {counts} ORDER BY id"), rows(journal + " ORDER BY 1, 2"))
    finally:
        base.close()


def uuids(log: Path) -> frozenset:
    base = sqlite3.connect(log)
    try:
        return frozenset(row[0] for row in base.execute("SELECT uuid FROM session"))
    finally:
        base.close()


def without_live(state: tuple | None, before: tuple) -> tuple | None:
    """The state without the running session, of which a kill may leave any first part."""
    if state is None:
        return None
    ids = {dict(row)["id"] for row in before[0] if dict(row)["state"] != "running"}
    return (tuple(row for row in state[0] if dict(row)["id"] in ids),
            tuple(row for row in state[1] if dict(row)["session"] in ids), *state[2:])
