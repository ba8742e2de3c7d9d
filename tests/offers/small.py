"""A small compiled policy, by hand, whose numbers are easy to work out in the head."""

from __future__ import annotations

from typing import Any

LEVELS = ("representative", "supervisor", "winback")


def _clause(name: str, when: Any, *values: Any) -> dict[str, Any]:
    each = values if len(values) == len(LEVELS) else values * len(LEVELS)
    return {"id": name, "line": 10, "when": when, "values": dict(zip(LEVELS, each))}


def _percent(*texts: str) -> list[Any]:
    return [["lit", text, "percent"] for text in texts]


def _months(*texts: str) -> list[Any]:
    return [["lit", text, "months"] for text in texts]


OUTAGE = ["*", ["rate", "outage_day"], ["max", ["lit", "0", "number"], ["-", ["fact", "days_out"], ["lit", "2", "number"]]]]

POLICY: dict[str, Any] = {
    "leeway": 1,
    "version": "abc",
    "company": "Small",
    "locale": "en_US",
    "currency": {"code": "USD", "symbol": "$", "decimals": 2},
    "rounding": {"mode": "half up", "to": "0.01"},
    "updated": "2026-11-20",
    "owner": "Owner",
    "review_by": "2027-01-01",
    "levels": [
        {"id": "representative", "name": "Representative"},
        {"id": "supervisor", "name": "Supervisor", "reach": "chat", "answers_within": {"n": "2", "unit": "minutes"}},
        {"id": "winback", "name": "Win-back team", "reach": "queue 7"},
    ],
    "facts": {
        "tenure": {"name": "time with us", "ask": "?", "kind": "count", "unit": "years", "from": "0", "to": "60", "line": 1},
        "fault": {
            "name": "what went wrong",
            "ask": "?",
            "kind": "choice",
            "choices": {"ours": "Our mistake", "nobody": "Nobody's fault", "theirs": "The customer's mistake"},
            "line": 1,
        },
        "leaving": {"name": "leaving", "ask": "?", "kind": "yes or no", "when_yes": "they may leave", "line": 1},
        "visit_fee": {"name": "visit fee", "ask": "?", "kind": "money", "from": "0", "if_unknown": "$100", "line": 1},
        "days_out": {"name": "days out", "ask": "?", "kind": "count", "unit": "days", "from": "0", "whole": True, "line": 1},
        "monthly_bill": {"name": "monthly bill", "ask": "?", "kind": "money", "from": "0", "line": 1},
        "pies_left": {
            "name": "pies left",
            "ask": "?",
            "kind": "count",
            "unit": "pies",
            "from": "0",
            "whole": True,
            "assume": "5 pies",
            "line": 1,
        },
    },
    "rates": {
        "outage_day": {
            "name": "outage day rate",
            "unit": "money",
            "values": [["2026-01-01", "4.00"], ["2027-01-01", "4.25"]],
            "line": 3,
        }
    },
    "remedies": {
        "outage_credit": {
            "name": "Outage credit",
            "kind": "credit",
            "basis": "owed",
            "unit": "money",
            "line": 5,
            "clauses": [_clause("outage_credit.always", None, OUTAGE)],
            "at_most": ["fact", "monthly_bill"],
        },
        "visit_discount": {
            "name": "Discount on the visit",
            "kind": "discount",
            "basis": "goodwill",
            "unit": "money",
            "line": 9,
            "share_of": ["fact", "visit_fee"],
            "costs_us": {"share": "0.4"},
            "clauses": [
                _clause("visit_discount.fault-ours", ["is", "fault", ["ours"]], *_percent("1", "1", "1")),
                _clause(
                    "visit_discount.ten-years", ["cmp", "tenure", ">=", ["lit", "10", "years"]], *_percent("0.5", "0.5", "1")
                ),
                _clause(
                    "visit_discount.four-years",
                    ["all", [["cmp", "tenure", ">=", ["lit", "48", "months"]], ["is", "leaving", ["yes"]]]],
                    *_percent("0.5", "0.75", "1"),
                ),
                _clause("visit_discount.otherwise", None, *_percent("0.25", "0.25", "0.5")),
            ],
        },
        "pie": {
            "name": "Apple pie",
            "kind": "gift",
            "basis": "goodwill",
            "unit": "pies",
            "line": 15,
            "worth": ["lit", "12", "money"],
            "costs_us": {"amount": ["lit", "3", "money"]},
            "budget": {"how_many": {"n": "5", "unit": "pies"}, "each": "month", "per": "representative", "left": "pies_left"},
            "clauses": [_clause("pie.always", None, ["lit", "1", "pies"])],
        },
        "free_month": {
            "name": "Free month",
            "kind": "free_period",
            "basis": "goodwill",
            "unit": "months",
            "line": 20,
            "worth": ["fact", "monthly_bill"],
            "clauses": [_clause("free_month.fault-ours", ["is", "fault", ["ours"]], *_months("1", "2", "3"))],
        },
    },
    "situations": {
        "reception": {
            "name": "Reception",
            "customers_say": ["no picture"],
            "first": "Listen.",
            "steps": [["outage_credit", "visit_discount", "pie"], ["free_month"]],
            "one_of": [["visit_discount", "free_month"]],
            "promises": [{"what": "a technician on site", "within": {"n": "2", "unit": "working days"}, "owner": "Dispatch"}],
            "bring_in": [{"level": "supervisor", "when": "this is not enough"}],
            "examples": [],
            "owner": "Owner",
            "review_by": "2027-01-01",
            "line": 30,
        }
    },
}

KNOWN = {
    "tenure": "12 years",
    "fault": "nobody",
    "leaving": "no",
    "visit_fee": "$100",
    "days_out": "5 days",
    "monthly_bill": "$60",
}
