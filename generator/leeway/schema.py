"""JSON Schema (2020-12) of the policy file, for completion and checks in an editor; made from the tables of `leeway.keys`.

Editors resolve YAML before they look at the schema: `no`, `7`, `0.5` and dates may arrive as booleans and numbers where the
policy means texts. The schema allows what the loader accepts, and rejects wrong keys, kinds and words. What depends on
other parts of the file (names, units) is left to `leeway check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway.keys import (
    CALENDAR,
    HOLDERS,
    KINDS,
    LESSONS,
    LONGEST_TITLE,
    MOST_EARLIER,
    MOST_PRACTISED,
    MOST_WORDINGS,
    PAGES,
    PERIODS,
    PLAIN_UNITS,
    REMEDY_KINDS,
    RESERVED,
    ROUNDING_MODES,
    TIME_UNITS,
    TYPES,
    WEEKDAYS,
    Key,
    Kind,
)

Json = dict[str, Any]

_NAME = "^(?![a-z0-9_]{61})[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"
_FILLED = r"\S"
_AROUND = r"^\s*(?:{})\s*$"  # white space around a word means nothing, also where quotes keep it
_SCALAR: Json = {"type": ["string", "number", "boolean"], "pattern": _FILLED}


def schema() -> Json:
    """The schema as a JSON value. Every key carries its line of the manual as description."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Leeway policy",
        **_kind(KINDS["policy"]),
        "$defs": {name: _kind(kind, **_EXTRA.get(name, {})) for name, kind in KINDS.items() if name != "policy"}
        | {"condition": _condition(), "name": {"type": "string", "pattern": _AROUND.format(_NAME[1:-1])}},
    }


def _kind(kind: Kind, **extra: Any) -> Json:
    """A mapping with the keys of its table and no others."""
    return {
        "description": kind.doc,
        "type": "object",
        "properties": {key.name: _key(key) for key in kind.keys},
        "required": [key.name for key in kind.keys if key.required],
        "additionalProperties": False,
        **extra,
    }


def _key(key: Key) -> Json:
    return {"description": f"{key.doc}. {TYPES[key.type]}", **_TYPES[key.type]}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Json, least: int = 1) -> Json:
    return {"type": "array", "items": items, "minItems": least}


def _named(value: Json, least: int = 1) -> Json:
    """A mapping of names to values."""
    return {"type": "object", "propertyNames": {"pattern": _NAME}, "additionalProperties": value, "minProperties": least}


def _declared(value: Json, least: int = 1) -> Json:
    """A mapping of names that must not be words of the policy language."""
    return {**_named(value, least), "propertyNames": {"pattern": f"^(?!(?:{'|'.join(RESERVED)})$){_NAME[1:]}"}}


def _words(words: tuple[str, ...]) -> Json:
    return {"type": "string", "pattern": _AROUND.format("|".join(words)), "examples": list(words)}


def _window(words: tuple[str, ...]) -> Json:
    """One of some periods, or a length of time."""
    return {"anyOf": [_words(words), {"type": "string", "pattern": r"^\s*[\d.,]+\s*\D+$"}]}


def _condition() -> Json:
    """Facts with what they must be; all, any and not combine conditions."""
    conditions = _list(_ref("condition"))
    test = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {"all": conditions, "any": conditions, "not": _ref("condition")},
        "additionalProperties": test,
    }


_WHEN_OR_OTHERWISE: Json = {"oneOf": [{"required": ["when"]}, {"required": ["otherwise"]}]}
_ASKED_ONLY = ("ask", "look_in", "from", "to", "whole", "usually", "assume", "if_unknown", "verify", "from_log")
_NO_LEVEL: Json = {"propertyNames": {"enum": [key.name for key in KINDS["limits clause"].keys]}}
_EXTRA: Mapping[str, Json] = {
    "fact": {
        "anyOf": [
            {"required": ["ask"], "oneOf": [{"required": ["unit"]}, {"required": ["choices"]}], "not": {"required": ["is"]}},
            {
                "required": ["is"],
                "not": {"anyOf": [*({"required": [key]} for key in _ASKED_ONLY), {"required": ["unit", "choices"]}]},
            },
        ],
        "allOf": [
            {
                "if": {"required": ["is", "choices"]},
                "then": {"properties": {"is": {"type": "array"}}},
            },
            {
                "if": {"required": ["is", "unit"], "properties": {"is": {"type": "object"}}},
                "then": {"properties": {"unit": _words(("yes or no",))}},
            },
        ],
    },
    "is clause": _WHEN_OR_OTHERWISE,
    "budget": {
        "not": {"required": ["left", "used"]},
        "anyOf": [{"required": ["each"]}, {"properties": {"per": _words(("case",))}}],
    },
    "exclusion": {"not": {"required": ["removes", "keeps"]}},
    "cap": {"dependentRequired": {"each": ["per", "used"], "per": ["each", "used"]}},
    "working_days": {"dependentRequired": {"holidays": ["until"]}},
    "practise": {"anyOf": [{"required": ["cases"]}, {"required": ["phrases"]}]},
    "safeguard": {"anyOf": [{"required": ["approved_by"]}, {"required": ["record"]}]},
    "remedy": {
        "oneOf": [
            {"required": ["owed"], "not": {"anyOf": [{"required": ["limits"]}, {"required": ["goodwill"]}]}},
            {"required": ["goodwill", "limits"], "not": {"required": ["owed"]}},
        ]
    },
    "owed clause": _WHEN_OR_OTHERWISE,
    "limits clause": {"additionalProperties": _SCALAR, **_WHEN_OR_OTHERWISE, "not": _NO_LEVEL},
}
_DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
_DATE: Json = {"type": "string", "pattern": r"^\s*\d{4}-\d{2}-\d{2}\s*$"}
_RATE_VALUES: Json = {
    "type": "object",
    "propertyNames": {"pattern": _DATE_PATTERN},
    "additionalProperties": _SCALAR,
    "minProperties": 1,
}

