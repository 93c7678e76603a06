#!/usr/bin/env python3
"""Measures side by side, in one run, and prints a table for the README: table.py PROGRAM [SECONDS]

Logs of 10, 1,000, 17,000 and 200,000 sessions, beside timew with as many intervals and the sqlite3 shell with as many rows
in one flat table. Medians of repeated runs, and their ratios to the peer's: below 1 is faster than the peer. SECONDS is how
long the session is led whose cost is measured.
"""
import datetime
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
PATIENCE = 40  # seconds for one run of a peer


def median(command, runs, prepare=None):
    """In seconds; absent where one run takes longer than anybody would wait."""
    times = []
    for _ in range(runs + 1):
        if prepare:
            prepare()
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        patience = threading.Timer(PATIENCE, child.kill)  # a timeout of wait() would look only now and then
        patience.start()
        status = child.wait()
        times.append(time.perf_counter() - began)
        patience.cancel()
        if status == -signal.SIGKILL:
            return None
        if status != 0:
            raise RuntimeError(f"{command} ended with {status}")
        if times[-1] > 5:
            return times[-1]
    return statistics.median(times[1:] or times)


def shown(seconds):
    if seconds is None:
        return f"over {PATIENCE} s"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def ratio(ours, peer):
    return "" if peer is None else f"{ours / peer:.2f}"


def row(what, ours, timew, sqlite):
    """`timew` and `sqlite` are medians; "none" where the peer cannot do it."""
    cells = [what, shown(ours)]
    for peer in (timew, sqlite):
        cells += ["", ""] if peer == "none" else [shown(peer), ratio(ours, peer)]
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
    many = 15 if count <= 17_000 else 5
    written = iter(range(10_000))

    def write_timew():
        at = datetime.datetime(2027, 1, 1) + datetime.timedelta(minutes=10 * next(written))
        return ["timew", "track", f"{at:%Y-%m-%dT%H:%M:%S}", "-", f"{at + datetime.timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}", "left"]

    def median_of_writes():
        times = []
        for _ in range(many):
            one = median(write_timew(), 0)
            if one is None:
                return None
            times.append(one)
        return statistics.median(times)

    row(f"one session written, of {count:,}", median([*ours, "log", "--left", "5", "--at", "2026-01-01 06:30"], 30), median_of_writes(),
        median(["sqlite3", flat, "PRAGMA synchronous = FULL", "insert into flat (date, left_ml) values ('2026-01-01', 5)"], 30))
    row(f"list of today, of {count:,}", median([*ours, "list", "today"], 30), median(["timew", "summary"], many),
        median(["sqlite3", flat, "select * from flat order by rowid desc limit 12"], 30))
    row(f"summary of all {count:,}", median([*ours, "summary", "all"], many), median(["timew", "summary", ":all"], many),
        median(["sqlite3", flat, log.GROUPS], many))
    row(f"export of {count:,}", median([*ours, "export"], many), median(["timew", "export"], many), median(["sqlite3", "-json", flat, "select * from flat"], many))

    def clear():
        subprocess.run("rm -f new.db*", shell=True, check=True)

    row(f"import of {count:,}", median([PROGRAM, "--db", "new.db", "import", f"{count}.ndjson"], many, clear), "none",
        median(["sqlite3", "new.db", f"create table flat({log.FLAT})", f".import --csv --skip 1 {count}.csv flat"], many, clear))
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
        row("start-up", median([PROGRAM, "--version"], 200), median(["timew", "--version"], 200), median(["sqlite3", "--version"], 200))
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
