"""Kills running sessions at random moments while other programs watch, control and amend them, and resumes them."""
import json
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from full import wait_for
from harness import COMMANDS, Home, copy_home, make_home, state_of
from many import PATIENCE

PHASES = 60
PHASE = """[[phase]]
name = "{0}"
kind = "express"
side = "{1}"
length = "2s"
prompts = ["Prompt {0}."]
"""
OFTEN = ('schema = 1\nid = "often"\nname = "Often"\nsource = "a test"\npolicy = "flow"\n'
         + "".join(PHASE.format(n, ("first", "second")[n % 2]) for n in range(PHASES)))
LONGEST = 30    # seconds that a command may take before it counts as one that hangs
# Every request of these leaves one event of this kind, so that they can be counted.
COUNTED = {"swap": "swapped", "flowing": "marked"}
# What a session says when the log was locked for longer than it waits, and then again when it was not.
AGAIN = "can be written to again"
WAITED = f"locked|in use|{AGAIN}"
TOLD_AS = {"swapped": "side_switched"}
OTHERS = ["pause", "resume", "more", "next", "pain", "resume"]


class Try:
    """One session that is killed twice, resumed in between, and finished at last."""

    def __init__(self, home: Home, seed: str, spoils: bool):
        self.home, self.dice, self.spoils = home, random.Random(seed), spoils
        self.wrong: list[str] = []
        self.done: Counter = Counter()      # requests that were acknowledged
        self.refused: Counter = Counter()
        self.note = ""                      # the last that was acknowledged
        self.commands = self.kills = 0
        self.unsaved = self.troubled = 0    # events that were told just before a kill, and sessions that could not save
        self.behind = False                 # whether a session was killed that had said that it could not save
        self.unsaid = 0                     # requests that were carried out and reported as refused
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.threads: list[threading.Thread] = []
        self.live: subprocess.Popen | None = None

    def session(self, words: list[str]) -> None:
        """Starts a session and waits until it runs. A session that is resumed in a pause tells nothing at first."""
        file = self.home.path / f"told{self.kills}.ndjson"
        with file.open("w") as out:
            self.live = subprocess.Popen([self.home.program, *words, "--view", "json"], env=self.home.environment(),
                                         stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        begun = wait_for(lambda: self.live.poll() is not None or self.leads(self.live.pid), LONGEST)
        if not begun or self.live.poll() is not None:
            raise RuntimeError(f"{words} did not begin: {file.read_text()}")

    def leads(self, process: int) -> bool:
        """Whether this process has registered: before, the log still names the one that was killed."""
        base = sqlite3.connect(self.home.log, timeout=LONGEST)
        found = base.execute("SELECT 1 FROM leader WHERE pid = ? AND session <> 0", (process,)).fetchone()
        base.close()
        return found is not None

    def kill(self) -> None:
        """Kills the session at a random moment after some commands of others. Then the machine's speed does not matter."""
        enough = self.commands + self.dice.randint(1, 20)
        wait_for(lambda: self.commands >= enough and (not self.spoils or self.done["swap"] > 0 and self.note), LONGEST)
        time.sleep(self.dice.uniform(0, 0.1))
        self.live.send_signal(signal.SIGKILL)
        self.live.wait()
        lines = (self.home.path / f"told{self.kills}.ndjson").read_text().splitlines(keepends=True)
        told = [json.loads(text) for text in lines if text.startswith("{") and text.endswith("\n")]
        troubles = [event["text"] for event in told if event["event"] == "trouble"]
        self.kills += 1
        if troubles:
            self.troubled += 1
            self.behind = self.behind or AGAIN not in troubles[-1]
            self.wrong += [text for text in troubles if not re.search(WAITED, text)]
        else:
            self.check_told([(event["event"], round(event["t_s"] * 1000)) for event in told])

    def check_told(self, told: list[tuple[str, int]]) -> None:
        """Checks that the log has what the session told, except what it told last and had no time to save."""
        saved = {(TOLD_AS.get(kind, kind), at) for _, kind, at in self.events()}
        while told and told[-1] not in saved:
            self.unsaved += 1
            told.pop()
        if lost := [event for event in told if event not in saved]:
            self.wrong.append(f"told, but not in the log: {lost}")

    def events(self) -> list[tuple[int, str, int]]:
        base = sqlite3.connect(self.home.log)
        found = base.execute("SELECT seq, kind, at FROM event WHERE session = (SELECT max(session) FROM event) ORDER BY seq").fetchall()
        base.close()
        return found

    def run(self, words: list[str], allowed: tuple) -> subprocess.CompletedProcess | None:
        began = time.monotonic()
        try:
            ran = self.home.run(words, seconds=LONGEST)
        except subprocess.TimeoutExpired:
            return self.wrong.append(f"{words} hangs")
        self.commands += 1
        waited = ran.returncode == 4 and time.monotonic() - began >= PATIENCE
        if ran.returncode not in allowed and not waited:
            self.wrong.append(f"{words}: {ran.returncode} {ran.stderr}")
        return ran

    def control(self, actions: list[str], seed: str) -> None:
        dice = random.Random(seed)
        while not self.ended.is_set():
            action = dice.choice(actions)
            ran = self.run(["ctl", action], (0, 1, 3))
            with self.lock:
                (self.done if ran and ran.returncode == 0 else self.refused)[action] += 1
            time.sleep(dice.uniform(0, 0.1))

    def amend(self) -> None:
        while not self.ended.is_set():
            note = f"note {self.commands}"
            ran = self.run(["amend", "last", "--note", note], (0,))
            if ran and ran.returncode == 0:
                self.note = note

    def ask(self) -> None:
        while not self.ended.is_set():
            ran = self.run(["status", "--json"], (0,))
            if ran and ran.returncode == 0:
                json.loads(ran.stdout)

    def others(self) -> None:
        """Begins what other programs do to the session until it has ended."""
        self.ended.clear()
        seeds = [f"{self.dice.random()}" for _ in range(3)]
        work = [(self.control, (["swap"], seeds[0])), (self.control, (["flowing"], seeds[1])),
                (self.control, (OTHERS, seeds[2])), (self.amend, ()), (self.ask, ()), (self.watch, (self.watcher(),))]
        self.threads = [threading.Thread(target=target, args=words) for target, words in work]
        for thread in self.threads:
            thread.start()

    def watcher(self) -> subprocess.Popen:
        """A program that watches, and has shown something already."""
        watching = subprocess.Popen([self.home.program, "watch", "--view", "plain"], env=self.home.environment(),
                                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        watching.stdout.readline()
        return watching

    def watch(self, watching: subprocess.Popen) -> None:
        """Checks that watch ends when the session was killed, and says so."""
        try:
            shown = watching.communicate(timeout=LONGEST)[0]
        except subprocess.TimeoutExpired:
            watching.kill()
            return self.wrong.append("watch hangs")
        if watching.returncode != 1 or "was interrupted" not in shown:
            self.wrong.append(f"watch does not say what happened: {watching.returncode} {shown}")

    def stop_others(self) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def settle(self) -> None:
        self.stop_others()
        if self.spoils:
            self.spoil()
        self.check()

    def go(self) -> None:
        self.session(["start", "often", "--first", "left"])
        self.others()
        self.kill()
        if self.dice.random() < 0.5:    # otherwise it is resumed while requests to the killed one still wait
            self.settle()
            self.session(["resume"])
            self.others()
        else:
            self.session(["resume"])
        self.kill()
        self.settle()
        self.finish()

    def spoil(self) -> None:
        """Loses what was acknowledged, to see that the checks find it."""
        base = sqlite3.connect(self.home.log)
        base.executescript("DELETE FROM event WHERE kind = 'swapped'; UPDATE session SET note = 'spoiled';")
        base.close()

    def check(self) -> None:
        """Checks that the log holds whatever was acknowledged, and that the session counts as interrupted."""
        state_of(self.home.log)
        status = json.loads(self.home.must(["status", "--json"]))
        if status["running"] or status["session"]["state"] != "interrupted":
            self.wrong.append(f"the session counts as {status['session']['state']}")
        if status["session"]["note"] != self.note:
            self.wrong.append(f"the note is {status['session']['note']}, not {self.note}")
        base = sqlite3.connect(self.home.log)
        left = base.execute("SELECT action FROM inbox").fetchall()
        base.close()
        if left:
            self.wrong.append(f"requests are left: {left}")
        self.check_events(self.events())

    def check_events(self, events: list[tuple[int, str, int]]) -> None:
        if [seq for seq, _, _ in events] != list(range(len(events))) or [at for _, _, at in events] != sorted(at for _, _, at in events):
            self.wrong.append(f"the events are out of order: {events}")
        found = Counter(kind for _, kind, _ in events)
        for action, kind in COUNTED.items():
            if found[kind] < self.done[action] and not self.behind:
                self.wrong.append(f"ctl {action} was acknowledged {self.done[action]} times and done {found[kind]} times")
            if found[kind] > self.done[action] + self.kills:
                self.wrong.append(f"ctl {action} was acknowledged {self.done[action]} times, but done {found[kind]} times")
        self.unsaid = sum(max(0, found[kind] - self.done[action]) for action, kind in COUNTED.items())

    def finish(self) -> None:
        """Checks that the session can be finished, and that its times then agree with its events."""
        self.run(["resume", "--finish"], (0,))
        last = json.loads(self.home.must(["show", "--json"]))
        if last["state"] != "finished" or last["note"] != self.note:
            self.wrong.append(f"it was not finished: {last}")
        checked = {one["what"]: one for one in json.loads(self.home.run(["doctor", "--json"]).stdout)}
        if checked["log"]["wrong"]:
            self.wrong.append(f"doctor: {checked['log']}")


def kill_one(base: Home, number: int, seed: int, spoils: bool = False) -> Try:
    one = Try(copy_home(base, base.path.with_name(f"try{number}")), f"{seed} {number}", spoils)
    try:
        one.go()
    except Exception as error:  # any error is a finding
        one.wrong.append(repr(error))
    if one.live:
        one.live.kill()
    one.stop_others()
    shutil.rmtree(one.home.path, ignore_errors=True)
    return one


def kill_live(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    base = make_home(folder / "base", program, COMMANDS[0])
    (base.path / ".config/dropwise/protocols/often.toml").write_text(OFTEN)
    numbers = range(0, told.kills // 2, told.every)
    tries = list(pool.map(lambda number: kill_one(base, number, told.seed), numbers))
    spoiled = kill_one(base, -1, told.seed, spoils=True).wrong
    faults = [f"live_kills: {text} is not missed when it is lost" for text in ("the note is", "ctl swap was acknowledged", "out of order")
              if not any(text in wrong for wrong in spoiled)]
    faults += [f"live_kills: try {number}, seed {told.seed}: {text}" for number, one in zip(numbers, tries) for text in one.wrong]
    done, refused = (sum((getattr(one, name) for one in tries), Counter()).total() for name in ("done", "refused"))
    kills, commands, unsaid, unsaved, troubled = (sum(getattr(one, name) for one in tries)
                                                  for name in ("kills", "commands", "unsaid", "unsaved", "troubled"))
    return ["| killed | commands meanwhile | requests done | refused | done, but said to be refused | events told, not yet saved | "
            "sessions that waited for the log | wrong |", "|---|---|---|---|---|---|---|---|",
            f"| {kills} | {commands} | {done} | {refused} | {unsaid} | {unsaved} | {troubled} | {len(faults)} |"], faults
