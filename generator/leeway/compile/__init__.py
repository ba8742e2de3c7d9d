"""Stage 4, compile: a draft without problems becomes policy.json, the one contract between all parts.

Keys stand in one order, what is not given is absent, numbers are exact: decimal texts, or "7/12" for what does
not end in decimals; the same draft gives the same bytes.
"""

from __future__ import annotations

from typing import Any

from leeway.compile.around import cap, exclusion, working_days
from leeway.compile.facts import fact, rate
from leeway.compile.formats import dates, number_format
from leeway.compile.guarantees import guarantees
from leeway.compile.remedies import remedy
from leeway.compile.situations import situation
from leeway.compile.terms import duration, rounded, scope, word
from leeway.compile.training import step
from leeway.draft import AnswerTime, Brand, Draft, Level, Phrase, Recognition
from leeway.offers.values import Currency, iso
from leeway.offers.version import dump, version

__all__ = ["compile_policy", "dump"]

Json = dict[str, Any]


def compile_policy(draft: Draft) -> Json:
    """The policy.json value of a draft that has no problem of severity error."""
    if draft.currency is None:
        raise ValueError("a draft with problems cannot be compiled")
    s = scope(draft, draft.currency)
    rest = {
        "company": draft.company.text,
        **({"brand": _brand(draft.brand)} if draft.brand else {}),
        "locale": draft.locale,
        "currency": _currency(s.currency, draft.locale),
        **dates(draft.locale),
        "rounding": rounded(draft.rounding, s),
        "updated": iso(draft.updated.value),
        "owner": draft.owner.text,
        "review_by": iso(draft.review_by.value),
        **({"stance": [one.text for one in draft.stance]} if draft.stance else {}),
        "levels": [_level(level) for level in draft.levels],
        "facts": {one.id.text: fact(one, s) for one in draft.facts},
        **({"working_days": working_days(draft.working_days)} if draft.working_days else {}),
        "rates": {one.id.text: rate(one, s) for one in draft.rates},
        "remedies": {one.id.text: remedy(one, s) for one in draft.remedies},
        **({"exclusions": {one.id.text: exclusion(one, draft, s) for one in draft.exclusions}} if draft.exclusions else {}),
        **({"caps": {one.id.text: cap(one, draft, s) for one in draft.caps}} if draft.caps else {}),
        "situations": {one.id.text: situation(one, draft, s) for one in draft.situations},
        **({"guarantees": guarantees(draft, s)} if draft.guarantees else {}),
        "phrases": [_phrase(one) for one in draft.phrases],
        "answer_times": [_answer_time(one) for one in draft.answer_times],
        **({"recognition": _recognition(draft.recognition)} if draft.recognition else {}),
        **({"training": [step(one) for one in draft.training]} if draft.training else {}),
        **({"earlier_versions": draft.earlier_versions} if draft.earlier_versions is not None else {}),
    }
    return {"leeway": 1, "version": version({"leeway": 1, **rest}), **rest}


def _currency(one: Currency, locale: str) -> Json:
    written = {"code": one.code, "symbol": one.symbol, "decimals": one.decimals}
    return {**written, "format": number_format(one, locale)}


def _brand(one: Brand) -> Json:
    return {**word("colour", one.colour), **word("logo", one.logo)}


def _level(level: Level) -> Json:
    within = level.answers_within
    return {
        "id": level.id.text,
        "name": level.name.text,
        **word("reach", level.reach),
        **({"answers_within": duration(within)} if within else {}),
    }


def _phrase(phrase: Phrase) -> Json:
    where = {"situations": [one.text for one in phrase.situations]} if phrase.situations else {}
    also = {"also": [one.text for one in phrase.also]} if phrase.also else {}
    return {"avoid": phrase.avoid.text, "say": phrase.say.text, "why": phrase.why.text, **where, **also}


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
