"""Readers of single values: texts, names, dates, durations, words out of a fixed list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from leeway.draft.terms import Lit, Word
from leeway.draft.words import listed, nearest, short
from leeway.keys import HOLDERS, LONGEST_TITLE, PLAIN_UNITS, REMEDY_KINDS, RESERVED, TIME_UNITS, TYPES
from leeway.nodes import Node, Scalar, Sequence
from leeway.offers.numbers import text as plain
from leeway.offers.units import counted as counted_unit
from leeway.offers.units import stem
from leeway.offers.values import Complaint, Currency, Literal, literal
from leeway.shape.hints import UNITS, abbreviated, decimal_comma
from leeway.shape.phrases import finer, in_coins, money_unit
from leeway.shape.reading import Reading, nothing_in, read_list, word, wrong_kind

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.ASCII)
LONGEST_NAME = 60
LONGEST_VALUE = 1_000
_WORD = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)
_OTHER_UNITS = {
    **dict.fromkeys(("datetime", "date time", "timestamp", "day and time", "moment"), "date and time"),
    **dict.fromkeys(("time of day", "clock time", "clock"), "time"),
    **dict.fromkeys(("boolean", "bool", "yes no", "yesno", "flag"), "yes or no"),
    **dict.fromkeys(("currency", "amount", "dollars"), "money"),
    **UNITS,
    **dict.fromkeys(("integer", "int", "float", "decimal"), "number"),
}
_UNIT = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
NO_CURRENCY = Currency("\0", "\0", 9)


def whole(type_: str, least: int, most: int, example: str) -> Callable[[Reading, Node], int | None]:
    """A reader of a whole number within bounds. The example is a line of a policy file: `cases: 6`."""

    def read(r: Reading, node: Node) -> int | None:
        found = scalar(r, node, type_, example.rpartition(" ")[2])
        if found is None:
            return None
        if re.fullmatch(r"0|[1-9]\d{0,3}", found.text, re.ASCII) and least <= int(found.text) <= most:
            return int(found.text)
        r.say("bad-count", f'"{short(found.text)}" is not {TYPES[type_]}. Write for example: {example}', found.span)
        return None

    return read


def scalar(r: Reading, node: Node, type_: str, example: str = "") -> Word | None:
    """A scalar with something in it."""
    if not isinstance(node, Scalar):
        wrong_kind(r, node, TYPES[type_], example)
        return None
    if nothing_in(node):
        r.say("missing-value", f"here belongs {TYPES[type_]}, but there is nothing", node.span)
        return None
    if type_ != "text" and len(node.text) > LONGEST_VALUE:
        r.say("too-long", f"here belongs {TYPES[type_]}, but this has {len(node.text):,} characters", node.span)
        return None
    return word(node)


def text(r: Reading, node: Node) -> Word | None:
    """Any text."""
    return scalar(r, node, "text")


def title(r: Reading, node: Node) -> Word | None:
    """A text that becomes a heading: one line, whatever white space it was written with, and not too long for one."""
    found = scalar(r, node, "text")
    if found is None:
        return None
    line = " ".join(found.text.split())
    if len(line) > LONGEST_TITLE:
        r.say("too-long", f"here belongs {TYPES['title']}, but this has {len(line):,} characters", found.span)
        return None
    return replace(found, text=line)


def texts(r: Reading, node: Node) -> tuple[Word, ...]:
    """A list of texts."""
    return read_list(r, node, "texts", "[first text, second text]", text)


def value(r: Reading, node: Node) -> Word | None:
    """A value whose unit is known only by what stands around it."""
    return scalar(r, node, "value")


def name(r: Reading, node: Node, what: str = "name") -> Word | None:
    """The name of something that is declared elsewhere, or here."""
    found = scalar(r, node, "word", "free_month")
    if found is None or (NAME.fullmatch(found.text) and len(found.text) <= LONGEST_NAME):
        return found
    message = (
        f'"{short(found.text)}" is not a name: small letters and digits, a letter first, single _ between them, '
        f"at most {LONGEST_NAME}. Write for example: free_month"
    )
    fixed = re.sub(r"[^a-z0-9]+", "_", found.text.lower()).strip("_")
    r.unread.add(fixed)
    r.say("bad-name", message, found.span, near=fixed if NAME.fullmatch(fixed) and len(fixed) <= LONGEST_NAME else None)
    return None


def declared(r: Reading, key: Scalar, what: str, taken: tuple[str, ...] = RESERVED) -> Word | None:
    """The name under which something is declared; `taken` are the words of the language that it cannot be."""
    found = name(r, key)
    if found is not None and found.text != key.text:
        r.say("bad-name", f'there is white space around the name "{short(found.text)}"', found.span, near=found.text)
        return None
    if found is None or found.text in taken:
        r.unread.add(key.text.strip())
    if found is not None and found.text in taken:
        r.say("reserved-name", f'"{found.text}" is a word of the policy language; call this {what} something else', found.span)
        return None
    return found


def names(r: Reading, node: Node) -> tuple[Word, ...]:
    """A list of names."""
    return read_list(r, node, "remedies", "[free_month, visit_discount]", name)


def name_or_names(r: Reading, node: Node) -> tuple[Word, ...]:
    """One name, or a list of names."""
    if isinstance(node, Sequence):
        return names(r, node)
    one = name(r, node)
    return (one,) if one else ()


def groups(r: Reading, node: Node) -> tuple[tuple[Word, ...], ...]:
    """A list of lists of names."""
    return read_list(r, node, "groups", "[[free_month, equipment_upgrade]]", _group)


def _group(r: Reading, node: Node) -> tuple[Word, ...]:
    if isinstance(node, Sequence) and len(node.items) == 1 and not node.partial:
        message = "a group of one_of has two remedies or more, of which one is given. Write for example: [free_month, upgrade]"
        r.say("group-of-one", message, node.items[0].span)
    return names(r, node)


def short_word(r: Reading, node: Node) -> Word | None:
    """The part of a clause's id that people write."""
    found = scalar(r, node, "word", "ten-years")
    if found is None or (_WORD.fullmatch(found.text) and len(found.text) <= LONGEST_NAME):
        return found
    r.say("bad-name", f'"{short(found.text)}" is not {TYPES["word"]}, such as ten-years', found.span)
    return None


