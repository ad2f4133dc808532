"""Expands calendars with libraries that are no kin of ours (Debian: python3-recurring-ical-events) and writes what a visitor
has to read of each, as JSON: expand.py ZONE FILE... A zone of "own" is the calendar's own.

Whole days are those the calendar names, times without a zone are the house's, and what goes on past midnight belongs to its
evening until six.
"""
import json
import re
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

DAYS = 366


def is_zone(name):
    try:
        return bool(name) and bool(ZoneInfo(str(name)))
    except Exception:
        return False


def own_zone(calendar):
    named = [calendar.get("X-WR-TIMEZONE")] + [event["DTSTART"].params.get("TZID") for event in calendar.walk("VEVENT") if "DTSTART" in event]
    return next((str(name) for name in named if is_zone(name)), "Europe/Berlin")


def at_home(moment, home, wall):
    return (moment.replace(tzinfo=wall) if moment.tzinfo is None else moment).astimezone(home)


def heading(day):
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def text_of(event, home, wall):
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start + event["DURATION"].dt if "DURATION" in event else start + timedelta(days=0 if isinstance(start, datetime) else 1)
    title = " ".join(str(event.get("SUMMARY", "")).split())
    if not isinstance(start, datetime):
        last = max(start, end - timedelta(days=1))
        until = f", until {last:%A} {last.day} {last:%B}" if last > start else ""
        return start, last, f"All day{until} | {title}"
    start, end = at_home(start, home, wall), at_home(end, home, wall)
    last = max(start.date(), (end - timedelta(hours=6)).date())
    if last > start.date():
        times = f"{start:%H:%M}, until {last:%A} {last.day} {last:%B}"
    else:
        times = f"{start:%H:%M}" if start == end else f"{start:%H:%M}–{end:%H:%M}"
    return start.date(), last, f"{times} | {title}"


def doubt(calendar, text):
    """Why a calendar proves nothing: it is not as RFC 5545 says, or these libraries do not know its zone."""
    starts, seen = {}, set()
    for event in calendar.walk("VEVENT"):
        start, uid = event.get("DTSTART"), str(event.get("UID"))
        if start is None:
            continue
        if "TZID" in start.params and isinstance(start.dt, datetime) and start.dt.tzinfo is None:
            return f"the zone {start.params['TZID']} is unknown here"
        if "RECURRENCE-ID" not in event:
            starts[uid] = start.dt
            version = (uid, str(event.get("SEQUENCE", 0)))
            if version in seen:
                return "two entries have one UID"
            seen.add(version)
        length = event.get("DURATION")
        if "DURATION" in event and (length is None or length.dt <= timedelta()):
            return "a length is none"
        until = [moment for moment in event.get("RRULE", {}).get("UNTIL", []) if isinstance(moment, datetime)]
        if isinstance(start.dt, datetime) and start.dt.tzinfo and any(moment.tzinfo is None for moment in until):
            return "UNTIL is not in UTC"
    for event in calendar.walk("VEVENT"):
        which, first = event.get("RECURRENCE-ID"), starts.get(str(event.get("UID")))
        if which is not None and isinstance(first, datetime) and isinstance(which.dt, datetime) and first.tzinfo == which.dt.tzinfo and first.time() != which.dt.time():
            return "RECURRENCE-ID names no occurrence"
    if re.search(rb"DTSTART;VALUE=DATE:\d{8}T", text):
        return "a value is not of the type it names"
    return None


def expand(text, zone):
    calendar = icalendar.Calendar.from_ical(text)
    if reason := doubt(calendar, text):
        return {"unreadable": reason}
    name = own_zone(calendar) if zone == "own" else zone
    home = ZoneInfo(name)
    # It says whose clock times without a zone mean; that those in UTC repeat on it would be another standard than RFC 5545.
    wall = calendar.pop("X-WR-TIMEZONE", None)
    wall = ZoneInfo(str(wall)) if is_zone(wall) else home
    starts = [event["DTSTART"].dt for event in calendar.walk("VEVENT") if "DTSTART" in event]
    if not starts:
        return {"zone": name, "days": {}}
    first = fullest_year(sorted(at_home(start, home, wall).date() if isinstance(start, datetime) else start for start in starts))
    end = first + timedelta(days=DAYS)
    # Some days more on either side, since the library cuts by its own clock.
    found = recurring_ical_events.of(calendar).between(first - timedelta(days=2), end + timedelta(days=2))
    days = {}
    for event in found:
        if event.get("CLASS", "PUBLIC") != "PUBLIC" or not event.get("SUMMARY"):
            continue
        day, last, line = text_of(event, home, wall)
        if day < first <= last:
            day = first
        if first <= day < end:
            days.setdefault(day, []).append(line)
    return {"zone": name, "from": first.isoformat(), "days": {heading(day): sorted(days[day]) for day in sorted(days)}}


def fullest_year(starts):
    return max(starts, key=lambda first: (sum(first <= start < first + timedelta(days=DAYS) for start in starts), -first.toordinal()))


result = {}
for file in sys.argv[2:]:
    try:
        with open(file, "rb") as calendar:
            result[file] = expand(calendar.read(), sys.argv[1])
    except Exception as error:  # A calendar that these libraries cannot read proves nothing.
        result[file] = {"unreadable": f"{type(error).__name__}: {error}"}
json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
