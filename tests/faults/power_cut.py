"""Cuts the power after each step of every command that writes, and looks at what a disk could hold then."""
import json
import random
import shutil
import sqlite3
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from file_system import Cut, Node
from harness import COMMANDS, Command, Home, make_home
from image import key, read_state, rows_of, sessions, write_files
from recording import Recording, scan
from strace import record

MORE = [
    Command("start, as JSON", ["start", "tiny", "--first", "left", "--view", "json"], live=True),
    Command("backup over a backup", ["backup", "copy.db"], [["backup", "copy.db"], ["log", "--right", "2"]], result="copy.db"),
    Command("amend of a value", ["amend", "1", "--left", "4", "--at", "2026-01-01 05:00"]),
]
# The state of reminders is saved without a sync: after a power cut it may be lost, but nothing may be refused because of it.
NOT_SYNCED = ".local/state/dropwise/"
NOT_THE_LOG = {"first log", "snooze", "remind", "config set"}   # they do not write to the log that they find
OF_A_LOG = "", "-wal", "-journal", ".live", ".owner"    # the endings of the files that are checked by reading the log


def in_wal_mode(home: Home, command: Command):
    """The log as the program leaves it: its WAL has been written back and removed."""


def backup_in_place(home: Home, command: Command):
    """A backup that was put in the place of the log, which is not in WAL mode."""
    base = sqlite3.connect(home.log)
    base.execute("PRAGMA journal_mode = DELETE")
    base.close()
    copy = home.log.with_name("put.db")
    shutil.copy(home.log, copy)
    copy.rename(home.log)


