#!/usr/bin/env python3
"""Compares dropwise with its peers in one run, and prints a table for the README: table.py PROGRAM [SECONDS]

Logs of 10, 1,000, 17,000 and 200,000 sessions are compared with timew and as many intervals, and with the sqlite3 shell
and as many rows in one flat table. Prints medians of repeated runs and their ratios to the peer; a ratio below 1 means
faster than the peer. SECONDS is the length of the session whose cost is measured.
"""
import datetime
import glob
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import log
import session

PROGRAM = log.PROGRAM
SIZES = (10, 1_000, 17_000, 200_000)
PATIENCE = 40  # most seconds for one run
SLOW = 5  # commands that take longer are measured only once


def once(command):
    """The time of a run in seconds, or None if it takes longer than PATIENCE."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    patience = threading.Timer(PATIENCE, child.kill)  # wait() with a timeout would check only now and then
    patience.start()
    status = child.wait()
    taken = time.perf_counter() - began
    patience.cancel()
    if status == -signal.SIGKILL:
        return None
    if status != 0:
        raise RuntimeError(f"{command} ended with {status}")
    return taken


def medians(commands, runs, prepare):
    """Runs the commands in turn, so that changes in the machine's load affect all alike. The first turn does not count.

    Leaves out commands that are None, and does not repeat a command that took longer than SLOW.
    """
    times = [[] for _ in commands]
    for turn in range(runs + 1):
        for taken, command in zip(times, commands):
            if command is None or (taken and (taken[-1] is None or taken[-1] > SLOW)):
                continue
            prepare()
            taken.append(once(command() if callable(command) else command))
    return [None if not taken or None in taken else statistics.median(taken[1:] or taken) for taken in times]


def shown(seconds):
    if seconds is None:
        return f"over {PATIENCE} s"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def ratio(ours, peer):
    return "" if peer is None else f"{ours / peer:.2f}"


def row(what, runs, ours, timew, sqlite, prepare=lambda: None):
    """Prints a row of the table. A command is None if that peer cannot do it."""
    times = medians([ours, timew, sqlite], runs, prepare)
    cells = [what, shown(times[0])]
    for command, peer in zip((timew, sqlite), times[1:]):
        cells += ["", ""] if command is None else [shown(peer), ratio(times[0], peer)]
    print("| " + " | ".join(cells) + " |", flush=True)


def fill_timew(count):
    folder = os.path.join(os.environ["TIMEWARRIORDB"], "data")
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(folder)
    months = {}
    with open(f"{count}.ndjson") as lines:
        for text in lines:
            began = datetime.datetime.fromisoformat(json.loads(text)["started"]).astimezone(datetime.timezone.utc)
            end = began + datetime.timedelta(minutes=20)
            months.setdefault(f"{began:%Y-%m}", []).append(f"inc {began:%Y%m%dT%H%M%SZ} - {end:%Y%m%dT%H%M%SZ} # left\n")
    for month, lines in months.items():
        with open(os.path.join(folder, month + ".data"), "w") as file:
            file.writelines(sorted(lines))


def against(count):
    log.make("sessions", count, str(count))
    with open(f"{count}.csv", "wb") as file:
        subprocess.run([PROGRAM, "--db", f"{count}.db", "export", "--format", "csv"], stdout=file, check=True)
    flat = f"flat{count}.db"
    subprocess.run(["sqlite3", flat, "PRAGMA journal_mode = WAL", f"create table flat({log.FLAT})", f".import --csv --skip 1 {count}.csv flat"],
                   check=True, stdout=subprocess.DEVNULL)
    fill_timew(count)
    ours = [PROGRAM, "--db", f"{count}.db"]
    many, few = (30, 15) if count <= 17_000 else (15, 5)
    written = iter(range(10_000))

    def write_timew():
        at = datetime.datetime(2027, 1, 1) + datetime.timedelta(minutes=10 * next(written))
        return ["timew", "track", f"{at:%Y-%m-%dT%H:%M:%S}", "-", f"{at + datetime.timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}", "left"]

    row(f"one session written, of {count:,}", many, [*ours, "log", "--left", "5", "--at", "2026-01-01 06:30"], write_timew,
        ["sqlite3", flat, "PRAGMA synchronous = FULL", "insert into flat (date, left_ml) values ('2026-01-01', 5)"])
    row(f"list of today, of {count:,}", many, [*ours, "list", "today"], ["timew", "summary"],
        ["sqlite3", flat, "select * from flat order by rowid desc limit 12"])
    row(f"summary of all {count:,}", few, [*ours, "summary", "all"], ["timew", "summary", ":all"], ["sqlite3", flat, log.GROUPS])
    row(f"export of {count:,}", few, [*ours, "export"], ["timew", "export"], ["sqlite3", "-json", flat, "select * from flat"])

    def clear():
        for left in glob.glob("new.db*"):
            os.remove(left)

    row(f"import of {count:,}", few, [PROGRAM, "--db", "new.db", "import", f"{count}.ndjson"], None,
        ["sqlite3", "new.db", f"create table flat({log.FLAT})", f".import --csv --skip 1 {count}.csv flat"], clear)
    clear()


def machine():
    with open("/proc/cpuinfo") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} × {model}, Linux {platform.release().split('-')[0]}"


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    print(f"{datetime.date.today()}, {machine()}\n")
    print("| | dropwise | timew | ratio | sqlite3 | ratio |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        os.environ.update(HOME=home, TIMEWARRIORDB=os.path.join(home, "timew"), TZ="UTC")
        subprocess.run(["timew", ":yes"], input="yes\n", text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        row("start-up", 200, [PROGRAM, "--version"], ["timew", "--version"], ["sqlite3", "--version"])
        for count in SIZES:
            against(count)
        os.chdir("/")
    print()
    ours, peer = session.late()
    cpu, waits, memory = session.cost(seconds)
    print("\n| a session that runs | |\n|---|---|")
    print(f"| change of breast, all cores busy: late by, p99 of {len(ours)} | {session.percentile(ours, 0.99):.1f} ms; a bare sleep "
          f"{session.percentile(peer, 0.99):.1f} ms |")
    print(f"| processor, of half an hour with the big view | {cpu * 1800 / seconds:.1f} s |")
    print(f"| waits a second, those for the disk among them | {waits:.1f} |")
    print(f"| memory | {memory:.1f} MB |")


if __name__ == "__main__":
    main()
