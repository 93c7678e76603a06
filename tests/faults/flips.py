"""Flips bits of a log at random, and runs every command on it."""
import random
import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hostile import READING, Ran, copy, make_log, run, trouble

FLIPS = 2000
SEED = 20261122
ENTERED = 4321  # microliters, which no other session has


def flip(log: Path, chance: random.Random) -> str:
    """Flips one to eight bits, a quarter of the time in the header of the file. Returns where."""
    data = bytearray(log.read_bytes())
    places = []
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(100 if chance.random() < 0.25 else len(data))
        data[at] ^= 1 << chance.randrange(8)
        places.append(at)
    log.write_bytes(data)
    return ",".join(map(str, places))


def not_there(log: Path, ran: Ran) -> str:
    """Whether `log` reports a session that is not in the log."""
    said = re.search(rb"^Logged as session (-?\d+):", ran.out, re.M)
    if not said:
        return "" if ran.status != 0 else "ends with 0 and says nothing"
    base = sqlite3.connect(log)
    base.text_factory = bytes
    try:
        found = base.execute("SELECT left_ul FROM session NOT INDEXED WHERE id = ?", (int(said.group(1)),)).fetchone()
    except sqlite3.Error as error:
        found = error
    finally:
        base.close()
    return "" if found == (ENTERED,) else f"says that it stored session {said.group(1).decode()}, and the log has {found}"


def flip_all(folder: Path, program: str, pool: ThreadPoolExecutor, told) -> tuple[list[str], list[str]]:
    base = make_log(folder / "base", program)
    session = "3"

    def try_one(number: int) -> tuple[list[tuple[int, int]], bool, list[str]]:
        """The status and the memory of each run, whether an entry was stored, and the faults. What the runs printed is not
        kept: with it this program would grow, and a child that is measured begins with the memory of its parent."""
        home = copy(base, folder / str(number))
        for beside in ("-wal", "-shm"):
            home.log.with_name(home.log.name + beside).unlink(missing_ok=True)
        places = flip(home.log, random.Random(SEED + number))
        entry = copy(home, folder / f"{number}-log")
        ran = [run(home, [word.format(session) for word in words]) for words in READING]
        stored = run(entry, ["log", "--left", f"{ENTERED / 1000}ml"])
        faults = [f"{' '.join(one.words)}: {wrong}" for one in [*ran, stored] if (wrong := trouble(one))]
        if wrong := not_there(entry.log, stored):
            faults.append(f"log: {wrong}")
        for path in (home.path, entry.path):
            shutil.rmtree(path)
        return ([(one.status, one.megabytes) for one in [*ran, stored]], b"Logged" in stored.out,
                [f"flips: number {number}, bytes {places}: {fault}" for fault in faults])

    tried = list(pool.map(try_one, range(0, told.flips, told.every)))
    faults = [fault for _, _, found in tried for fault in found]
    runs = [one for ran, _, _ in tried for one in ran]
    count = {kind: sum(1 for status, _ in runs if status in kind) for kind in ((0, 1), (2, 3), (4,))}
    entries = sum(stored for _, stored, _ in tried)
    rows = ["| flipped logs | runs | done | nothing found | refused | entries stored | most memory | faults |", "|---|---|---|---|---|---|---|---|",
            f"| {len(tried)} | {len(runs)} | {count[0, 1]} | {count[2, 3]} | {count[4,]} | {entries} | "
            f"{max(megabytes for _, megabytes in runs)} MB | {len(faults)} |"]
    return rows, faults
