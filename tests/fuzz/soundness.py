"""Whether a decision contradicts one that was made when less was known."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Json = dict[str, Any]


def number(text: str) -> Fraction:
    """An amount of a decision as a number; yes is 1."""
    return Fraction({"yes": "1", "no": "0"}.get(text, text))


def contradiction(before: Json, after: Json) -> str:
    """What was certain and no longer is, after one more fact was told; "" where there is nothing."""
    was, now = _offers(before), _offers(after)
    silent = {one["remedy"] for one in after["undefined"]}
    for remedy, (least, most) in was.items():
        if remedy not in now:
            if least > 0 and remedy not in silent:
                return f"an offer is gone: {remedy}, at least {least}"
            continue
        least_now, most_now = now[remedy]
        if least_now < least:
            return f"the least falls: {remedy} from {least} to {least_now}"
        if most is not None and (most_now is None or most_now > most):
            return f"the most rises: {remedy} from {most} to {most_now}"
    for remedy, (least, _) in now.items():
        if remedy not in was and least > 0 and not {one["remedy"] for one in before["undefined"]} & {remedy}:
            return f"an offer appears that could not be: {remedy}, at least {least}"
    told = {one["fact"] for one in before["ask"]}
    news = [one["fact"] for one in after["ask"] if one["fact"] not in told]
    return f"a question comes up that did not matter: {news}" if news else ""


def _offers(decision: Json) -> dict[str, tuple[Fraction, Fraction | None]]:
    listed = [*decision["owed"], *decision["offers"], *decision["reserve"]]
    return {one["remedy"]: (number(one["least"]), None if one["most"] is None else number(one["most"])) for one in listed}
