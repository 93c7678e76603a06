#!/usr/bin/env python3
"""Measures sessions in real time: how late a change comes, what they cost, what a kill leaves.

    session.py PROGRAM late          200 changes of breast while all cores are busy, compared with a bare sleep
    session.py PROGRAM kill [N]      kill -9 at N random instants (default 200)
    session.py PROGRAM cost SECONDS  the big view for this long: CPU, wake-ups, memory, and drift of a second session
"""
import datetime
import json
import multiprocessing
import multiprocessing.pool
import os
import pty
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])


def protocol(home, lengths):
    """Writes a protocol with phases of these lengths, on alternating breasts."""
    folder = os.path.join(home, ".config/dropwise/protocols")
    os.makedirs(folder, exist_ok=True)
    text = 'schema = 1\nid = "bench"\nname = "Bench"\nsource = "the benchmark"\npolicy = "flow"\n'
    for i, length in enumerate(lengths):
        side = "second" if i % 2 else "first"
        text += f'[[phase]]\nname = "phase {i}"\nkind = "express"\nside = "{side}"\nlength = "{length}"\n'
        text += 'prompts = ["One.", "Two.", "Three."]\n'
    with open(os.path.join(folder, "bench.toml"), "w") as file:
        file.write(text)


def environment(home):
    return {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def start(home, view):
    return [PROGRAM, "start", "bench", "--first", "left", "--view", view], environment(home)


def lateness(home):
    """How late each change of breast is, in milliseconds: the time its line came, minus the time named in it.

    The reader gets the highest priority if permitted, so that its own wait for a core is not measured too.
    """
    command, variables = start(home, "json")
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(1))
    except PermissionError:
        print("(the reader has no priority: its own waits are in the figures)")
    late = []
    with subprocess.Popen(command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as led:
        for line in led.stdout:
            now = time.time()
            event = json.loads(line)
            if event["event"] == "phase_started":
                late.append((now - datetime.datetime.fromisoformat(event["at"]).timestamp()) * 1000)
    return late


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def burn():
    while True:
        pass


def late():
    """Prints how late changes come on a busy machine. Returns our figures and those of a bare sleep, in ms."""
    with tempfile.TemporaryDirectory() as home:
        protocol(home, ["0.25s"] * 100)
        busy = [multiprocessing.Process(target=burn, daemon=True) for _ in range(os.cpu_count())]
        for process in busy:
            process.start()
        ours = [value for _ in range(3) for value in lateness(home)[1:]][:200]
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        peer = []
        for _ in range(len(ours)):
            began = time.monotonic()
            time.sleep(0.25)
            peer.append((time.monotonic() - began - 0.25) * 1000)
        for process in busy:
            process.terminate()
    print(f"{len(ours)} changes with {os.cpu_count()} of {os.cpu_count()} cores busy: late by {percentile(ours, 0.5):.2f} ms "
          f"(median), {percentile(ours, 0.99):.2f} ms (p99; wanted: at most 10); a bare sleep: "
          f"{percentile(peer, 0.5):.2f} and {percentile(peer, 0.99):.2f} ms; ratio of the p99 "
          f"{percentile(ours, 0.99) / percentile(peer, 0.99):.1f}")
    return ours, peer


def killed(seed):
    """Kills a session at a random instant. Returns the seconds lost, and what was wrong, or an empty text."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as home:
        protocol(home, ["2s", "3s", "100s"])
        command, variables = start(home, "plain")
        led = subprocess.Popen(command, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        led.stdout.readline()
        log = os.path.join(home, ".local/share/dropwise/log.db")
        for line in led.stdout:
            if b"phase 0" in line:
                break
        began = time.monotonic()
        time.sleep(chance.uniform(0, 9))
        led.kill()
        lived = time.monotonic() - began
        led.wait()
        resumed = subprocess.run([PROGRAM, "resume", "--finish"], env=variables, capture_output=True, text=True)
        shown = subprocess.run([PROGRAM, "show", "--json"], env=variables, capture_output=True, text=True)
        check = sqlite3.connect(log).execute("PRAGMA integrity_check").fetchone()[0]
        if resumed.returncode != 0 or check != "ok":
            return 0, f"{resumed.stderr} {check}"
        session = json.loads(shown.stdout)
        recorded = session["left"]["active_s"] + session["right"]["active_s"]
        return lived - recorded, "" if session["state"] == "finished" else session["state"]


def kill(count):
    with multiprocessing.Pool(8) as pool:
        results = pool.map(killed, range(count))
    wrong = [trouble for _, trouble in results if trouble]
    worst = max(lost for lost, _ in results)
    print(f"kill -9 at {count} random instants: {count - len(wrong)} taken up and finished with a sound log, at most "
          f"{worst:.2f} s lost (wanted: all, and at most 2)")
    for trouble in wrong:
        print("  ", trouble)


def cost(seconds):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for home in (first, second):
            protocol(home, [f"{seconds / 6:g}s"] * 6)
        pool = multiprocessing.pool.ThreadPool(1)
        drift = pool.apply_async(lateness, (second,))
        command, variables = start(first, "big")
        child, terminal = pty.fork()
        if child == 0:
            os.execve(command[0], command, variables)
        peak = written = 0
        try:
            while data := os.read(terminal, 65536):
                written += len(data)
                if b"How much" in data:
                    with open(f"/proc/{child}/status") as status:
                        peak = [int(line.split()[1]) for line in status if line.startswith("VmHWM")][0]
                    os.write(terminal, b"\n")
        except OSError:
            pass
        _, status, used = os.wait4(child, 0)
        late_by = drift.get()
        cpu = used.ru_utime + used.ru_stime
        print(f"big view for {seconds:g} s (exit {os.waitstatus_to_exitcode(status)}): {cpu:.2f} s of CPU (wanted for "
              f"1800 s: at most 2), {written / seconds:.0f} bytes a second, {used.ru_nvcsw / seconds:.2f} waits a second, those for the disk among "
              f"them (strace -c -e ppoll counts its own wake-ups; wanted: at most 1), peak {peak / 1024:.1f} MB (wanted: under 16)")
        print(f"drift: the first change came {late_by[1]:.2f} ms late, the last {late_by[-1]:.2f} ms")
        return cpu, used.ru_nvcsw / seconds, peak / 1024


if __name__ == "__main__":
    if sys.argv[2] == "late":
        late()
    elif sys.argv[2] == "kill":
        kill(int(sys.argv[3]) if len(sys.argv) > 3 else 200)
    else:
        cost(float(sys.argv[3]))