def one_of(type_: str, words: tuple[str, ...]) -> Callable[[Reading, Node], Word | None]:
    """A reader of one out of a fixed list of words."""

    def read(r: Reading, node: Node) -> Word | None:
        found = scalar(r, node, type_, words[0])
        if found is None or found.text in words:
            return found
        message = f'"{short(found.text)}" is none of: {listed(words, "and", 20)}'
        r.say("unknown-word", message, found.span, near=nearest(found.text, words))
        return None

    return read


def flag(r: Reading, node: Node) -> bool | None:
    """yes or no."""
    found = one_of("flag", ("yes", "no"))(r, node)
    return None if found is None else found.text == "yes"


def read_literal(r: Reading, found: Word, wanted: str, example: str) -> Lit | None:
    """One written value; `wanted` and `example` say what belongs there."""
    read = checked_literal(r, found.text)
    if isinstance(read, Literal):
        return Lit(read.value, read.unit, found.text, found.span)
    if r.currency is not None or read.code != "other-currency":
        complain(r, read, found, wanted, example)
    return None


def checked_literal(r: Reading, text: str) -> Literal | Complaint:
    """A written value in the policy's currency. Money and percentages are written with their signs, not with words."""
    brief = abbreviated(text)
    if brief:
        return Complaint("bad-unit-word", brief[2])
    read = literal(text, r.currency or NO_CURRENCY)
    coins = in_coins(text, r.currency, r.money_word)
    if coins:
        return coins
    if isinstance(read, Complaint):
        fine = finer(text, r.currency) if read.code == "bad-money" else None
        if fine:
            return Complaint("bad-money", f'"{short(text)}": {fine}')
        comma = re.fullmatch(r"[^\d,]*\d+,\d{1,2}[^\d,]*", text)
        return Complaint("decimal-comma", decimal_comma(text)) if comma else read
    if read.unit == "time" and ":" not in text:
        read = Literal(read.value, "times")
    last = text.split()[-1].lower()
    symbol = r.currency.symbol if r.currency else ""
    if r.money_word and stem(last) == r.money_word:
        return Complaint("bad-money", f'money is written with its sign: {symbol}{plain(read.value)}, not "{short(text)}"')
    if last == "cent" or _built_in(last):
        number = re.match(r"[\d.,]+", text)
        sign = f"{number[0]}%" if number and stem(last) in ("percent", "cent") else f"{symbol}25, 50% or 12 years"
        return Complaint("bad-unit-word", f'"{short(text)}" is not a value; write for example {sign}')
    return read


