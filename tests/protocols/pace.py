#!/usr/bin/env python3
"""Measures the speech of a session, from the program's output for scripts: pace.py DROPWISE

Prints a line for each protocol and mode, with nobody pressing a key: seconds of expressing until the whole movement has
been heard, the fastest prompt in words a minute, the longest silence in seconds, and the cautions before the first touch.
Texts at the same instant count together. Hearing is assumed to take a minute for 120 words.
"""
import json
import re
import subprocess
import sys
import tempfile

SESSIONS = [["kaiser"], ["gstt"], ["lll"], ["first-days"], ["marmet", "--mode", "little"], ["marmet", "--mode", "established"],
            ["lll", "--mode", "relief"], ["kaiser", "--mode", "relief"], ["first-days", "--mode", "relief"],
            ["lll", "--mode", "antenatal", "--agreed"]]


def words(event):
    if event["event"] == "phase_started":
        return 6 if event["target_s"] else 5  # such as "Left breast, 5 to 10 minutes."
    if event["event"] in ("prompt", "minimum_reached", "switch_soon"):
        return len(re.findall(r"\w[\w.'-]*", event.get("text", ""))) or 5
    return 0


def measure(events):
    heard = [event for event in events if words(event)]
    instants = {}
    for event in heard:
        instants.setdefault(event["t_s"], []).append(event)
    times = sorted(instants)
    pairs = list(zip(times, times[1:]))
    fastest = max(sum(map(words, instants[a])) / (b - a) * 60 for a, b in pairs)
    silence = max(b - a for a, b in pairs)
    first = next(e["t_s"] for e in events if e["event"] == "phase_started" and e["kind"] == "express")
    known = sum(words(e) for e in instants[first]) / 2
    touch = next(e["t_s"] for e in events if e["event"] == "phase_started" and e["kind"] != "prepare")
    cautions = sum(e["event"] == "prompt" and e["role"] == "caution" and e["t_s"] < touch for e in events)
    return known, fastest, silence, cautions


def main():
    print("| protocol | movement heard after | words a minute | longest silence | cautions before touching |")
    with tempfile.TemporaryDirectory() as folder:
        for session in SESSIONS:
            out = subprocess.run([sys.argv[1], "--db", folder + "/log.db", "rehearse", *session, "--view", "json", "--speed", "20000"],
                                 check=True, capture_output=True, text=True).stdout
            known, fastest, silence, cautions = measure([json.loads(line) for line in out.splitlines()])
            print(f"| {' '.join(session)} | {known:.1f} s | {fastest:.0f} | {silence:.0f} s | {cautions} |")


if __name__ == "__main__":
    main()
