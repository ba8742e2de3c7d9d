"""A large policy, for measuring: as many situations as wanted, five clauses for each, and the guarantees of the sample policy.

The tables have the shapes that real ones have: bands of years, of delays and of prices, shares of a fee with a ceiling, counted
gifts, yes or no, dated rates, working days, and formulas over two facts. Nothing is random: the same number gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterator

CLAUSES = 5  # for each situation: a table of three and one of two
_FEES = 40  # facts of money, as many of days and of choices; each is read by several situations


def policy_file(situations: int) -> str:
    """The text of a policy that has no problems."""
    parts = [_HEAD, "facts:", *_facts(), _RATES, "remedies:"]
    parts += [line for number in range(situations) for line in _remedies(number)]
    parts += ["situations:", *(line for number in range(situations) for line in _situation(number)), _GUARANTEES]
    return "\n".join(parts) + "\n"


_HEAD = """\
leeway: 1
company: Large Company
currency: USD
rounding: half up to $0.01
updated: 2026-11-20
owner: Head of customer care
review_by: 2027-11-01
levels:
  representative: {name: Representative}
  supervisor: {name: Supervisor, reach: extension 4400, answers_within: 2 minutes}
  winback: {name: Win-back team, reach: queue 7, answers_within: 5 minutes}"""

_RATES = """\
rates:
  day_rate:
    name: the credit for a day
    by: began
    values: {2025-01-01: $3.75, 2026-01-01: $4.00, 2027-01-01: $4.25}"""

_GUARANTEES = """\
guarantees:
  - at every level, what the representative may give is at least 50% of what any higher level may give
  - a longer tenure never gets less
  - when fault is ours, there is always something to offer
  - goodwill in one case is never more than $2000"""


def _facts() -> Iterator[str]:
    yield "  tenure: {name: time with us, ask: How long?, unit: years, from: 0 years, to: 60 years}"
    yield "  fault: {name: the mistake, ask: Whose?, choices: {ours: Ours, nobody: Nobody's, theirs: Theirs}}"
    yield "  leaving: {name: thinking of leaving, ask: Leaving?, unit: yes or no}"
    yield "  began: {name: the first day, ask: When?, unit: date}"
    for number in range(_FEES):
        yield f"  fee_{number}: {{name: fee {number}, ask: How much?, unit: money, from: $1, to: $2000}}"
        yield f"  delay_{number}: {{name: delay {number}, ask: How many?, unit: days, from: 0 days, to: 365 days, whole: yes}}"
        yield f"  kind_{number}: {{name: kind {number}, ask: Which?, choices: {{small: Small, large: Large, other: Other}}}}"


def _remedies(number: int) -> Iterator[str]:
    """Two remedies of one situation: three clauses, then two."""
    fee, delay, kind = (f"{word}_{number % _FEES}" for word in ("fee", "delay", "kind"))
    edge, small = 2 + number % 9, 5 + number % 7
    yield f"  credit_{number}:"
    yield f"    name: Credit {number}"
    yield "    kind: credit"
    yield from _THREE[number % len(_THREE)](fee, delay, kind, edge, small)
    yield f"  extra_{number}:"
    yield f"    name: Extra {number}"
    yield "    kind: gift"
    yield from _TWO[number % len(_TWO)](fee, delay, kind, edge, small)


def _shares(fee: str, delay: str, kind: str, edge: int, small: int) -> tuple[str, ...]:
    return (
        f"    goodwill: percent of {fee}",
        "    limits:",
        "      - {when: {fault: ours}, representative: 60%, winback: 100%}",
        f"      - {{when: {{tenure: at least {edge} years}}, representative: {20 + small}%, winback: {30 + small}%}}",
        "      - {otherwise: , representative: 20%, winback: 30%}",
        f"    at_most: ${40 + small}",
    )


def _bands(fee: str, delay: str, kind: str, edge: int, small: int) -> tuple[str, ...]:
    return (
        "    owed:",
        f"      - {{when: {{{delay}: at most {edge} days}}, amount: $0}}",
        f"      - {{when: {{{delay}: at most {edge + 20} days}}, amount: 'day_rate * ({delay} - {edge} days)'}}",
        f"      - {{otherwise: , amount: 'day_rate * {20 + small}'}}",
        f"    at_most: {fee}",
    )


def _amounts(fee: str, delay: str, kind: str, edge: int, small: int) -> tuple[str, ...]:
    return (
        "    goodwill: money",
        "    limits:",
        f"      - when: {{{kind}: large, tenure: at least {edge} years}}",
        f"        representative: ${3 * small}",
        f"        winback: ${5 * small}",
        f"      - {{when: {{{kind}: large or other}}, representative: ${2 * small}, winback: ${3 * small}}}",
        f"      - {{otherwise: , representative: ${small}, winback: ${2 * small}}}",
    )


def _gift(fee: str, delay: str, kind: str, edge: int, small: int) -> tuple[str, ...]:
    return (
        "    goodwill: months",
        "    limits:",
        f"      - when: {{any: [{{fault: ours}}, {{tenure: at least {edge} years, leaving: yes}}]}}",
        "        representative: 2 months",
        "        winback: 3 months",
        "      - {otherwise: , representative: 1 month, winback: 2 months}",
        f"    worth: {fee}",
    )


def _waiver(fee: str, delay: str, kind: str, edge: int, small: int) -> tuple[str, ...]:
    most = f"min({fee}, ${10 * small})"
    return (
        "    goodwill: money",
        "    limits:",
        f"      - {{when: {{{delay}: at least {edge} days}}, representative: '50% of {most}', winback: '{most}'}}",
        "      - {otherwise: , representative: $5, winback: $10}",
    )


_THREE = (_shares, _bands, _amounts)
_TWO = (_gift, _waiver)
# The facts that each of those tables reads.
_READ_BY_THREE = (("tenure", "fault", "fee"), ("delay", "began", "fee"), ("tenure", "kind"))
_READ_BY_TWO = (("tenure", "fault", "leaving"), ("delay", "fee"))


def _situation(number: int) -> Iterator[str]:
    fee, delay, kind = (f"{word}_{number % _FEES}" for word in ("fee", "delay", "kind"))
    yield f"  situation_{number}:"
    yield f"    name: Situation {number}"
    yield f"    customers_say: [something of kind {number} went wrong]"
    yield "    first: Say back what you heard."
    yield f"    remedies: [credit_{number}, {{then: [extra_{number}]}}]"
    yield "    bring_in: {level: supervisor, when: the limit is not enough}"
    yield "    examples:"
    yield "      - name: Nothing special"
    asked = [*_READ_BY_THREE[number % len(_THREE)], *_READ_BY_TWO[number % len(_TWO)]]
    told = {
        "tenure": "1 year",
        "fault": "ours",
        "leaving": "no",
        "began": "2026-02-01",
        fee: "$100",
        delay: "1 day",
        kind: "small",
    }
    read = [{"fee": fee, "delay": delay, "kind": kind}.get(name, name) for name in dict.fromkeys(asked)]
    yield f"        given: {{{', '.join(f'{name}: {told[name]}' for name in read)}}}"
    yield f"        expect: {{{_expected(number)}}}"


def _expected(number: int) -> str:
    """What one remedy of the situation comes to for a customer of one year, where the mistake is ours."""
    if number % len(_THREE) == 1:
        return f"credit_{number}: $0"
    small = 5 + number % 7
    return f"credit_{number}: ${small}" if number % len(_THREE) == 2 else f"credit_{number}: ${40 + small}"
