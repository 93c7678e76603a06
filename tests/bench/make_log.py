#!/usr/bin/env python3
"""Makes up a log as NDJSON for `dropwise import`. The same arguments always give the same log.

  make_log.py sessions N      N past sessions, twelve a day
  make_log.py guided N        N guided sessions of eight segments
  make_log.py month           a realistic month: drops at first, pending volumes, a missed night, a journey, a DST change
"""
import datetime as dt
import json
import random
import sys
import uuid

UTC = dt.timezone.utc


def stamp(moment, minutes):
    return moment.astimezone(dt.timezone(dt.timedelta(minutes=minutes))).isoformat(timespec="seconds")


def line(rng, began, offset, left, right, lasted=1800, **more):
    """A session as a line of NDJSON; left and right are (seconds, millilitres or None, unit)."""
    def breast(b):
        return {"active_s": b[0], "volume_ml": None if b[2] == "trace" else b[1], "estimate": b[2] == "drops", "trace": b[2] == "trace"}
    row = {"uuid": str(uuid.UUID(int=rng.getrandbits(128), version=4)), "state": "finished", "protocol": "marmet", "mode": "little",
           "kind": "milk", "method": "hand", "started": stamp(began, offset), "lasted_s": lasted, "left": breast(left),
           "right": breast(right), "together_ml": None, "first_side": "left", "paused_s": 0, "asleep_s": 0, "pain": None, "note": None,
           "left_unit": left[2], "right_unit": right[2], "updated": stamp(began + dt.timedelta(seconds=lasted + 60), 0)}
    row.update(more)
    return json.dumps(row, separators=(",", ":"), ensure_ascii=False)


def sessions(count):
    rng = random.Random(1)
    at = dt.datetime(2026, 11, 21, 12, tzinfo=UTC) - dt.timedelta(hours=2 * count)
    for _ in range(count):
        at += dt.timedelta(hours=2)
        began = at - dt.timedelta(minutes=rng.randrange(90))
        yield line(rng, began, 60, (900, rng.randrange(60000) / 1000, "ml"), (880, rng.randrange(60000) / 1000, "ml"))


def guided(count):
    plan = {"protocol": "marmet", "mode": "little", "policy": "clock", "marks": [], "cycle": [], "phases": [
        {"name": f"round {i // 2 + 1}", "kind": "express", "side": "left" if i % 2 == 0 else "right", "min_s": 180, "max_s": 225,
         "target_s": 225, "cap_s": None, "published": True, "optional": False, "remark": "", "prompts": ["Press."]} for i in range(8)]}
    events = [{"event": "session_started", "t_s": 0, "phase": 0}]
    for i in range(8):
        side = "left" if i % 2 == 0 else "right"
        events.append({"event": "phase_started", "t_s": 225 * i, "phase": i, "side": side})
        events.append({"event": "phase_ended", "t_s": 225 * (i + 1), "phase": i, "side": side, "reason": "clock", "to": i + 1})
    events.append({"event": "session_finished", "t_s": 1800, "phase": 7, "reason": "clock"})
    for text in sessions(count):
        row = json.loads(text)
        row.update(plan=plan, events=events)
        yield json.dumps(row, separators=(",", ":"))


def month():
    """From a birth on 24 October 2026 to 21 November, in Paris, and in London from 14 to 16 November."""
    rng = random.Random(7)
    start = dt.datetime(2026, 10, 24, 6, tzinfo=UTC)
    change = dt.datetime(2026, 10, 25, 1, tzinfo=UTC)
    away = (dt.datetime(2026, 11, 14, 9, tzinfo=UTC), dt.datetime(2026, 11, 16, 17, tzinfo=UTC))
    at, number = start, 0
    while at < dt.datetime(2026, 11, 21, 20, tzinfo=UTC):
        day = (at - start).days + 1
        offset = 120 if at < change else 0 if away[0] <= at < away[1] else 60
        share = rng.gauss(0.55, 0.05)
        per_session = min(70.0, 2.0 * day ** 1.25) * rng.gauss(1, 0.25) * (1.25 if at.hour in (4, 5, 6, 7) else 1)
        left, right = round(max(0.1, per_session * share), 1), round(max(0.1, per_session * (1 - share)), 1)
        more = {"protocol": rng.choice(["marmet", "marmet", "marmet", "kaiser", "gstt"])}
        more["mode"] = "little" if more["protocol"] == "marmet" and day < 8 else "established" if more["protocol"] == "marmet" else ""
        sides = [(rng.randrange(540, 900), left, "ml"), (rng.randrange(540, 900), right, "ml")]
        if day <= 2:
            more["kind"] = "colostrum"
            sides = [(s, n * 0.05, "drops") if n else (s, None, "trace") for s, n in ((540, rng.randrange(6)), (560, rng.randrange(9)))]
        elif number % 13 == 5:
            sides[number % 2] = (sides[number % 2][0], None, None)
        elif number % 29 == 11:
            sides = [(s, None, None) for s, _, _ in sides]
        elif number % 31 == 17:
            more.update(together_ml=left + right, together_unit="ml", method="pump")
            sides = [(s, None, None) for s, _, _ in sides]
        if number % 37 == 20:
            more.update(pain=rng.randrange(1, 5), note="Sore on the left, changed the hand; \"better\" after & then <fine>.")
        yield line(rng, at, offset, *sides, lasted=sides[0][0] + sides[1][0] + rng.randrange(120, 300), **more)
        number += 1
        at += dt.timedelta(minutes=rng.randrange(130, 185))
        if at.hour in (0, 1) and day % 6 == 0:
            at += dt.timedelta(hours=4)  # she slept


def main():
    kind = sys.argv[1]
    made = month() if kind == "month" else {"sessions": sessions, "guided": guided}[kind](int(sys.argv[2]))
    for text in made:
        print(text)


main()
