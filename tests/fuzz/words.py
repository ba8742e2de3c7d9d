"""The words that mutations put into policies: those of the language, also of its newer parts, and what YAML and Unicode
have to surprise with.

A new word of the language belongs here, and a policy that uses it in `seeds/`; nothing else has to change.
"""

from __future__ import annotations

from leeway.guarantees import FORMS
from leeway.guarantees.pattern import words_of
from leeway.keys import HOLDERS, KINDS, PERIODS, PLAIN_UNITS, REMEDY_KINDS, RESERVED, ROUNDING_MODES, TIME_UNITS

KEYS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *(key.name for kind in KINDS.values() for key in kind.keys),
            *("all", "any", "not", "then", "is", "verify", "from_log", "of", "per", "over", "working_days", "week", "holidays"),
            *("until", "exclusions", "removes", "keeps", "caps", "used", "rounding", "replaces", "safeguards", "approved_by"),
            *("record", "say_if_none", "only_when", "code", "claimed", "accepted", "when", "why"),
        ]
    )
)

UNITS: tuple[str, ...] = tuple(dict.fromkeys([*TIME_UNITS, *PLAIN_UNITS, "time", "date and time", "gifts", "visits", "times"]))

OPERATORS: tuple[str, ...] = (
    *("+", "-", "*", "/", "(", ")", ",", "%", "of", "min(", "max(", "min($0)", "max()", "50% of", "none", "undefined", "to"),
    *("per day", "per week", "per days", "per years", "round(", "round_up(", "round_down(", "started(", "completed(", "day("),
    *("time(", "days from", "days through", "working days from", "completed months from", "started weeks from", "today", "now"),
    *("never", "through", "hours from", "$1 to $2", "20% to 30%", "3 hours 10 minutes", "1 week 1 day", "1 day 1 week"),
)

RELATIONS: tuple[str, ...] = (
    *("at least", "at most", "more than", "less than", "under", "over", "exactly", ">=", "<=", ">", "<", "=", "==", "and", "or"),
    *("not", "before", "after", "on", "on or before", "on or after", "at", "at or before", "at or after", "ago", "from now"),
    *("at most 30 days ago", "more than 6 months ago", "at least 2 working days ago", "exactly 0 days ago", "until"),
    *("at least 3 days from now", "less than 1 hour ago", "at most 9999 years ago", "at least 99999999 days from now"),
)

DATES: tuple[str, ...] = (
    *("0001-01-01", "0001-01-02", "9999-12-31", "9999-12-30", "2024-02-29", "2026-02-29", "2100-02-29", "2000-02-29"),
    *("2026-11-20", "2026-12-25", "2026-12-31", "2027-01-01", "0000-01-01", "2026-13-01", "10000-01-01", "2026-1-1"),
    *("2026-11-20 12:30", "9999-12-31 23:59", "0001-01-01 00:00", "2026-03-29 02:30", "2026-11-20 24:00", "2026-11-20T12:30"),
    *("00:00", "23:59", "24:00", "12:30", "7:05", "12:60", "never"),
)

NUMBERS: tuple[str, ...] = (
    *(
        "0",
        "1",
        "2",
        "3",
        "00",
        "010",
        "0.5",
        "0.0",
        "1.",
        ".5",
        "-1",
        "1e9",
        "1e-30",
        "1,000",
        "1,00",
        "0x10",
        "1_000",
        "٣",
        "½",
    ),
    *("0." + "0" * 28 + "1", "9" * 30, "9" * 31, "9" * 60, "0." + "3" * 29, "1" + "0" * 29, "1" + "0" * 4000),
    *("0.333333333", "99.999", "0.005", "33.33", "100", "365", "366", "9999", "NaN", "inf", "∞", "1/3", "1/0"),
)

WORDS: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *RESERVED,
            *REMEDY_KINDS,
            *PERIODS,
            *HOLDERS,
            *ROUNDING_MODES,
            *("goodwill", "account", "case", "this day", "this week", "this month", "this quarter", "this year", "12 months"),
            *(
                "monday",
                "sunday",
                "exact",
                "half up to $0.01",
                "up to $1",
                "half even to $25",
                "down to 0",
                "value",
                "40% of value",
            ),
            *("claimed", "accepted", "not known", "null", "true", "~", "percent of", "money", "ours or nobody", "not theirs"),
            *(
                "en_US",
                "de_DE",
                "ja_JP",
                "ar_EG",
                "en_IN",
                "xx_XX",
                "USD",
                "EUR",
                "JPY",
                "KWD",
                "XXX",
                "€5",
                "¥5",
                "$5",
                "$0",
                "$-1",
            ),
        ]
    )
)

