"""Fifty programs write to one log at once. Whatever was reported as saved must be in the log."""
import json
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import threading
import time
import uuid
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import COMMANDS, TINY, line, make_home, state_of

WRITERS = {"log": 24, "amend": 12, "remind": 7, "import": 6}  # and one running session
PATIENCE = 5.0


class Crowd:
    def __init__(self, home, seconds: int):
        self.home, self.end = home, time.monotonic() + seconds
        self.times = defaultdict(list)
        self.refused = defaultdict(list)  # how long each refused command had waited
        self.wrong: list[str] = []
        self.logged: list[str] = []
        self.amended: dict[int, str] = {}
        self.lock = threading.Lock()

    def run(self, kind: str, words: list[str]) -> str | None:
        began = time.monotonic()
        ran = self.home.run(words)
        took = time.monotonic() - began
        with self.lock:
            if ran.returncode in (0, 1):
                self.times[kind].append(took)
                return ran.stdout
            self.refused[kind].append(took)
            if took < (1.0 if kind == "remind" else PATIENCE):
                self.wrong.append(f"{kind} gave up after {took:.2f} s: {ran.returncode} {ran.stderr}")
        return None

    def write(self, kind: str, number: int) -> None:
        own = 0
        while time.monotonic() < self.end:
            mark = f"{kind}-{number}-{own}"
            own += 1
            if kind == "log":
                if self.run(kind, ["log", "--left", "5", "--note", mark, "--at", "2026-01-02 03:04"]):
                    with self.lock:
                        self.logged.append(mark)
            elif kind == "amend":
                if self.run(kind, ["amend", str(number + 1), "--note", mark]):
                    self.amended[number + 1] = mark
            elif kind == "import":
                file = self.home.path / f"{mark}.ndjson"
                file.write_text(line(str(uuid.uuid4()), mark) + "\n")
                if self.run(kind, ["import", str(file)]):
                    with self.lock:
                        self.logged.append(mark)
                file.unlink()
            else:
                self.run(kind, ["remind"])


def write_at_once(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    home = make_home(folder / "home", program, COMMANDS[0])
    (home.path / ".config/dropwise/protocols/tiny.toml").write_text(TINY.replace('"0.1s"', f'"{told.seconds // 2}s"'))
    for _ in range(WRITERS["amend"]):
        home.must(["log", "--left", "1", "--at", "2026-01-01 06:30"])
    crowd = Crowd(home, told.seconds)
    session = subprocess.Popen([program, "start", "tiny", "--first", "left", "--view", "json"], env=home.environment(),
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    threads = [threading.Thread(target=crowd.write, args=(kind, n)) for kind, count in WRITERS.items() for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = [json.loads(text) for text in session.communicate(timeout=30)[0].splitlines()]
    base = sqlite3.connect(home.log)
    notes = {row[0] for row in base.execute("SELECT note FROM session")}
    lost = [mark for mark in crowd.logged if mark not in notes]
    for number, mark in crowd.amended.items():
        if base.execute("SELECT note FROM session WHERE id = ?", (number,)).fetchone()[0] != mark:
            lost.append(mark)
    state_of(home.log)
    live = base.execute("SELECT state, left_active, right_active FROM session WHERE protocol = 'tiny' ORDER BY id DESC").fetchone()
    base.close()
    wrong = crowd.wrong + [f"lost: {mark}" for mark in lost]
    half = told.seconds // 2 * 1000
    if session.returncode != 0 or live != ("finished", half, half):
        wrong.append(f"the session: {session.returncode} {live}")
    troubles = sum(1 for event in events if event["event"] == "trouble")
    rows = [f"| 50 programs, {told.seconds} s | written | refused | median | longest | lost |", "|---|---|---|---|---|---|"]
    for kind in WRITERS:
        times = crowd.times[kind]
        mine = sum(1 for mark in lost if mark.startswith(kind))
        rows.append(f"| `{kind}` × {WRITERS[kind]} | {len(times)} | {len(crowd.refused[kind])} | {statistics.median(times):.2f} s | "
                    f"{max(times):.2f} s | {mine} |")
    rows.append(f"| `start` × 1 | {sum(1 for event in events if event['event'] != 'trouble')} events | {troubles} told | | | "
                f"{0 if live[0] == 'finished' else 1} |")
    shutil.rmtree(folder)
    return rows, wrong
