"""What is asked of a case: what is owed, what comes first, how far one may go, and who can agree to what seems fair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from leeway.desk.practice.cases import Dealt
from leeway.desk.practice.chance import number, pick, shuffled
from leeway.desk.practice.parts import Json, Part
from leeway.desk.practice.rounds import Round
from leeway.offers import words
from leeway.offers.case import read_case
from leeway.offers.decide import decide
from leeway.offers.link import value
from leeway.offers.numbers import Number, round_to, whole_if_whole
from leeway.offers.numbers import text as digits
from leeway.offers.policy import Policy, Remedy
from leeway.offers.standing import stand
from leeway.offers.units import counted

Amounts = Sequence[Number | None]  # of one remedy, by level
Rooms = Mapping[str, Amounts]
_MOST_OWED = 3
_MOST_OPTIONS = 6
_SELF, _NOBODY, _NOTHING = "self", "nobody", "nothing"


def parts(dealt: Dealt, one: Round, policy: Policy) -> tuple[Part, ...]:
    """What is asked of a case, in this order; at least one part."""
    place = (one.seed, one.number, dealt.key)
    remedies = [policy.remedies[name] for step in policy.situations[dealt.case["situation"]]["steps"] for name in step]
    free = [each for each in remedies if not each.owed and each.id not in dealt.case.get("refused", ())]
    rooms = _rooms(dealt, policy)
    found = [_owed(each, dealt, rooms, policy) for each in _some_owed(remedies, dealt, one, place)]
    found += [_first(free, dealt, policy, place)] if free else []
    about = _about(free, dealt, one, place)
    if about:
        found.append(_limit(about, dealt, rooms, policy))
        found += _who(about, dealt, rooms[about.id], one, policy, place)
    return tuple(found)


def _some_owed(remedies: Sequence[Remedy], dealt: Dealt, one: Round, place: tuple[object, ...]) -> list[Remedy]:
    """What the case is about, what is owed, and of the rest as many as anybody wants to think about."""
    due = {each["remedy"] for each in dealt.decision["owed"]}

    def tickets(each: Remedy) -> int:
        return 1 + 2 * one.wrong.count(f"remedy:{each.id}")

    owed = shuffled([each for each in remedies if each.owed], *place, "owed", tickets=tickets)
    first = sorted(owed, key=lambda each: (each.id != dealt.remedy, each.id not in due))[:_MOST_OWED]
    return [each for each in remedies if each in first]


def _owed(remedy: Remedy, dealt: Dealt, rooms: Rooms, policy: Policy) -> Part:
    say = policy.language.say
    key = "practice.ask_owed_thing" if remedy.unit == "yes or no" else "practice.ask_owed"
    return _amount(f"owed:{remedy.id}", say(key, name=words.quoted(remedy.name, policy)), remedy, dealt, rooms, policy)


def _limit(remedy: Remedy, dealt: Dealt, rooms: Rooms, policy: Policy) -> Part:
    say = policy.language.say
    key = "practice.ask_limit_thing" if remedy.unit == "yes or no" else "practice.ask_limit"
    return _amount(f"limit:{remedy.id}", say(key, name=words.quoted(remedy.name, policy)), remedy, dealt, rooms, policy)


def _amount(id_: str, ask: str, remedy: Remedy, dealt: Dealt, rooms: Rooms, policy: Policy) -> Part:
    """How much of a remedy this level may give: what the kernel decided, with its reasons."""
    found = _offer_of(remedy.id, dealt.decision)
    exact = rooms[remedy.id][0] or 0
    said = found["text"] if found and "asks" in found else policy.language.say("nothing")
    why, change = _reasons(remedy.id, dealt.decision)
    shared: dict[str, Any] = {"why": why, "change": change, "remedy": remedy.id, "topics": (f"remedy:{remedy.id}",)}
    if remedy.unit == "yes or no":
        names = {word: words.capital(policy.language.say(word)) for word in ("yes", "no")}
        right = "yes" if exact else "no"
        return Part(id_, "choice", ask, names[right], options=tuple(names.items()), rights=frozenset((right,)), **shared)
    return Part(id_, "amount", ask, said, hint=_hint(remedy.unit, policy), unit=remedy.unit, exact=exact, **shared)


def _rooms(dealt: Dealt, policy: Policy) -> Rooms:
    """What each disclosed level may give of each remedy of the situation in the case, the others considered."""
    case, _ = read_case(policy, dealt.case)
    assert case is not None
    levels = range(policy.audience + 1)
    return {one.remedy.id: [one.amount(level).exact for level in levels] for one in stand(policy, case)}


def _hint(unit: str, policy: Policy) -> str:
    if unit == "money":
        sample = words.value(25, unit, policy)
    else:
        sample = words.value(2 if counted(unit) else Fraction(1, 2), unit, policy)
    return policy.language.say("practice.hint", sample=sample)


def _offer_of(remedy: str, decision: Json) -> Json | None:
    every = (one for key in ("owed", "offers", "reserve", "none") for one in decision[key])
    return next((one for one in every if one["remedy"] == remedy), None)


def _reasons(remedy: str, decision: Json) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The clause that decided, with its id, and what would have changed it."""
    found = _offer_of(remedy, decision)
    if found is None:
        return (), ()
    change = tuple(one["text"] for one in found["change"])
    if "because" in found:
        return tuple((one["clause"], one["text"]) for one in found["because"]), change
    return ((next(iter(found["clauses"]), ""), found["text"]),), change


