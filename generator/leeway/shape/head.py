"""Readers of what a policy says once: version, currency, locale, rounding, how many earlier versions are published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_precision, get_currency_symbol

from leeway.draft import Rounding
from leeway.draft.terms import Word, part
from leeway.draft.words import listed, nearest, short
from leeway.keys import MOST_EARLIER, ROUNDING_MODES
from leeway.nodes import Mapping as MappingNode
from leeway.nodes import Node, Scalar
from leeway.offers.numbers import text as plain
from leeway.offers.units import stem
from leeway.offers.values import Complaint, Currency, Literal, literal
from leeway.shape.reading import Reading
from leeway.shape.simple import NO_CURRENCY, scalar, whole

DEFAULT_LOCALE = "en_US"


def currency_of(node: MappingNode) -> Currency | None:
    """The currency of a policy with its symbol in the policy's locale, or None where its code is missing or unknown."""
    texts = {e.key.text: e.value.text.strip() for e in node.entries if isinstance(e.value, Scalar)}
    code = texts.get("currency", "")
    if code not in _currencies():
        return None
    known = _locale(texts.get("locale", DEFAULT_LOCALE)) or DEFAULT_LOCALE
    symbol = unicodedata.normalize("NFKC", get_currency_symbol(code, locale=known))  # the full-width yen sign, mostly
    return Currency(code, symbol, get_currency_precision(code))


def units_of_rates(node: Node, currency: Currency | None) -> Iterator[tuple[str, str]]:
    """The unit of the first value of every rate, in the long form with `values:` or in the short form."""
    for entry in node.entries if isinstance(node, MappingNode) else ():
        found = entry.value
        for inner in found.entries if isinstance(found, MappingNode) else ():
            found = inner.value if inner.key.text == "values" else found
        first = found.entries[0].value if isinstance(found, MappingNode) and found.entries else None
        read = literal(first.text, currency or NO_CURRENCY) if isinstance(first, Scalar) else None
        if isinstance(read, Literal):
            yield entry.key.text, read.unit


def money_word(code: str) -> str:
    """The word that people say for a currency: `dollar`, `euro`."""
    return stem(str(Locale("en").currencies.get(code, "")).lower().rpartition(" ")[2])


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


@lru_cache(maxsize=8)
def _locale(text: str) -> str | None:
    try:
        return str(Locale.parse(text)) if re.fullmatch(r"[A-Za-z]{2,3}(_[A-Za-z]{4})?(_[A-Za-z]{2}|_\d{3})?", text) else None
    except (UnknownLocaleError, ValueError):
        return None


def version(r: Reading, node: Node) -> Word | None:
    """The number 1."""
    found = scalar(r, node, "version", "1")
    if found is not None and found.text != "1":
        r.say(
            "wrong-version",
            f'this program reads version 1 of the policy language, not "{short(found.text)}". Write: leeway: 1',
            found.span,
        )
    return found


def currency(r: Reading, node: Node) -> str | None:
    """A code of ISO 4217; its value is taken by `currency_of` before anything else is read."""
    found = scalar(r, node, "currency", "USD")
    if found is None or found.text in _currencies():
        return None
    near = found.text.upper() if found.text.upper() in _currencies() else nearest(found.text, map(str.lower, _currencies()))
    message = f'"{short(found.text)}" is not the code of a currency. Write three letters, for example: USD'
    r.say("unknown-currency", message, found.span, near=near.upper() if near and len(found.text) == 3 else None)
    return None


def locale(r: Reading, node: Node) -> str | None:
    """A locale that Babel knows."""
    found = scalar(r, node, "locale", DEFAULT_LOCALE)
    if found is None:
        return None
    known = _locale(found.text)
    if known is None:
        near = found.text.replace("-", "_") if _locale(found.text.replace("-", "_")) else None
        message = f'"{short(found.text)}" is not a known language and country. Write for example: en_US'
        r.say("unknown-locale", message, found.span, near=near)
    return known


def rounding(r: Reading, node: Node) -> Rounding | None:
    """`half up to $0.01`, `down to $5`, or `exact`."""
    found = scalar(r, node, "rounding", "half up to $0.01")
    if found is None or found.text == "exact":
        return Rounding("exact", None) if found else None
    near = _way(r, found.text)
    if near:
        r.say("bad-rounding", "a way to round says to what: a step of money", found.span, near=near)
        return None
    match = re.fullmatch(r"(?P<mode>\D*?)\s+to\s+(?P<step>.*)", found.text, re.DOTALL)
    if not match or match["mode"] not in ROUNDING_MODES:
        words = match["mode"] if match else found.text
        message = (
            f'"{short(words)}" is no way to round: {listed((*ROUNDING_MODES, "exact"))}. Write for example: half up to $0.01'
        )
        r.say("bad-rounding", message, part(found, 0, len(words)), near=nearest(words, ROUNDING_MODES))
        return None
    return _step(r, found, match["mode"], match["step"], match.start("step"))


versions = whole("versions", 0, MOST_EARLIER, "earlier_versions: 24")  # 0 for none


def _way(r: Reading, text: str) -> str | None:
    """`up to $1` for `up`, `half up to $25` for `nearest $25`."""
    symbol = r.currency.symbol if r.currency else "$"
    match = re.fullmatch(r"(?:to\s+)?(?:the\s+)?(?:nearest|closest)(?:\s+to)?\s+(.*\d.*)", text)
    return f"{text} to {symbol}1" if text in ROUNDING_MODES else f"half up to {match[1]}" if match else None


def _step(r: Reading, found: Word, mode: str, text: str, start: int) -> Rounding | None:
    from leeway.draft.terms import Lit

    if r.currency is None:
        return None
    span = part(found, start, len(found.text))
    step = literal(text, r.currency)
    if isinstance(step, Complaint) or step.unit != "money" or step.value == 0:
        message = step.message if isinstance(step, Complaint) else f'"{short(text)}" is no step of money above zero'
        smallest = plain(Fraction(1, 10**r.currency.decimals))
        r.say("bad-rounding", f"{message}. Write for example: {mode} to {r.currency.symbol}{smallest}", span)
        return None
    return Rounding(mode, Lit(step.value, "money", text, span))


HEAD: Mapping[str, Callable[[Reading, Node], Any]] = {
    "version": version,
    "currency": currency,
    "locale": locale,
    "rounding": rounding,
    "versions": versions,
}
