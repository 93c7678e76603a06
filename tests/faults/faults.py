#!/usr/bin/env python3
"""Tests what happens to a log when things go wrong: faults.py PROGRAM [--sanitized PROGRAM] [OPTION]…
[kill|disk|full|many|no_network|power_cut|live_kills|texts|numbers|flips]…

kill: kills every command that writes at each of its system calls in turn. disk: makes each call that writes, syncs,
opens, renames or removes fail in turn, as on a full disk, a faulty disk and a read-only file system. full: the same
on a small file system that is really full. many: fifty programs write at once, for N seconds. no_network: watches every
command for sockets and shells. power_cut: looks at what a disk could hold after a power cut at each step of a command.
live_kills: kills running sessions while other programs watch, control and amend them. texts and numbers: puts hostile
values into every column of a log, and runs every command on it. flips: the same with N logs of which random bits were
flipped. The last three use the program that was built with sanitizers, and are left out without it. Prints a table for
each and every fault found, and exits with 1 if there is any.

--seconds N: how long the fifty programs write. --every 7: only every seventh call, step or session. --only COMMAND: only
this command. --images N: how many disks at random of each kind for each step. --kills N: how many sessions are killed.
--flips N: how many logs are flipped. --seed N: another choice at random.
"""
import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import disk
import flips
import full
import hostile_log
import kill
import live_kills
import many
import no_network
import power_cut
from harness import COMMANDS


def main() -> int:
    ask = argparse.ArgumentParser()
    ask.add_argument("program", type=lambda name: str(Path(name).resolve()))
    ask.add_argument("kinds", nargs="*", metavar="kill|disk|full|many|no_network|power_cut|live_kills|texts|numbers|flips")
    ask.add_argument("--sanitized", type=lambda name: str(Path(name).resolve()))
    ask.add_argument("--flips", type=int, default=flips.FLIPS)
    ask.add_argument("--seconds", type=int, default=60)
    ask.add_argument("--every", type=int, default=1)
    ask.add_argument("--images", type=int, default=2)
    ask.add_argument("--kills", type=int, default=200)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", action="append", default=[])
    told = ask.parse_intermixed_args()
    kinds = {"kill": kill.kill_all, "disk": disk.fail_all, "full": full.fill, "many": many.write_at_once,
             "no_network": no_network.listen, "power_cut": power_cut.cut_all, "live_kills": live_kills.kill_live}
    sanitized = {"texts": hostile_log.texts, "numbers": hostile_log.numbers, "flips": flips.flip_all}
    if told.sanitized:
        kinds |= sanitized
    unknown = set(told.kinds) - set(kinds)
    if unknown:
        sys.exit(f"faults: unknown {', '.join(sorted(unknown))}; there are {', '.join(kinds)}")
    names = {command.name for command in COMMANDS + power_cut.MORE} | set(full.SESSIONS)
    if set(told.only) - names:
        sys.exit(f"faults: unknown {set(told.only) - names}; there are {', '.join(sorted(names))}")
    faults = []
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:
        for kind in told.kinds or kinds:
            program = told.sanitized if kind in sanitized else told.program
            rows, found = kinds[kind](Path(name).resolve() / kind, program, pool, told)
            print("\n".join(rows), end="\n\n", flush=True)
            faults += found
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