class Elsewhere:
    """Another program that has a log open. It is another process, because a process that closes a file loses its locks."""

    def __init__(self, log: Path):
        self.shell = subprocess.Popen(["sqlite3", str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.version = self.ask("PRAGMA user_version;")

    def ask(self, text: str) -> str:
        self.shell.stdin.write(text + "\n.print done\n")
        self.shell.stdin.flush()
        return "".join(iter(self.shell.stdout.readline, "done\n")).strip()

    def close(self) -> None:
        self.shell.communicate(timeout=60)


def open_elsewhere(home: Home, command: Command) -> Elsewhere:
    """The log while another program has it open, so that its WAL stays, with something in it."""
    other = Elsewhere(home.log)
    if not command.old:
        (home.path / "empty.ndjson").write_text("")
        home.must(["import", "empty.ndjson"])
    other.ask(f"PRAGMA user_version = {other.version};")
    return other


MODES = {"WAL": in_wal_mode, "a backup": backup_in_place, "open elsewhere": open_elsewhere}


@dataclass
class Image:
    """What a power cut leaves, where it came from, and which states of the log it may have."""
    files: dict[str, Node]
    origin: str
    first: int      # the state that was acknowledged
    last: int       # the newest state
    done: bool      # whether the command had said all that it says, or ended


class Case:
    """A command that was recorded, with the states that the log went through."""

    def __init__(self, folder: Path, program: str, command: Command, mode: str, synced: bool = True):
        self.command, self.mode, self.folder, self.program, self.synced = command, mode, folder, program, synced
        home = make_home(folder / "home", program, command)
        holder = MODES[mode](home, command)
        self.log = str((home.path / command.result if command.name == "first log" else home.log).relative_to(home.path))
        before = scan(home.path)
        ran, calls = record(home, command.words)
        if ran.returncode not in (0, 1):
            raise RuntimeError(f"{command.name} failed untouched: {ran.stderr}")
        self.recording = Recording(home.path, calls, before)
        self.steps = self.recording.steps
        self.base = Cut(before, []).all_done()
        self.final = Cut(before, self.steps).all_done()
        self.wrong = self.compare(Cut(scan(home.path), []).all_done())
        if holder:
            holder.close()
        shutil.rmtree(home.path)
        self.follow()

    def compare(self, real: dict[str, Node]) -> list[str]:
        """Checks that the model ends with the files that the command left."""
        names = sorted(set(real) ^ set(self.final)) + sorted(
            name for name in set(real) & set(self.final) if real[name].content != self.final[name].content)
        return [f"the model is wrong about {name}" for name in names]

    def follow(self) -> None:
        """Finds the states that the log went through, and the newest that was acknowledged, after each step."""
        self.states: list[dict] = [read_state(self.base, self.log)]
        self.newest, self.told = [0], [0]
        seen = ""
        for number, step in enumerate(self.steps):
            if step.kind in ("write", "length", "name"):
                state = read_state(Cut(self.recording.before, self.steps[:number + 1]).all_done(), self.log)
                if state != self.states[-1]:
                    self.states.append(state)
                    self.check_told(seen)
            self.newest.append(len(self.states) - 1)
            self.told.append(self.newest[-1] if step.kind == "said" else self.told[-1])
            if step.kind == "said":
                seen += step.data.decode()
                self.check_saved(seen)
        if not self.command.live and len(self.states) > 2:
            self.wrong.append(f"the log went through {len(self.states)} states")

    def check_told(self, output: str) -> None:
        """Checks that whatever a session has told as JSON is saved once something new is."""
        kinds = [json.loads(text)["event"] for text in output.splitlines() if text.startswith("{")]
        if not kinds or self.command.name != "start, as JSON":
            return
        last = max(row[0] for row in self.states[-1]["event"])
        if kinds != [row[2] for row in self.states[-1]["event"] if row[0] == last][:len(kinds)]:
            self.wrong.append(f"{kinds[-1]} was told and is not saved")

    def check_saved(self, output: str) -> None:
        """Checks that a session is finished in the log when it is said to be saved."""
        if "Saved as session" in output and sessions(self.states[-1], "finished") == sessions(self.states[0], "finished"):
            self.wrong.append("the session was said to be saved and was not")

    def images(self, told) -> list[Image]:
        """The images that differ. Each keeps the strictest demand on it."""
        found: dict[str, Image] = {}
        for end in sorted({*range(0, len(self.steps) + 1, told.every), len(self.steps)}):
            cut = Cut(self.recording.before, self.steps[:end], self.synced)
            dice = random.Random(f"{told.seed} {self.command.name} {self.mode} {end}")
            kinds = [("all that was done", cut.all_done()), ("only what was synced", cut.synced_only())]
            kinds += [(f"part {n}" + ", torn" * torn, cut.at_random(dice, torn)) for torn in (False, True) for n in range(told.images)]
            for kind, files in kinds:
                what = self.steps[end - 1].text if end else "nothing"
                done = end == len(self.steps) or self.is_all_said(end)
                image = Image(files, f"{kind} of {end} steps, cut after {what}", self.told[end], self.newest[end], done)
                old = found.setdefault(key(files), image)
                if (old.first, old.done) < (image.first, image.done):
                    old.origin, old.first, old.done = image.origin, image.first, image.done
        return list(found.values())

    def is_all_said(self, end: int) -> bool:
        said = [number for number, step in enumerate(self.steps) if step.kind == "said"]
        return bool(said) and said[-1] < end

    def check(self, number: int, image: Image) -> tuple[str, str]:
        """Which state the image has, and what is wrong with it, or an empty text."""
        home = Home(self.folder / f"i{number}", self.program)
        try:
            state = read_state(image.files, self.log)
            if state not in self.states[:image.last + 1]:
                return "?", f"{image.origin}: neither before nor after: {state}"
            which = self.states.index(state)
            late = "what was acknowledged is lost" if self.states[image.first:image.last + 1].count(state) == 0 else ""
            wrong = late or self.check_files(image, state) or self.check_use(home, image.files, state)
        except Exception as error:  # any error is a finding
            return "?", f"{image.origin}: {error!r}"
        finally:
            shutil.rmtree(home.path, ignore_errors=True)
        outcome = "before" if which == 0 else "after" if which == len(self.states) - 1 else "part"
        return outcome, f"{image.origin}: {wrong}" if wrong else ""

    def check_files(self, image: Image, state: dict) -> str:
        """Checks that every other file is as before or as after, and as after once that was acknowledged."""
        of_log = {self.log + ending for ending in OF_A_LOG}
        for path in set(self.base) | set(self.final):
            old, new, here = (files.get(path) for files in (self.base, self.final, image.files))
            if path in of_log or path.startswith(NOT_SYNCED):
                continue
            contents = [one.content if one else None for one in (old, new)]
            content = here.content if here else None
            if content not in contents:
                return f"{path} is neither as before nor as after"
            if image.done and new and content != new.content:
                return f"{path} is not as was acknowledged"
            if old and not here and state != self.states[-1]:
                return f"{path} is lost"
        return ""

    def check_use(self, home: Home, files: dict[str, Node], state: dict) -> str:
        """Checks that the program reads the log, finishes a session that was cut off, and writes another entry."""
        write_files(files, home.path)
        log = ["--db", str(home.path / self.log)]
        shown = home.run([*log, "list", "all", "--json"])
        if shown.returncode != 0 or len(json.loads(shown.stdout)) != sessions(state, "running", "finished"):
            return f"list: {shown.returncode} {shown.stdout} {shown.stderr}"
        if sessions(state, "running") and home.run([*log, "resume", "--finish"]).returncode != 0:
            return "the session cannot be finished"
        if any(path.startswith(NOT_SYNCED) for path in files) and home.run([*log, "remind", "--why"]).returncode not in (0, 1):
            return "remind does not work"
        written = home.run([*log, "log", "--left", "1", "--at", "2026-01-03 04:05", "--note", "after"])
        notes = [row for row in rows_of(home.path / self.log).get("session", []) if "after" in row]
        return "" if written.returncode == 0 and len(notes) == 1 else f"log: {written.returncode} {written.stderr}"


def cut_one(case: Case, pool: ThreadPoolExecutor, told) -> tuple[str, list[str]]:
    images = case.images(told)
    outcomes = list(pool.map(lambda item: case.check(*item), enumerate(images)))
    count = Counter(outcome for outcome, _ in outcomes)
    wrong = case.wrong + [text for _, text in outcomes if text]
    row = (f"| `{case.command.name}` | {case.mode} | {len(case.steps)} | {len(images)} | {count['before']} | {count['after']} | "
           f"{count['part']} | {len(wrong)} |")
    return row, [f"power_cut: {case.command.name}, {case.mode}: {text}" for text in wrong]


def cut_all(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    rows = ["| power cut after every step | log | steps | images | as before | as after | in between | wrong |",
            "|---|---|---|---|---|---|---|---|"]
    faults = []
    for command in [one for one in COMMANDS + MORE if not told.only or one.name in told.only]:
        for mode in list(MODES)[:1 if command.name in NOT_THE_LOG else None]:
            row, wrong = cut_one(Case(folder / f"{command.name} {mode}", program, command, mode), pool, told)
            rows.append(row)
            faults += wrong
    row, wrong = cut_one(Case(folder / "not synced", program, COMMANDS[0], "WAL", synced=False), pool, told)
    rows.append(row.replace("`log`", "`log`, if nothing were synced"))
    return rows, faults + ([] if wrong else ["power_cut: a log that nothing syncs seems to survive"])
