"""Kills every command that writes at its first system call, at its second, and so on until it runs to its end."""
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import COMMANDS, Command, Home, copy_home, make_home, state_of, uuids, without_live
from strace import calls, inject


class Case:
    """A command with the state of the log before it, after it, and after undoing from each of the two."""

    def __init__(self, folder: Path, program: str, command: Command):
        self.command, self.folder = command, folder
        self.base = make_home(folder / "base", program, command)
        self.known = uuids(self.base.log)
        done = copy_home(self.base, folder / "done")
        self.before = self.state(self.base)
        ran = done.run(command.words)
        self.after = self.state(done)
        if ran.returncode not in (0, 1):
            raise RuntimeError(f"{command.name} failed untouched: {ran.stderr}")
        self.undone = [self.state_undone(self.base, "u1"), self.state_undone(done, "u2")]

    def state(self, home: Home):
        return state_of(home.log, self.known)

    def state_undone(self, home: Home, name: str):
        copy = copy_home(home, self.folder / name)
        copy.run(["undo"])
        return self.state(copy)

    def check(self, home: Home) -> tuple[str, str]:
        """The state that the log is in, and what is wrong with it, or an empty text."""
        state = self.state(home)
        if state == self.before:
            which = 0
        elif state == self.after:
            which = 1
        elif self.command.live and without_live(state, self.before) == without_live(self.before, self.before):
            return "part", self.check_part(home)
        else:
            return "?", f"neither before nor after: {state}"
        wrong = self.check_result(home)
        if home.run(["list"]).returncode != 0:
            wrong = wrong or "list does not work"
        home.run(["undo"])
        undone = self.state(home)
        if undone != self.undone[which] and not self.command.old:
            wrong = wrong or f"undo took back something else: {undone}"
        return ("before", "after")[which], wrong

    def check_part(self, home: Home) -> str:
        """Checks that an interrupted session can be finished, and that undo reverts that, then the change before."""
        finished = home.run(["resume", "--finish"])
        if finished.returncode != 0:
            return "what was left cannot be finished"
        if "was not kept" in finished.stdout:  # nothing had been expressed yet, so it was deleted, which is a change too
            home.run(["undo"])
        home.run(["undo"])
        home.run(["undo"])
        gone = self.undone[0]
        left = without_live(self.state(home), self.before)
        return "" if left[2:] == without_live(gone, self.before)[2:] else "undo took back something else"

    def check_result(self, home: Home) -> str:
        """Checks that the file it writes, and every copy of the log, is either complete or as it was."""
        for copy in [*home.log.parent.glob("log.db.v?"), *home.log.parent.glob("backups/*.db")]:
            state_of(copy)
        if not self.command.result:
            return ""
        file = home.path / self.command.result
        if file.suffix == ".db":
            state_of(file)
        elif file.is_dir():
            for one in file.iterdir():
                one.read_text() == "" or __import__("json").loads(one.read_text())
        elif file.exists() and file.suffix == ".toml":
            text = file.read_text()
            if text not in ("# mine\nunit = \"ml\"\n", "# mine\nunit = \"oz\"\n"):
                return f"the file is broken: {text!r}"
        return ""


def kill_at(case: Case, number: int, call: tuple[str, int, str]) -> tuple[str, str]:
    home = copy_home(case.base, case.folder / f"k{number}")
    try:
        ran = inject(home, case.command.words, call[0], call[1], "signal=KILL")
        outcome, wrong = case.check(home)
        if ran.returncode == 0 and outcome != "after" and case.before != case.after:
            wrong = wrong or "it ended well, and nothing was done"
    except Exception as error:  # any error is a finding
        outcome, wrong = "?", repr(error)
    shutil.rmtree(home.path)
    return outcome, f"{call[2][:120]}: {wrong}" if wrong else ""


def kill_all(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    rows, faults = ["| killed at every system call | calls | as before | as after | cut off, to be resumed | wrong |", "|---|---|---|---|---|---|"], []
    for number, command in enumerate(COMMANDS):
        if told.only and command.name not in told.only:
            continue
        case = Case(folder / f"kill{number}", program, command)
        listed = calls(copy_home(case.base, case.folder / "list"), command.words)[1 :: told.every]  # without the first call, which starts the program
        outcomes = list(pool.map(lambda item: kill_at(case, *item), enumerate(listed)))
        count = Counter(outcome for outcome, _ in outcomes)
        wrong = [text for _, text in outcomes if text]
        faults += [f"{command.name}: {text}" for text in wrong]
        rows.append(f"| `{command.name}` | {len(listed)} | {count['before']} | {count['after']} | {count['part']} | {len(wrong)} |")
        shutil.rmtree(case.folder)
    return rows, faults
