"""Fills a small file system before a command, and during a session."""
import json
import os
import shutil
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from disk import NAMES
from harness import COMMANDS, TINY, Home, copy_home, make_home, state_of


SESSIONS = "start, filled while it runs", "the same, without a runtime folder"


def mounted(place: Path) -> bool:
    place.mkdir(parents=True)
    return subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "dropwise", str(place)], capture_output=True).returncode == 0


def fill_up(place: Path) -> Path:
    """Uses up all the space that is left, to the last byte."""
    filler = place / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def wait_for(holds, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def command_on_full(place: Path, folder: Path, program: str, command) -> tuple[str, str]:
    shutil.rmtree(folder / "base", ignore_errors=True)
    base = make_home(folder / "base", program, command)
    home = copy_home(base, place / "home")
    before = state_of(home.log)
    filler = fill_up(place)
    ran = home.run(command.words)
    filler.unlink()
    after = state_of(home.log)
    wrong = ""
    told = "".join((ran.stderr + ran.stdout).split())
    filler = fill_up(place)
    read = home.run(["list", "--json"])
    filler.unlink()
    if ran.returncode not in (0, 1, 4):
        wrong = f"it ended with {ran.returncode}"
    elif read.returncode != 0 and not command.old:
        wrong = f"nothing can be read: {read.stderr}"
    elif ran.returncode != 0 and ("full" not in told and "Nospace" not in told or not any(name in told for name in NAMES)):
        wrong = f"it does not say what is full: {ran.stderr}"
    elif ran.returncode != 0 and after != before:
        wrong = "the log has changed"
    again = home.run(command.words)
    if ran.returncode == 4 and again.returncode not in (0, 1):
        wrong = wrong or f"it does not work afterwards: {again.stderr}"
    shutil.rmtree(home.path)
    shutil.rmtree(base.path)
    return ("done" if ran.returncode == 0 else "refused"), wrong


def session_on_full(place: Path, program: str, runtime: str) -> tuple[str, str]:
    """Fills the disk during a session, so that at its end there is no room for it in the folder of the log."""
    home = Home(place / "home", program, runtime)
    protocols = home.path / ".config/dropwise/protocols"
    protocols.mkdir(parents=True)
    (protocols / "tiny.toml").write_text(TINY.replace('"0.1s"', '"4s"'))
    home.must(["log", "--left", "5", "--at", "2026-01-01 06:30"])
    session = subprocess.Popen([program, "start", "tiny", "--first", "left", "--view", "plain"], env=home.environment(),
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    first = ""
    while "Now." not in first:
        first += session.stdout.readline()
    filler = fill_up(place)
    told = first + session.communicate(timeout=60)[0]
    filler.unlink()
    wrong = ""
    if session.returncode != 4:
        wrong = f"it ended with {session.returncode}: {told}"
    if "The session continues" not in told:
        wrong = wrong or f"it does not say that it goes on: {told}"
    files = list(Path(runtime).glob("dropwise-rescue-*")) if runtime else []
    if not files:
        lines = [line for line in told.splitlines() if line.startswith('{"uuid"')]
        if not lines:
            shutil.rmtree(home.path)
            return "?", wrong or f"nothing was rescued: {told}"
        (home.path / "screen.ndjson").write_text(lines[0] + "\n")
        files = [home.path / "screen.ndjson"]
    home.must(["import", str(files[0])])
    last = json.loads(home.must(["show", "--json"]))
    if last["state"] != "finished" or last["left"]["active_s"] != 4 or last["right"]["active_s"] != 4:
        wrong = wrong or f"the session is not whole: {last}"
    shutil.rmtree(home.path)
    return ("runtime folder" if runtime else "screen"), wrong


def fill(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    rows, faults = ["| on a full file system | outcome | wrong |", "|---|---|---|"], []
    place = folder / "small"
    if not mounted(place):
        return rows + ["| not tried: no right to mount one | | |"], ["full: no file system could be mounted; it needs root"]
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    try:
        cases = [(command.name, lambda command=command: command_on_full(place, folder, program, command))
                 for command in COMMANDS if not command.live]
        cases += [(SESSIONS[0], lambda: session_on_full(place, program, str(runtime))),
                  (SESSIONS[1], lambda: session_on_full(place, program, ""))]
        for name, case in cases:
            if told.only and name not in told.only:
                continue
            try:
                outcome, wrong = case()
            except Exception as error:
                outcome, wrong = "?", repr(error)
                for left in place.iterdir():
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
            rows.append(f"| `{name}` | {outcome} | {1 if wrong else 0} |")
            faults += [f"full: {name}: {wrong}"] if wrong else []
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
    return rows, faults
