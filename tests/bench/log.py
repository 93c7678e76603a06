#!/usr/bin/env python3
"""Measures how fast a log of years is read and exchanged, compared with peers, in one run: medians and their ratios.

    log.py PROGRAM [RUNS]

Compares 17,000 sessions of 8 segments with timew and as many intervals, 200,000 sessions with the sqlite3 shell and the
same rows in one flat table, where the day has its own column, and queries about today with the same in a log of 10.
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(sys.argv[1])
RUNS = sys.argv[2] if len(sys.argv) > 2 else "7"


def medians(commands, runs=RUNS, prepare="true"):
    """Runs the commands one after the other, and returns the median of each in seconds."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run(["hyperfine", "-N", "--warmup", "1", "--runs", runs, "--prepare", prepare, "--export-json", file.name, *commands],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [result["median"] for result in json.load(open(file.name))["results"]]


def memory(command):
    """Peak memory in MB."""
    done = subprocess.run(["/usr/bin/time", "-f", "%M", "-o", "memory", *command], stdout=subprocess.DEVNULL, check=True)
    assert done.returncode == 0
    return int(open("memory").read()) / 1024


def tell(what, ours, peer, wanted):
    print(f"{what}: {ours * 1000:.1f} ms, peer {peer * 1000:.1f} ms, ratio {ours / peer:.2f} ({wanted})", flush=True)


def make(kind, count, name):
    with open(name + ".ndjson", "w") as file:
        subprocess.run([sys.executable, os.path.join(HERE, "make_log.py"), kind, str(count)], stdout=file, check=True)
    subprocess.run([PROGRAM, "--db", name + ".db", "import", name + ".ndjson"], stdout=subprocess.DEVNULL, check=True)


def fill_timew(each):
    """Gives timew `each` intervals for every session of the guided log."""
    folder = os.path.join(os.environ["TIMEWARRIORDB"], "data")
    subprocess.run(["rm", "-rf", folder], check=True)
    os.makedirs(folder)
    months = {}
    for text in open("guided.ndjson"):
        began = datetime.datetime.fromisoformat(json.loads(text)["started"])
        for i in range(each):
            at = began + datetime.timedelta(seconds=225 * i)
            line = f"inc {at:%Y%m%dT%H%M%SZ} - {at + datetime.timedelta(seconds=200):%Y%m%dT%H%M%SZ} # {'right' if i % 2 else 'left'}\n"
            months.setdefault(f"{at:%Y-%m}", []).append(line)
    for month, lines in months.items():
        with open(os.path.join(folder, month + ".data"), "w") as file:
            file.writelines(lines)


def against_timew():
    make("guided", 17000, "guided")
    subprocess.run(["timew", ":yes"], input="yes\n", text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for each, what in ((8, "136,000 intervals, one a segment"), (1, "17,000 intervals, one a session")):
        fill_timew(each)
        ours, peer = medians([f"{PROGRAM} --db guided.db summary all", "timew summary :all"], "3")
        print(f"summary of 17,000 sessions of 8 segments: {ours * 1000:.1f} ms, timew {peer * 1000:.1f} ms with {what}: "
              f"{peer / ours:.0f} times faster (wanted: at least 30)", flush=True)


FLAT = ("date text,time text,protocol text,mode text,kind text,method text,left_s integer,left_ml real,left_unit text,right_s integer,"
        "right_ml real,right_unit text,together_ml real,together_unit text,total_ml real,estimate text,pending text,pain integer,note text,"
        "first_side text,paused_s integer,asleep_s integer,lasted_s integer,started text,state text,updated text,uuid text unique")
GROUPS = "select date, count(*), sum(left_s), sum(right_s), sum(left_ml), sum(right_ml), sum(together_ml), sum(total_ml) from flat group by date"


def against_sqlite():
    make("sessions", 200000, "long")
    make("sessions", 10, "short")
    with open("long.csv", "wb") as file:
        subprocess.run([PROGRAM, "--db", "long.db", "export", "--format", "csv"], stdout=file, check=True)
    subprocess.run(["sqlite3", "flat.db", f"create table flat({FLAT})", ".import --csv --skip 1 long.csv flat"], check=True)
    tell("summary all of 200,000", *medians([f"{PROGRAM} --db long.db summary all", f"sqlite3 flat.db '{GROUPS}'"]), "wanted: at most 2")
    for question in ("summary today", "status", "list --limit 10"):
        ours, peer = medians([f"{PROGRAM} --db long.db {question}", f"{PROGRAM} --db short.db {question}"], "100")
        tell(f"{question} of 200,000, beside 10", ours, peer, "wanted: at most 1.5")
    ours, peer = medians([f"{PROGRAM} --db long.db remind", "sqlite3 long.db \"select max(began) from session where state <> 'deleted'\""], "100")
    print(f"remind in a log of 200,000: {ours * 1000:.1f} ms (wanted: under 10), sqlite3 with one question {peer * 1000:.1f} ms, "
          f"ratio {ours / peer:.2f}", flush=True)
    tell("import of 200,000 lines", *medians([f"{PROGRAM} --db new.db import long.ndjson",
                                              f"sqlite3 new.db 'create table flat({FLAT})' '.import --csv --skip 1 long.csv flat'"],
                                             prepare="rm -f new.db new.db-wal new.db-shm"), "wanted: at most 4")
    ours, csv, peer = medians([f"{PROGRAM} --db long.db export", f"{PROGRAM} --db long.db export --format csv", "sqlite3 -csv flat.db 'select * from flat'"])
    tell("export of 200,000 lines, NDJSON", ours, peer, "wanted: at most 4")
    tell("export of 200,000 rows, CSV", csv, peer, "wanted: at most 4")
    subprocess.run("rm -f new.db*", shell=True, check=True)
    peaks = {"import": ["--db", "new.db", "import", "long.ndjson"], "export": ["--db", "long.db", "export"], "summary all": ["--db", "long.db", "summary", "all"]}
    for name, words in peaks.items():
        print(f"peak memory of {name}: {memory([PROGRAM, *words]):.1f} MB (wanted: under 64)", flush=True)


def main():
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        os.environ.update(HOME=home, TIMEWARRIORDB=os.path.join(home, "timew"), TZ="UTC")
        against_timew()
        against_sqlite()
        os.chdir("/")


if __name__ == "__main__":
    main()
