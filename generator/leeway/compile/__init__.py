"""Stage 4, compile: a draft without problems becomes policy.json, the one contract between all parts.

Keys stand in one order, what is not given is absent, numbers are exact: decimal texts, or "7/12" for what does
not end in decimals; the same draft gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from leeway.compile.formats import number_format
from leeway.compile.remedies import remedy
from leeway.compile.situations import situation
from leeway.compile.terms import Scope, duration, scope, word
from leeway.draft import AnswerTime, Draft, Fact, Level, Phrase, Rate, Recognition
from leeway.draft.terms import Lit, Word
from leeway.offers.numbers import exact
from leeway.offers.numbers import text as plain
from leeway.offers.values import Currency, Literal, iso, literal

__all__ = ["compile_policy", "dump"]

Json = dict[str, Any]


def compile_policy(draft: Draft) -> Json:
    """The policy.json value of a draft that has no problem of severity error."""
    if draft.currency is None:
        raise ValueError("a draft with problems cannot be compiled")
    s = scope(draft, draft.currency)
    rest = {
        "company": draft.company.text,
        "locale": draft.locale,
        "currency": _currency(s.currency, draft.locale),
        "rounding": _rounding(draft, s),
        "updated": iso(draft.updated.value),
        "owner": draft.owner.text,
        "review_by": iso(draft.review_by.value),
        **({"stance": [one.text for one in draft.stance]} if draft.stance else {}),
        "levels": [_level(level) for level in draft.levels],
        "facts": {fact.id.text: _fact(fact, s) for fact in draft.facts},
        "rates": {rate.id.text: _rate(rate, s) for rate in draft.rates},
        "remedies": {one.id.text: remedy(one, s) for one in draft.remedies},
        "situations": {one.id.text: situation(one, draft, s) for one in draft.situations},
        "phrases": [_phrase(one) for one in draft.phrases],
        "answer_times": [_answer_time(one) for one in draft.answer_times],
        **({"recognition": _recognition(draft.recognition)} if draft.recognition else {}),
    }
    version = hashlib.sha256(dump({"leeway": 1, **rest})).hexdigest()[:12]
    return {"leeway": 1, "version": version, **rest}


def dump(policy: Json) -> bytes:
    """The canonical bytes of a policy.json value: UTF-8, no spaces, keys as they stand."""
    return json.dumps(policy, sort_keys=False, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _currency(one: Currency, locale: str) -> Json:
    written = {"code": one.code, "symbol": one.symbol, "decimals": one.decimals}
    return {**written, "format": number_format(one, locale)}


def _rounding(draft: Draft, s: Scope) -> Json:
    smallest = "1" if s.currency.decimals == 0 else "0." + "0" * (s.currency.decimals - 1) + "1"
    step = draft.rounding.to
    return {"mode": draft.rounding.mode, "to": plain(step.value) if step else smallest}


def _level(level: Level) -> Json:
    within = level.answers_within
    return {
        "id": level.id.text,
        "name": level.name.text,
        **word("reach", level.reach),
        **({"answers_within": duration(within)} if within else {}),
    }


def _fact(fact: Fact, s: Scope) -> Json:
    return {
        "name": _named(fact.name, fact.id),
        "ask": fact.ask.text,
        **word("look_in", fact.look_in),
        "kind": fact.kind,
        **({"unit": fact.measure} if fact.kind == "count" else {}),
        **({"choices": {one.text: label.text for one, label in fact.choices}} if fact.choices else {}),
        **_end("from", fact.low, fact, s),
        **_end("to", fact.high, fact, s),
        **({"whole": True} if fact.whole else {}),
        **_value("usually", fact.usually, fact, s),
        **_value("assume", fact.assume, fact, s),
        **_value("if_unknown", fact.if_unknown, fact, s),
        **word("when_yes", fact.when_yes),
        **word("when_no", fact.when_no),
        "line": fact.id.span.line,
    }


def _named(name: Word | None, id_: Word) -> str:
    return name.text if name else id_.text.replace("_", " ")


def _end(key: str, found: Word | None, fact: Fact, s: Scope) -> Json:
    """An end of a fact's domain as an exact number in the fact's unit, or an ISO date."""
    read = literal(found.text, s.currency) if found else None
    if not isinstance(read, Literal):
        return {}
    return {key: iso(read.value) if read.unit == "date" else exact(s.converted(read.value, read.unit, fact.measure))}


def _value(key: str, found: Word | None, fact: Fact, s: Scope) -> Json:
    return {key: s.case_text(found.text, fact)} if found else {}


def _rate(rate: Rate, s: Scope) -> Json:
    unit = s.plural(rate.values[0][1].unit)
    return {
        "name": _named(rate.name, rate.id),
        "unit": unit,
        **word("by", rate.by),
        "values": [[iso(day.value), _in(lit, unit, s)] for day, lit in rate.values],
        "line": rate.id.span.line,
    }


def _in(lit: Lit, unit: str, s: Scope) -> str:
    return s.digits(lit) if s.plural(lit.unit) == unit else exact(s.converted(lit.value, lit.unit, unit))


def _phrase(phrase: Phrase) -> Json:
    where = {"situations": [one.text for one in phrase.situations]} if phrase.situations else {}
    return {"avoid": phrase.avoid.text, "say": phrase.say.text, "why": phrase.why.text, **where}


def _answer_time(one: AnswerTime) -> Json:
    return {
        "id": one.id.text,
        "name": one.name.text,
        "within": duration(one.within),
        **word("owner", one.owner),
        **word("note", one.note),
    }


def _recognition(one: Recognition) -> Json:
    return {**word("prize", one.prize), **word("how", one.how), **word("listening_in", one.listening_in)}