def complain(r: Reading, complaint: Complaint, found: Word, wanted: str, example: str) -> None:
    """Report what the reader of values says; its own words where they are special, else what belongs here."""
    message = complaint.message
    if complaint.code == "bad-value":
        message = f'"{short(found.text)}" is not {wanted}. Write for example: {example}'
    r.say(complaint.code, message, found.span)


def budget_count(r: Reading, node: Node) -> Lit | None:
    """A number with its unit, or money."""
    found = scalar(r, node, "budget count", "20 gifts")
    if found is None:
        return None
    read = read_literal(r, found, TYPES["budget count"], "20 gifts")
    if read is not None and read.unit != "money" and not counted_unit(read.unit):
        message = f'"{short(found.text)}" is not a number with its unit. Write for example: 20 gifts, 2 times or $200'
        r.say("wrong-unit", message, found.span)
        return None
    return read


def unit(r: Reading, node: Node) -> Word | None:
    """The unit of a fact or of a goodwill remedy."""
    found = scalar(r, node, "unit", "years")
    if found is None or found.text in PLAIN_UNITS:
        return found
    money = money_unit(found.text) or stem(found.text) == r.money_word
    other = "money" if money else _OTHER_UNITS.get(found.text.lower().replace("-", " "))
    if other:
        r.say("bad-unit", f'"{short(found.text)}" is no unit. A unit is {TYPES["unit"]}', found.span, near=other)
        return None
    if " per " in found.text:
        message = f'a fact is not counted in "{short(found.text)}". Make it a fact of money; amounts can say: price / 1 day'
        r.say("bad-unit", message, found.span)
        return None
    singular = next((u for u in TIME_UNITS if found.text == stem(u)), None)
    if singular:
        r.say("bad-unit", f"a unit is written in the plural: {singular}", found.span, near=singular)
        return None
    if not _UNIT.fullmatch(found.text) or len(found.text) > 30 or found.text in RESERVED or _built_in(found.text):
        message = f'"{short(found.text)}" is no unit. A unit is {TYPES["unit"]}'
        r.say("bad-unit", message, found.span, near=nearest(found.text, (*PLAIN_UNITS, *TIME_UNITS)))
        return None
    return found


def _built_in(word: str) -> bool:
    """Whether a word is one of the kinds that nothing is counted in, or the plural of one: `dates`, `monies`."""
    if stem(word) == "time":
        return False
    return not counted_unit(word) or not counted_unit(stem(word)) or word.lower() == "monies"


def nothing(r: Reading, node: Node) -> Word | None:
    """A key that stands alone."""
    if isinstance(node, Scalar) and nothing_in(node):
        return word(node)
    r.say(
        "otherwise-value",
        '"otherwise" stands alone; the amounts follow as keys of their own. Write for example: '
        "{otherwise: , representative: 25%}",
        node.span,
    )
    return None


SIMPLE: Mapping[str, Callable[[Reading, Node], Any]] = {
    "text": text,
    "title": title,
    "texts": texts,
    "value": value,
    "unit": unit,
    "flag": flag,
    "budget count": budget_count,
    "nothing": nothing,
    "word": short_word,
    "level": name,
    "fact": name,
    "remedies": names,
    "log remedies": name_or_names,
    "groups": groups,
    "kind of remedy": one_of("kind of remedy", REMEDY_KINDS),
    "holder": one_of("holder", HOLDERS),
}