def _first(free: Sequence[Remedy], dealt: Dealt, policy: Policy, place: tuple[object, ...]) -> Part:
    """What to offer first: whatever the decision has in its first step, or nothing where it has nothing."""
    say, now = policy.language.say, [one["remedy"] for one in dealt.decision["offers"]]
    later = [each for each in free if each.id not in now]
    shown = [*(each for each in free if each.id in now), *shuffled(later, *place, "later")][:_MOST_OPTIONS]
    options = tuple((each.id, each.name) for each in shuffled(shown, *place, "options"))
    rights = frozenset(now[:_MOST_OPTIONS] or [_NOTHING])
    names = [policy.remedies[name].name for name in now]
    answer = words.listed(names, policy.language, "listed.or") if names else say("practice.nothing")
    topics = ("part:first", f"situation:{dealt.case['situation']}")
    return Part(
        *("first", "choice", say("practice.ask_first"), answer, topics),
        options=(*options, (_NOTHING, say("practice.nothing"))),
        rights=rights,
        why=(("", say("practice.why_first" if now else "practice.why_nothing")),),
    )


def _about(free: Sequence[Remedy], dealt: Dealt, one: Round, place: tuple[object, ...]) -> Remedy | None:
    """The goodwill remedy that is asked about: the one that the case is about, or one of which there is something to say."""
    own = next((each for each in free if each.id == dealt.remedy), None)
    if own or not free:
        return own
    given = {each["remedy"] for key in ("offers", "reserve") for each in dealt.decision[key]}

    def tickets(each: Remedy) -> int:
        return 1 + 2 * (each.id in given) + 3 * one.wrong.count(f"remedy:{each.id}")

    return shuffled(free, *place, "about", tickets=tickets)[0]


def _who(remedy: Remedy, dealt: Dealt, amounts: Amounts, one: Round, policy: Policy, place: tuple[object, ...]) -> Iterator[Part]:
    """Who can say yes to what the customer thinks is fair; nothing where nobody could give any of it."""
    proposed = _proposal(remedy, amounts, one, place)
    written = value(proposed, remedy.unit, policy) if proposed else None
    decision = decide(policy, {**dealt.case, "fair": {remedy.id: written}}) if written else {"fair": []}
    if not decision["fair"] or decision["problems"]:
        return
    answer, way, say = decision["fair"][0], decision["bring_in"], policy.language.say
    if answer["answer"] not in _WHO:
        return
    right = _WHO[answer["answer"]] or answer["level"]
    yield Part(
        *("bring_in", "choice", say("practice.ask_who", what=_what(remedy, proposed, policy))),
        *(_name(right, policy), ("part:bring_in",)),
        options=tuple((each, _name(each, policy)) for each in (_SELF, *(level["id"] for level in policy.levels[1:]), _NOBODY)),
        rights=frozenset((right, *_also(right, way["level"], proposed, amounts, policy))),
        why=(("", words.sentence(answer["text"])),),
        note=_bring_in(way, policy) if len(policy.levels) > 1 else "",
        remedy=remedy.id,
    )


# Who can say yes, by the kernel's answer to a proposal; of some it names the level.
_WHO = {"yes": _SELF, "above": "", "bring_in": "", "less": _NOBODY, "no": _NOBODY}


def _what(remedy: Remedy, proposed: Number | None, policy: Policy) -> str:
    name = words.quoted(remedy.name, policy)
    if remedy.unit == "yes or no":
        return name
    return policy.language.say("fair.as", amount=words.value(proposed or 0, remedy.unit, policy), name=name)


def _name(who: str, policy: Policy) -> str:
    if who in (_SELF, _NOBODY):
        return policy.language.say(f"practice.who.{who}")
    return str(policy.levels[policy.level_index(who) or 0]["name"])


def _also(right: str, way: str, proposed: Number | None, amounts: Amounts, policy: Policy) -> Iterator[str]:
    """The level that the situation says to bring in, where it can say yes as well as the nearest one."""
    place = policy.level_index(way) or 0
    if right not in (_SELF, _NOBODY) and 0 < place < len(amounts) and (amounts[place] or 0) >= (proposed or 0):
        yield way


def _bring_in(way: Json, policy: Policy) -> str:
    """When to bring somebody in here, whom, and how to reach them."""
    how = f" ({way['reach']})" if way.get("reach") else ""
    return policy.language.say("practice.bring_in", level=f"{way['name']}{how}", when=way["when"])


def _proposal(remedy: Remedy, amounts: Amounts, one: Round, place: tuple[object, ...]) -> Number | None:
    """What the customer thinks fair: within the room, at its end, what only a higher level may give, or more than anybody may."""
    mine, known = amounts[0] or 0, [each or 0 for each in amounts]
    most = max(known)
    if remedy.unit == "yes or no" or not most:
        return 1 if most else None
    within = [mine, *([_half(mine)] if _half(mine) else [])] if mine else []
    above = sorted({each for each in known if each > mine})
    beyond = [_beyond(most, remedy.unit)]
    missed = 1 + one.wrong.count("part:bring_in")
    several = [*within, *([*above, *(_half(mine + each) for each in above[:1])] * missed), *beyond]
    fitting = [each for each in several if each and _is_plain(each, remedy.unit)] or [mine or most]
    return pick(fitting, *place, "fair", number(*place, "again"))


def _half(most: Number) -> Number:
    """About half, as people would say it."""
    return round_to(Fraction(most) / 2, 5 if most >= 20 else 1, "down")


def _beyond(most: Number, unit: str) -> Number:
    """More than anybody may give, as a round number."""
    step = Fraction(1, 20) if unit == "percent" else 10 ** max(0, len(digits(most).partition(".")[0]) - 1)
    return whole_if_whole(round_to(most, step, "up") + step)


def _is_plain(number: Number, unit: str) -> bool:
    """Whether people can say it: a whole number of what is counted, money to the coin."""
    return unit in ("money", "percent") or number.denominator == 1
