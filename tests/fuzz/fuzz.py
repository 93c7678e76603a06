#!/usr/bin/env python3
"""Feeds hostile input to every entry point of the program.

fuzz.py FUZZER TARGETS [--seconds N] [--seed N] [--large] [--keep FOLDER] [TARGET…]

FUZZER is dropwise_fuzz, built with sanitizers. TARGETS is dropwise_fuzz_targets, the same entry points in a release
build. First, the release build gets inputs of a megabyte, made from the seeds of each target and some words. An input
that takes more than a second of processor time or more than 512 MB is a failure. Then the fuzzer runs N seconds for each
target. A crash is a failure, and its input is kept in FOLDER; add it to tests/fuzz/corpus once the fault is fixed.
--large gives the inputs of a megabyte to the fuzzer too, which takes minutes.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
MEGABYTE = 1 << 20
LIMITS = ["-timeout=60", "-rss_limit_mb=512", "-print_final_stats=1"]  # it is many times slower than a release build
SANITIZER = "quarantine_size_mb=16:detect_leaks=1:allocator_may_return_null=1"

# Pieces that are repeated to fill a megabyte, for every target.
WORDS = [b"9", b"1m", b"[", b"{\"a\":", b"\"", b",", b"\n", b"\\u0000", b"\x00", b"\xff", b"a = 1\n", b"[[a]]\n", b"-", b"\xcc\x88"]


def seeds(target: str, folder: Path, log: bytes) -> Path:
    """Collects the seeds of a target: its corpus, and files made here."""
    place = folder / "seeds" / target
    place.mkdir(parents=True)
    for seed in sorted((HERE / "corpus" / target).glob("*")):
        (place / seed.name).write_bytes(seed.read_bytes())
    if target == "protocol":
        for file in (DATA / "protocols").glob("*.toml"):
            (place / file.name).write_bytes(file.read_bytes())
    if target == "settings":
        (place / "presets").write_bytes((DATA / "presets.toml").read_bytes())
    if target == "log":
        (place / "log").write_bytes(log)
        (place / "head").write_bytes(log[:512])
    return place


def large(place: Path, folder: Path) -> list[Path]:
    """Inputs of a megabyte: every seed and every word, repeated."""
    folder.mkdir(parents=True)
    texts = [seed.read_bytes() for seed in sorted(place.iterdir())] + WORDS
    files = []
    for number, text in enumerate(texts):
        if not text:
            continue
        for name, joined in (("", text), ("-lines", text + b"\n")):
            file = folder / f"{number}{name}"
            file.write_bytes((joined * (MEGABYTE // len(joined) + 1))[:MEGABYTE])
            files.append(file)
    return files


def a_log(folder: Path) -> bytes:
    """A small log with the current schema."""
    import sqlite3
    file = folder / "log.db"
    base = sqlite3.connect(file)
    base.execute("PRAGMA page_size = 512")
    for schema in sorted((DATA / "schema").glob("*.sql")):
        base.executescript(schema.read_text())
    base.executescript(f"PRAGMA user_version = {len(list((DATA / 'schema').glob('*.sql')))};"
                       f"PRAGMA application_id = {0x44724f70};")
    for n in range(3):
        base.execute("INSERT INTO session (uuid, state, began, \"offset\", lasted, left_ul, left_unit, updated) "
                     "VALUES (?, 'finished', ?, 60, 600000, 12500, 'ml', ?)",
                     (f"0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c1{n}", 1_700_000_000_000 + n, 1_700_000_000_000 + n))
    base.commit()
    base.close()
    return file.read_bytes()


def run(program: str, target: str, arguments: list[str], keep: Path) -> tuple[int, str]:
    keep.mkdir(parents=True, exist_ok=True)
    told = subprocess.run([program, f"--target={target}", *LIMITS, f"-artifact_prefix={keep}/{target}-", *arguments],
                          env={**os.environ, "ASAN_OPTIONS": SANITIZER}, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace")
    return told.returncode, told.stdout


def figure(pattern: str, text: str) -> str:
    found = re.findall(pattern, text)
    return found[-1] if found else "-"


def measure(targets: str, target: str, files: list[Path]) -> tuple[float, int]:
    """The longest processor time of an input, in seconds, and the peak memory, in MB."""
    with tempfile.TemporaryFile(mode="w+") as told:
        child = subprocess.Popen([targets, f"--target={target}", *map(str, files)], stdout=told)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        told.seek(0)
        times = [float(line.split()[0]) for line in told]
    if status != 0 or len(times) != len(files):
        return float("inf"), usage.ru_maxrss // 1024
    return max(times), usage.ru_maxrss // 1024


def fuzz(told: argparse.Namespace, target: str, folder: Path, keep: Path, log: bytes) -> tuple[bool, str]:
    place = seeds(target, folder, log)
    heavy = large(place, folder / "large" / target)
    longest, memory = measure(told.targets_program, target, heavy)
    well = longest <= 1 and memory <= 512
    status, said = run(told.program, target, [str(file) for file in heavy], keep) if told.large else (0, "")
    if status == 0:
        grown = keep / f"corpus-{target}"
        grown.mkdir(parents=True, exist_ok=True)
        status, said = run(told.program, target, [f"-max_total_time={told.seconds}", f"-seed={told.seed}", str(grown), str(place)], keep)
    well = well and status == 0
    row = (f"{target:9} {figure(r'number_of_executed_units: *([0-9]+)', said):>10} inputs  "
           f"{figure(r'cov: ([0-9]+)', said):>6} edges  {figure(r'peak_rss_mb: *([0-9]+)', said):>4} MB  "
           f"| a megabyte: {longest:.2f} s, {memory} MB  {'ok' if well else 'FAILED'}")
    return well, row + ("\n" + "\n".join(said.splitlines()[-60:]) if status != 0 else "")


def main() -> int:
    ask = argparse.ArgumentParser()
    ask.add_argument("program")
    ask.add_argument("targets_program", metavar="targets")
    ask.add_argument("targets", nargs="*")
    ask.add_argument("--seconds", type=int, default=5)
    ask.add_argument("--seed", type=int, default=0, help="the same inputs in the same order; 0: others each time")
    ask.add_argument("--large", action="store_true")
    ask.add_argument("--keep", type=Path)
    told = ask.parse_intermixed_args()
    known = subprocess.run([told.program, "--targets"], capture_output=True, text=True).stdout.split()
    if not known:
        sys.exit(f"fuzz: {told.program} has no targets")
    unknown = set(told.targets) - set(known)
    if unknown:
        sys.exit(f"fuzz: unknown {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep = told.keep or folder / "found"
        log = a_log(folder)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            rows = list(pool.map(lambda target: fuzz(told, target, folder, keep, log),
                                 told.targets or known))
    print("\n".join(row for _, row in rows))
    return 0 if all(well for well, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
