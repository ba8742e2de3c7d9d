"""The policy of confidential.yml with its secrets, for tests."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATE = (Path(__file__).parent / "confidential.yml").read_text("utf-8")
LEAD = {
    "lead_amount": "$77314.83",
    "lead_from": "$43197.29",
    "lead_rate": "$18439.67",
    "lead_share": "36.7193%",
    "lead_percent": "61.7391%",
    "lead_over": "$66839.41",
    "lead_note": "The zebra stands at the gate",
    "lead_hint": "Ask the heron before noon",
    "lead_story": "A quokka was there first",
}
BOSS = {
    "boss_amount": "$95273.61",
    "boss_ceiling": "$97571.43",
    "boss_percent": "83.2957%",
    "boss_total": "monthly_fee + $99137.59",
    "boss_part": "13.9178%",
    "boss_note": "The okapi has the last word",
    "boss_hint": "Call the axolotl on Sundays",
    "boss_story": "A narwhal made the peace",
}
PAST = {"lead_amount": "$71936.27", "boss_amount": "$93619.37", "lead_note": "The gecko was at the gate"}
EVERY = {**LEAD, **BOSS, **{f"past_{key}": secret for key, secret in PAST.items()}}
OTHERS = {
    "lead_amount": "$77419.92",
    "lead_from": "$41283.57",
    "lead_rate": "$19246.31",
    "lead_share": "33.9157%",
    "lead_percent": "64.8237%",
    "lead_over": "$64916.73",
    "lead_note": "Something quite different",
    "lead_hint": "And something longer than it was before",
    "lead_story": "No story",
}
OTHER_BOSS = {
    "boss_amount": "$91648.29",
    "boss_ceiling": "$98416.71",
    "boss_percent": "85.1739%",
    "boss_total": "monthly_fee + $99863.17",
    "boss_part": "14.4729%",
    "boss_note": "Nothing",
    "boss_hint": "Nothing",
    "boss_story": "Nothing",
}


def policy(**secrets: str) -> bytes:
    """The policy with its secrets."""
    text = re.sub("«(\\w+)»", lambda found: secrets[found[1]], TEMPLATE)
    return text.encode()