UNICODE: tuple[str, ...] = (
    *("\u202eevil\u202c", "\u2066x\u2069", "\u200f", "\0", "\x1b[31m", "\x7f", "\u200b", "\u2028", "\u2029", "\x85", "\ufeff"),
    *(
        "e\u0301" + "\u0300" * 40,
        "\U0001d11e",
        "\U0001f469\u200d\U0001f52c",
        "\uffff",
        "\ufdd0",
        "\U0010ffff",
        "İ",
        "ß",
        "ﬁ",
        "\xa0",
    ),
    *(
        "日本語",
        "العربية",
        "\u3000",
        "\t",
        "’",
        "“x”",
        "‮",
        "０",
        "\ue000",
        "`code`",
        "<b>x</b>",
        "{{ x }}",
        "{% raw %}",
        "| a | b |",
    ),
    *(
        "</script>",
        "[a](javascript:x)",
        "![](x)",
        "# x",
        "&amp;",
        "\\",
        "\\n",
        "$&",
        "--8<--",
        ":::",
        "***",
        "a" * 300,
        "\r",
        "é",
    ),
)

YAML: tuple[str, ...] = (
    *(
        "? ",
        "? x\n: y\n",
        "- ",
        "- - - ",
        "|",
        "|-\n  x\n",
        ">-\n",
        ">9\n",
        "&a ",
        "*a",
        "!t ",
        "!!int ",
        "<<: ",
        "---\n",
        "...\n",
    ),
    *(
        "%YAML 1.2\n",
        "#",
        " # x",
        "'",
        '"',
        '"\\x00"',
        '"\\ud800"',
        "[",
        "]",
        "{",
        "}",
        "[[[[[[",
        "{{{{{{",
        "{a: {a: {a: ",
        ",",
        ": ",
    ),
    *(
        ":",
        "\n",
        "\n\n",
        "\t",
        "  ",
        "\r\n",
        "\r",
        "[" * 60,
        "{a: " * 45,
        "- " * 60,
        "a: " * 3,
        "'a''b'",
        "null",
        "~",
        "[]",
        "{}",
    ),
)
BYTES: tuple[bytes, ...] = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\xe2\x80",
)

# The words of sentences: those of the forms of guarantees, whole and cut at odd places.
SENTENCES: tuple[str, ...] = (
    *(word for form in FORMS for pattern in form.PATTERNS for word in words_of(pattern)),
    *("what the rep may give is at least 50% of what any higher level may give", "a longer tenure never gets less", "never gets"),
    *("there is always something to offer", "goodwill in one case is never more than $400", "are never given together"),
    *("is at least", "when bad is yes and", "is is", "of what", ", and", "and and", "in every situation in", "at every level,"),
)

SAMPLES: dict[str, tuple[str, ...]] = {
    "owner": ("Shop", "x" * 250),
    "review_by": ("2020-01-01", "2027-01-01", "9999-12-31"),
    "look_in": ("CRM, line one",),
    "note": ("Book it.", "a | b"),
    "say": ("We take half off.",),
    "why": ("because it counts",),
    "deliver": ("By post",),
    "expires": ("12 months", "soon"),
    "whole": ("yes", "no"),
    "at_most": ("$0", "$20"),
    "at_least": ("$5", "$0"),
    "costs_us": ("40% of value", "$2"),
    "worth": ("$12",),
    "rounding": ("up to $1", "exact", "half even to $0.05", "down to $25"),
    "locale": ("de_DE", "en_GB", "ja_JP", "ar_EG"),
    "to": ("60", "0"),
    "from": ("0", "1"),
    "usually": ("$100", "yes", "2 years"),
    "assume": ("no", "$0", "1 year"),
    "if_unknown": ("$60", "yes", "2 years"),
    "verify": ("in the booking record",),
    "say_if_none": ("Not this time.",),
    "story": ("She called twice.",),
    "on": ("2026-11-22", "0001-01-01", "9999-12-31", "2026-11-22 14:30"),
    "id": ("ten-years", "x"),
    "answers_within": ("2 minutes", "1 working day"),
}