# The schema of every type of value that the tables of keys name.
_TYPES: Mapping[str, Json] = {
    "version": {"anyOf": [{"const": 1}, {"type": "string", "pattern": _AROUND.format("1")}]},
    "text": _SCALAR,
    "title": {**_SCALAR, "pattern": rf"^\s*(?:\S\s*){{1,{LONGEST_TITLE}}}$"},  # white space is folded before it counts
    "texts": _list(_SCALAR),
    "currency": {"type": "string", "pattern": r"^\s*[A-Z]{3}\s*$"},
    "brand": _ref("brand"),
    "colour": {"type": ["string", "number"], "pattern": r"^\s*#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$", "examples": ["#0e5a74"]},
    "picture": {"type": "string", "pattern": r"\.([Ss][Vv][Gg]|[Pp][Nn][Gg])\s*$", "examples": ["logo.svg", "logo.png"]},
    "locale": {"type": "string", "pattern": r"^\s*[A-Za-z]{2,3}(_[A-Za-z0-9]+)*\s*$"},
    "rounding": {"type": "string", "pattern": _AROUND.format(rf"exact|({'|'.join(ROUNDING_MODES)})\s+to\s+\S[\s\S]*")},
    "date": _DATE,
    "duration": {"type": "string", "pattern": r"^\s*[\d.,]+\s*\D+$", "examples": [f"2 {unit}" for unit in TIME_UNITS]},
    "unit": {"type": "string", "pattern": r"^[^\d$%]*$", "examples": [*PLAIN_UNITS, *TIME_UNITS]},
    "choices": _named(_SCALAR, 2),
    "value": _SCALAR,
    "flag": _words(("yes", "no")),
    "rate values": _RATE_VALUES,
    "kind of remedy": _words(REMEDY_KINDS),
    "owed": {"anyOf": [_SCALAR, _list(_ref("owed clause"))]},
    "measure": {"type": "string", "pattern": _FILLED, "examples": ["money", "percent of monthly_bill", "yes or no", "months"]},
    "limits": _list(_ref("limits clause")),
    "amount": _SCALAR,
    "limit": _SCALAR,
    "cost": _SCALAR,
    "condition": _ref("condition"),
    "nothing": {"enum": [None, "", "~", "null"]},
    "worked out": {"anyOf": [_SCALAR, _list(_ref("is clause")), _ref("condition")]},
    "worked-out amount": _SCALAR,
    "log": _ref("from_log"),
    "log remedies": {"anyOf": [_ref("name"), _list(_ref("name"))]},
    "log window": _window(CALENDAR),
    "window": _window(PERIODS),
    "budget count": {"type": "string", "pattern": r"\d"},
    "working days": _ref("working_days"),
    "week": _list(_words(WEEKDAYS)),
    "holidays": {"type": "object", "propertyNames": {"pattern": _DATE_PATTERN}, "additionalProperties": _SCALAR},
    "exclusions": _declared(_ref("exclusion"), 0),
    "caps": _declared(_ref("cap"), 0),
    "cap over": {"anyOf": [_words(("goodwill",)), _list(_ref("name"))]},
    "safeguards": _list(_ref("safeguard")),
    "notes": _list(_ref("note")),
    "moment": {"type": "string", "pattern": r"^\s*\d{4}-\d{2}-\d{2}(?:[ T]+\d{1,2}:\d{2})?\s*$"},
    "accepted": {"type": "object", "additionalProperties": _SCALAR},
    "level names": _list(_ref("name")),
    "fact names": _list(_ref("name")),
    "holder": _words(HOLDERS),
    "word": _SCALAR,
    "level": _ref("name"),
    "fact": _ref("name"),
    "remedies": _list(_ref("name")),
    "situations": _list(_ref("name")),
    "steps": _list(
        {
            "anyOf": [
                _ref("name"),
                {
                    "type": "object",
                    "properties": {"then": _list(_ref("name"))},
                    "required": ["then"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
    "groups": _list(_list(_ref("name"), 2)),
    "budget": _ref("budget"),
    "promises": _list(_ref("promise")),
    "bring-in": {"anyOf": [_ref("bring_in"), _list(_ref("bring_in"))]},
    "examples": _list(_ref("example")),
    "given": {"type": "object", "additionalProperties": _SCALAR},
    "expected": {"type": "object", "additionalProperties": _SCALAR, "minProperties": 1},
    "levels": _declared(_ref("level")),
    "facts": _declared(_ref("fact")),
    "rates": _declared({"anyOf": [_ref("rate"), _RATE_VALUES]}),
    "remedy mapping": _declared(_ref("remedy")),
    "situation mapping": _named(_ref("situation")),
    "guarantees": _list(_SCALAR),
    "phrases": _list(_ref("phrase")),
    "wordings": {**_list(_SCALAR), "maxItems": MOST_WORDINGS},
    "answer times": _named(_ref("answer_time"), 0),
    "recognition": _ref("recognition"),
    "training": _named(_ref("step")),
    "pages": _list(_words(PAGES)),
    "lessons": _list(_words(LESSONS)),
    "practise": _ref("practise"),
    "practised": {"type": ["string", "number"], "pattern": r"^\s*[1-9]\d?\s*$", "maximum": MOST_PRACTISED},
    "versions": {"type": ["string", "number"], "pattern": r"^\s*\d{1,3}\s*$", "minimum": 0, "maximum": MOST_EARLIER},
    "pass mark": {"type": "string", "pattern": r"^\s*[1-9]\d?\d?\s*%\s*$"},
}
