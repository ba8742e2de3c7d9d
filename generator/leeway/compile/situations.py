"""Situations of policy.json, with their worked examples as cases."""

from __future__ import annotations

from typing import Any

from leeway.compile.terms import Json, Scope, cond, duration, notes, word
from leeway.draft import BringIn, Draft, Example, Promise, Situation
from leeway.draft.units import unit_of_remedy
from leeway.offers.numbers import text as plain
from leeway.offers.values import Literal, iso, literal


def situation(found: Situation, draft: Draft, s: Scope) -> Json:
    """One situation; owner and review date are the policy's where it names none."""
    return {
        "name": found.name.text,
        "customers_say": [one.text for one in found.customers_say],
        **({"also_said": [one.text for one in found.also_said]} if found.also_said else {}),
        "first": found.first.text,
        **({"remember": [one.text for one in found.remember]} if found.remember else {}),
        **notes(found.notes),
        "steps": [[one.text for one in step] for step in found.remedies],
        **({"one_of": [[one.text for one in group] for group in found.one_of]} if found.one_of else {}),
        **({"promises": [_promise(one) for one in found.promises]} if found.promises else {}),
        "bring_in": [_route(one, s) for one in found.bring_in],
        "examples": [_example(one, found, draft, s) for one in found.examples],
        **({"related": [one.text for one in found.related]} if found.related else {}),
        "owner": (found.owner or draft.owner).text,
        "review_by": iso((found.review_by or draft.review_by).value),
        "line": found.id.span.line,
    }


def _route(one: BringIn, s: Scope) -> Json:
    return {
        "level": one.level.text,
        "when": one.when.text,
        **({"only_when": cond(one.only_when, s)} if one.only_when else {}),
        **word("code", one.code),
        **word("reach", one.reach),
        **({"answers_within": duration(one.answers_within)} if one.answers_within else {}),
    }


def _promise(one: Promise) -> Json:
    return {"what": one.what.text, "within": duration(one.within), "owner": one.owner.text}


def _example(one: Example, where: Situation, draft: Draft, s: Scope) -> Json:
    case: dict[str, Any] = {
        "situation": where.id.text,
        "level": one.level.text if one.level else s.levels[0],
        "facts": {fact.text: s.case_text(value.text, s.facts[fact.text]) for fact, value in one.given},
        "refused": [remedy.text for remedy in one.refused],
        "on": s.digits(one.on or draft.updated),
        **({"claimed": [fact.text for fact in one.claimed]} if one.claimed else {}),
        **({"accepted": {remedy.text: value.text for remedy, value in one.accepted}} if one.accepted else {}),
    }
    units = {remedy.id.text: unit_of_remedy(remedy, s.units) or "money" for remedy in draft.remedies}
    return {
        "name": one.name.text,
        "case": case,
        "expect": {remedy.text: _amount(value.text, units[remedy.text], s) for remedy, value in one.expect},
        **word("story", one.story),
        "line": one.span.line,
    }


def _amount(text: str, unit: str, s: Scope) -> str:
    """An expected amount as a decision writes it: with the currency's decimals, in the remedy's unit."""
    if text == "undefined":
        return text
    read = literal(text, s.currency)
    if unit == "yes or no":
        return "yes" if isinstance(read, Literal) and read.value else "no"
    value = s.converted(read.value, read.unit, unit) if isinstance(read, Literal) else 0
    return plain(value, s.currency.decimals if unit == "money" else 0)
