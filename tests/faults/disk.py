"""Makes every system call of a command that writes, syncs, opens, renames or removes fail, one in each run."""
import re
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import COMMANDS, copy_home, uuids
from kill import Case
from strace import calls, inject, touches

ERRORS = ("ENOSPC", "EIO", "EROFS")
CALLS = re.compile(r"^(write|pwrite64|fsync|fdatasync|openat|rename\w*|unlink\w*|ftruncate|mkdir\w*|f?chmod\w*|link\w*|mmap)\(")
NAMES = "log.db", "copy.db", ".toml", "reminders-", "coming.ndjson", "thefolder", "output"


def concerns(text: str, home: Path) -> bool:
    """Whether a call concerns the command's own files. An mmap counts only for the shared memory of the log."""
    return bool(CALLS.match(text)) and touches(text, home) and ("mmap" not in text[:5] or "-shm" in text)


class Disk(Case):
    def fail_at(self, number: int, call: tuple[str, int, str], error: str) -> tuple[str, str]:
        home = copy_home(self.base, self.folder / f"f{number}{error}")
        try:
            ran = inject(home, self.command.words, call[0], call[1], f"error={error}")
            outcome, wrong = self.judge(home, ran)
        except Exception as failed:
            outcome, wrong = "?", repr(failed)
        shutil.rmtree(home.path, ignore_errors=True)
        return outcome, f"{error} {call[2][:120]}: {wrong}" if wrong else ""

    def judge(self, home, ran) -> tuple[str, str]:
        unread = ran.returncode in (2, 3) and "cannot " in ran.stderr and any(name in ran.stderr for name in (".toml`", "coming.ndjson"))  # a file other than the log
        if ran.returncode not in (0, 1, 4) and not unread:
            return "?", f"it ended with {ran.returncode}: {ran.stderr}"
        told = ran.stderr + ran.stdout
        rescued = [] if not self.command.live else list(home.path.rglob("dropwise-rescue-*")) or [text for text in ran.stdout.splitlines() if text.startswith('{"uuid"')]
        if ran.returncode != 0 and not any(name in "".join(told.split()) for name in NAMES):
            return "?", f"it does not say which file: {told}"
        if ran.returncode == 4 and len(ran.stderr.strip().splitlines()) < 2 and not rescued:
            return "?", f"it does not say what to do: {told}"
        if rescued:
            return "rescued", self.take_in(home, rescued[0])
        outcome, wrong = self.check(home)
        if outcome == "part":
            return "cut off", wrong
        looks = ran.returncode == 1 and "LOOK" in ran.stdout  # doctor reports it in this way
        if ran.returncode == 4 or unread or looks:
            return ("refused" if outcome == "before" else "told, but done"), wrong
        return ("done" if outcome == "after" or self.before == self.after else "?"), wrong or (
            "" if outcome == "after" or self.before == self.after else "it ended well, and nothing was done")

    def take_in(self, home, rescued) -> str:
        """Imports the rescued session and checks that the log then has it. Returns what is wrong, or an empty text."""
        if isinstance(rescued, str):
            (home.path / "screen.ndjson").write_text(rescued + "\n")
            rescued = home.path / "screen.ndjson"
        done = home.run(["import", str(rescued)])
        if done.returncode != 0:
            return f"what was rescued cannot be imported: {done.stderr}"
        new = uuids(home.log) - self.known
        known = self.state(home)
        states = [dict(row)["state"] for row in known[0]]
        return "" if (new or self.command.name == "resume") and "running" not in states else "what was rescued is not in the log"


def fail_all(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    names = ["done", "refused", "told, but done", "cut off", "rescued"]
    rows = [f"| {', '.join(ERRORS)} at every write, sync, open, rename | faults | " + " | ".join(names) + " | wrong |",
            "|---|---|" + "---|" * (len(names) + 1)]
    faults = []
    for number, command in enumerate(COMMANDS):
        if told.only and command.name not in told.only:
            continue
        case = Disk(folder / f"disk{number}", program, command)
        listing = copy_home(case.base, case.folder / "list")
        listed = [call for call in calls(listing, command.words) if concerns(call[2], listing.path)]
        work = [(n, call, error) for n, call in enumerate(listed) for error in ERRORS][:: told.every]
        outcomes = list(pool.map(lambda item: case.fail_at(*item), work))
        count = Counter(outcome for outcome, _ in outcomes)
        wrong = [text for _, text in outcomes if text]
        faults += [f"{command.name}: {text}" for text in wrong]
        rows.append(f"| `{command.name}` | {len(work)} | " + " | ".join(str(count[name]) for name in names) + f" | {len(wrong)} |")
        shutil.rmtree(case.folder)
    return rows, faults
