"""The words of the policy language, and what every type of value is, in the words of the manual."""

from __future__ import annotations

from collections.abc import Mapping

from leeway.desk.practice.path import LESSONS as LESSONS
from leeway.desk.practice.path import PAGES as PAGES

REMEDY_KINDS = (
    "refund", "credit", "discount", "waiver", "free_period", "gift", "replacement", "exchange", "extension", "expedite",
    "upgrade", "service",
)  # fmt: skip
PERIODS = ("day", "week", "month", "quarter", "year")
HOLDERS = ("representative", "team", "customer", "account", "case")
TIME_UNITS = ("minutes", "hours", "days", "working days", "weeks", "months", "years")
SPAN_UNITS = ("minutes", "hours", "days", "weeks", "working days", "months", "years")
CALENDAR = tuple(f"this {period}" for period in PERIODS)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLAIN_UNITS = ("money", "percent", "number", "yes or no", "date", "date and time", "time")
MOMENTS = {"today": "date", "now": "date and time"}  # the day and the moment of the case, as if they were facts
FUNCTIONS = ("min", "max", "round", "round_up", "round_down", "started", "completed", "day", "time")
ROUNDING_MODES = ("half up", "half even", "up", "down")
LONGEST_TITLE = 200
MOST_PRACTISED = 50
MOST_EARLIER = 200
MOST_WORDINGS = 40
RESERVED = (
    "all", "any", "not", "otherwise", "when", "amount", "id", "why", "min", "max", "of", "and", "or", "on", "yes", "no",
    "none", "unknown", "today", "now", "never", "undefined", "claimed", "accepted", "per", "ago", "to", "from", "through",
)  # fmt: skip

# What a value can be, in the words of the manual.
TYPES: Mapping[str, str] = {
    "version": "the number 1, the version of the policy language",
    "text": "a text",
    "title": f"a text of at most {LONGEST_TITLE} characters, on one line",
    "texts": "a list of texts",
    "currency": "a currency code of three letters, such as USD",
    "locale": "a language and country, such as en_US",
    "rounding": "a way to round and a step, such as half up to $0.01; or exact",
    "date": "a date, written 2026-11-20",
    "duration": f"a number and one of: {', '.join(TIME_UNITS)}",
    "unit": f"{', '.join(PLAIN_UNITS)}, or the plural of what is counted, such as years",
    "choices": "a mapping of two or more names to what the rep reads",
    "value": "a value of this fact, such as 12 years, $100, yes or one of the choices",
    "flag": "yes or no",
    "rate values": "a mapping of dates to values, such as {2026-01-01: $4.00}",
    "kind of remedy": f"one of: {', '.join(REMEDY_KINDS)}",
    "owed": "an amount, or a list of clauses, each with its amount",
    "measure": "money, percent of <amount>, yes or no, or the plural of what is counted, such as months",
    "limits": "a list of clauses, each with limits for levels",
    "amount": "arithmetic over facts and rates: + - * / min() max(), 50% of x, such as max($25, 10% of monthly_bill)",
    "worked out": "an amount, a list of clauses with amounts, or a condition",
    "worked-out amount": "an amount; yes, no or one of the choices; or undefined",
    "log": "what the log of wins counts",
    "limit": "an amount in what the remedy is counted in, none, or undefined; of a level also a range, such as 20% to 30%",
    "cost": "a share of the value (40% of value), or an amount of money for each unit",
    "condition": "a condition: facts with what they must be; all:, any: and not: combine conditions",
    "nothing": "nothing: the key stands alone",
    "budget count": "a number with its unit, such as 20 gifts; of remedies of money also money, or how many times",
    "window": f"one of: {', '.join(PERIODS)}; or a length of time, such as 12 months",
    "log window": f"one of: {', '.join(CALENDAR)}; or a length of time, such as 12 months",
    "working days": "which days are worked",
    "week": f"a list of days of the week, such as [{', '.join(WEEKDAYS[:5])}]",
    "brand": "how the pages look",
    "colour": 'a colour, written as six digits from 0 to f: "#0e5a74"',
    "picture": "the name of an SVG or PNG file beside the policy file",
    "holidays": "a mapping of dates to names, such as {2026-12-25: Christmas Day}",
    "exclusions": "a mapping of names to exclusions",
    "caps": "a mapping of names to caps",
    "cap over": "goodwill (every goodwill remedy of money), or a list of names of remedies",
    "safeguards": "a list of safeguards",
    "moment": "a date, written 2026-11-20, or a date with its time, written 2026-11-20 12:30",
    "accepted": "a mapping of remedies to the amounts that were accepted",
    "notes": "a list of notes, each for a level and those above it",
    "level names": "a list of names of levels",
    "fact names": "a list of names of facts",
    "log remedies": "the name of a remedy, or a list of names",
    "holder": f"one of: {', '.join(HOLDERS)}",
    "word": "a short name of small letters, digits, - and _",
    "level": "the name of a level",
    "fact": "the name of a fact",
    "remedies": "a list of names of remedies",
    "situations": "a list of names of situations",
    "steps": "a list of names of remedies, and then: [names] for each later step",
    "groups": "a list of lists of names of remedies",
    "budget": "a budget",
    "promises": "a list of promises",
    "bring-in": "whom to bring in, and when; or a list of such routes, of which the first that is open is taken",
    "examples": "a list of worked examples",
    "given": "a mapping of facts to their values",
    "expected": "a mapping of remedies to amounts, none or undefined",
    "levels": "a mapping of names to levels, lowest authority first",
    "facts": "a mapping of names to facts",
    "rates": "a mapping of names to rates",
    "remedy mapping": "a mapping of names to remedies",
    "situation mapping": "a mapping of names to situations",
    "guarantees": "a list of guarantees, each a sentence of one of the forms of the manual",
    "phrases": "a list of phrases",
    "wordings": f"a list of at most {MOST_WORDINGS} texts",
    "answer times": "a mapping of names to answer times",
    "recognition": "how good work is recognised",
    "training": "a mapping of names to steps, in the order in which they are taken",
    "pages": f"a list of: {', '.join(PAGES)}",
    "lessons": f"a list of: {', '.join(LESSONS)}",
    "practise": "what is practised, and how much of it must be right",
    "practised": f"a whole number from 1 to {MOST_PRACTISED}",
    "pass mark": "a whole percentage from 1% to 100%",
    "versions": f"a whole number from 0 to {MOST_EARLIER}",
}
