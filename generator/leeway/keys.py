# ruff: noqa: E501 - one row a key, however long; the table is read as a table
"""Every key of the policy language, in tables: the shape stage, the JSON Schema and the manual all read these.

A row is: key, what its value is (one of `TYPES`), one line for the manual, an example, whether it must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one kind of mapping. `field` is what the draft calls it, where Python has the word already."""

    name: str
    type: str
    doc: str
    example: str
    required: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mapping: its name in sentences, what it is, and its keys in the order of the manual."""

    name: str
    doc: str
    keys: tuple[Key, ...]


REMEDY_KINDS = (
    "refund", "credit", "discount", "waiver", "free_period", "gift", "replacement", "exchange", "extension", "expedite",
    "upgrade", "service",
)  # fmt: skip
PERIODS = ("day", "week", "month", "quarter", "year")
HOLDERS = ("representative", "team", "customer")
TIME_UNITS = ("minutes", "hours", "days", "working days", "weeks", "months", "years")
PLAIN_UNITS = ("money", "percent", "number", "yes or no", "date")
ROUNDING_MODES = ("half up", "half even", "up", "down")
LONGEST_TITLE = 200
RESERVED = (
    "all", "any", "not", "otherwise", "when", "amount", "id", "why", "min", "max", "of", "and", "or", "on", "yes", "no",
    "none", "unknown",
)  # fmt: skip

# What a value can be, in the words of the manual.
TYPES: Mapping[str, str] = {
    "version": "the number 1, the version of the policy language",
    "text": "a text",
    "title": f"a text of at most {LONGEST_TITLE} characters, on one line",
    "texts": "a list of texts",
    "currency": "a currency code of three letters, such as USD",
    "locale": "a language and country, such as en_US",
    "rounding": "a way to round and a step, such as half up to $0.01; or exact",
    "date": "a date, written 2026-11-20",
    "duration": f"a number and one of: {', '.join(TIME_UNITS)}",
    "unit": f"{', '.join(PLAIN_UNITS)}, or the plural of what is counted, such as years",
    "choices": "a mapping of two or more names to what the rep reads",
    "value": "a value of this fact, such as 12 years, $100, yes or one of the choices",
    "flag": "yes or no",
    "rate values": "a mapping of dates to values, such as {2026-01-01: $4.00}",
    "kind of remedy": f"one of: {', '.join(REMEDY_KINDS)}",
    "owed": "an amount, or a list of clauses, each with its amount",
    "measure": "money, percent of <amount>, yes or no, or the plural of what is counted, such as months",
    "limits": "a list of clauses, each with limits for levels",
    "amount": "arithmetic over facts and rates: + - * / min() max(), 50% of x, such as max($25, 10% of monthly_bill)",
    "limit": "an amount in what the remedy is counted in, or none",
    "cost": "a share of the value (40% of value), or an amount of money for each unit",
    "condition": "a mapping of facts to what they must be; all:, any: and not: combine conditions",
    "nothing": "nothing: the key stands alone",
    "count": "a number with its unit, such as 20 gifts",
    "period": f"one of: {', '.join(PERIODS)}",
    "holder": f"one of: {', '.join(HOLDERS)}",
    "word": "a short name of small letters, digits, - and _",
    "level": "the name of a level",
    "fact": "the name of a fact",
    "remedies": "a list of names of remedies",
    "situations": "a list of names of situations",
    "steps": "a list of names of remedies, and then: [names] for each later step",
    "groups": "a list of lists of names of remedies",
    "budget": "a budget",
    "promises": "a list of promises",
    "bring-in": "whom to bring in, and when",
    "examples": "a list of worked examples",
    "given": "a mapping of facts to their values",
    "expected": "a mapping of remedies to amounts, none or undefined",
    "levels": "a mapping of names to levels, lowest authority first",
    "facts": "a mapping of names to facts",
    "rates": "a mapping of names to rates",
    "remedy mapping": "a mapping of names to remedies",
    "situation mapping": "a mapping of names to situations",
    "phrases": "a list of phrases",
    "answer times": "a mapping of names to answer times",
    "recognition": "how good work is recognised",
}

_OWNER = Key("owner", "text", "who answers for this part; the policy's owner where it is not given", "Field service")
_REVIEW = Key("review_by", "date", "when this part must be looked at again", "2027-05-20")

KINDS: Mapping[str, Kind] = {
    "policy": Kind("the policy", "The whole file.", (
        Key("leeway", "version", "the version of the policy language", "1", True),
        Key("company", "title", "the name of the company", "Northstar Satellite", True),
        Key("currency", "currency", "the currency of every amount of money", "USD", True),
        Key("locale", "locale", "how amounts and dates are shown, never how they are written here; en_US where it is not given", "en_US"),
        Key("rounding", "rounding", "how money is rounded; half up to the smallest coin where it is not given", "half up to $0.01"),
        Key("updated", "date", "when the policy was last changed", "2026-11-20", True),
        Key("owner", "text", "who answers for every part that names no owner of its own", "Customer care", True),
        Key("review_by", "date", "when the policy must be looked at again", "2027-05-20", True),
        Key("stance", "texts", "the principles a rep works by; never a script", "[Say what we can do]"),
        Key("levels", "levels", "who can say yes, lowest authority first", "{representative: {name: Representative}}", True),
        Key("facts", "facts", "what a rep knows or asks about the customer or the case", "{tenure: {ask: How long?, unit: years}}", True),
        Key("rates", "rates", "values that change on a date", "{outage_day: {2026-01-01: $4.00}}"),
        Key("remedies", "remedy mapping", "what the company can do for a customer", "{fee_waiver: {name: Fee waived, ...}}", True),
        Key("situations", "situation mapping", "why customers are in touch, and what to do then", "{late_bill: {name: A late bill, ...}}", True),
        Key("phrases", "phrases", "words that hurt, and words that help instead", "[{avoid: Calm down, say: I see why, why: ...}]"),
        Key("answer_times", "answer times", "how soon each channel is answered", "{mail: {name: E-mail, within: 1 days}}"),
        Key("recognition", "recognition", "how those are thanked who turn a customer round", "{prize: A dinner for two}"),
    )),
    "level": Kind("a level", "Who can say yes.", (
        Key("name", "title", "what people call it", "Supervisor", True),
        Key("reach", "text", "how to reach them; every level but the lowest needs it", "extension 4400"),
        Key("answers_within", "duration", "how fast they answer", "2 minutes"),
    )),
    "fact": Kind("a fact", "One typed thing to know about the customer or the case. It has either a unit or choices.", (
        Key("name", "title", "a short noun phrase for sentences; the fact's own name where it is not given", "time with us"),
        Key("ask", "text", "the question the rep asks", "How long have they been with us?", True),
        Key("look_in", "text", "where the answer stands", '"CRM, customer since"'),
        Key("unit", "unit", "what its values are counted in", "years"),
        Key("choices", "choices", "what it can be, when it is no number", "{ours: Our mistake, nobody: Nobody's fault}"),
        Key("from", "value", "the least it can be; 0 where it is not given", "0", field="low"),
        Key("to", "value", "the most it can be", "60", field="high"),
        Key("whole", "flag", "yes where only whole numbers exist", "yes"),
        Key("usually", "value", "a suggestion shown to the rep, never taken silently", "$100"),
        Key("assume", "value", "taken as true until somebody says otherwise", "no"),
        Key("if_unknown", "value", "what counts when the rep answers that it is not known", "0 years"),
        Key("when_yes", "text", "how a sentence says yes", "they have said they may leave"),
        Key("when_no", "text", "how a sentence says no", "they are not thinking of leaving"),
    )),
    "rate": Kind("a rate", "A value that changes on dates; the latest date not after the deciding day counts.", (
        Key("name", "title", "what people call it", "credit for a day without service"),
        Key("by", "fact", "the date fact that decides; the day of the case where it is not given", "outage_began"),
        Key("values", "rate values", "from which date on which value holds", "{2026-01-01: $4.00}", True),
    )),
    "remedy": Kind("a remedy", "One thing the company can do. It is either owed or goodwill.", (
        Key("name", "title", "what people call it", "Discount on the visit", True),
        Key("kind", "kind of remedy", "what sort of thing it is", "discount", True),
        Key("owed", "owed", "the amount the customer has a right to", "outage_day * days_out"),
        Key("goodwill", "measure", "what the limits below are counted in", "percent of visit_fee"),
        Key("limits", "limits", "the most that each level may give; the first clause that applies decides", "[{otherwise: , representative: 25%}]"),
        Key("only_when", "condition", "outside of this the remedy does not exist", "{leaving: yes}"),
        Key("at_most", "amount", "a ceiling for the final amount", "monthly_bill"),
        Key("at_least", "amount", "a floor for the final amount, where there is any", "$5"),
        Key("worth", "amount", "what one of it is worth to the customer, in money", "monthly_bill"),
        Key("costs_us", "cost", "what it costs the company", "40% of value"),
        Key("deliver", "text", "how it reaches the customer", "on the next bill"),
        Key("expires", "text", "how long it can be used", "12 months"),
        Key("say", "text", "how to say it to the customer, positively", "We take half off the visit."),
        Key("note", "text", "what the rep should know", "Book it under code 12."),
        Key("budget", "budget", "how many there are to give", "{how_many: 20 gifts, each: month, per: team}"),
        _OWNER,
        _REVIEW,
    )),
    "owed clause": Kind("a clause", "One row of what is owed: a condition, then the amount.", (
        Key("when", "condition", "when the row applies", "{tenure: at least 10 years}"),
        Key("otherwise", "nothing", "the last row: when no row above applies", ""),
        Key("id", "word", "a name that stays when the condition changes", "ten-years"),
        Key("why", "text", "words added to the reason", "ten years of loyalty count"),
        Key("amount", "limit", "how much is owed", "$25", True),
    )),
    "limits clause": Kind("a clause", "One row of limits: a condition, then the most that each level may give.", (
        Key("when", "condition", "when the row applies", "{tenure: at least 10 years}"),
        Key("otherwise", "nothing", "the last row: when no row above applies", ""),
        Key("id", "word", "a name that stays when the condition changes", "ten-years"),
        Key("why", "text", "words added to the reason", "ten years of loyalty count"),
    )),
    "budget": Kind("a budget", "How many of a remedy there are to give.", (
        Key("how_many", "count", "how many there are", "20 gifts", True),
        Key("each", "period", "the period they are for", "month", True),
        Key("per", "holder", "who holds them", "team", True),
        Key("left", "fact", "the fact that says how many are left", "gifts_left"),
    )),
    "situation": Kind("a situation", "Why the customer is in touch, and what to do then.", (
        Key("name", "title", "what people call it", "Picture or reception problem", True),
        Key("customers_say", "texts", "how customers begin", "[my picture keeps freezing, no signal]", True),
        Key("first", "text", "what to do first", "Say back what you heard.", True),
        Key("remember", "texts", "what not to forget", "[Ask what they think would be fair]"),
        Key("remedies", "steps", "the remedies in the order to offer them", "[visit_discount, {then: [free_month]}]", True),
        Key("one_of", "groups", "at most one of each group is given", "[[free_month, upgrade]]"),
        Key("promises", "promises", "what is promised, by when, by whom", "[{what: A call, within: 1 days, owner: dispatch}]"),
        Key("bring_in", "bring-in", "whom to bring in, and when", "{level: supervisor, when: the limit is not enough}", True),
        Key("examples", "examples", "worked examples that must hold", "[{name: ..., given: {tenure: 12 years}, expect: {visit_discount: $50}}]", True),
        Key("related", "situations", "situations that are easily confused with it", "[late_visit]"),
        _OWNER,
        _REVIEW,
    )),
    "promise": Kind("a promise", "What is promised, by when, and who owns it.", (
        Key("what", "text", "what is promised", "Technician on site", True),
        Key("within", "duration", "by when", "2 working days", True),
        Key("owner", "text", "who owns it", "dispatch", True),
    )),
    "bring_in": Kind("bring_in", "Whom to bring in, and when.", (
        Key("level", "level", "who is brought in", "supervisor", True),
        Key("when", "text", "when to do it", "the limit is not enough to keep them", True),
    )),
    "example": Kind("an example", "A case with what it must come to; it is checked at every build.", (
        Key("name", "title", "what is special about it", "Ten-year customer, nobody's fault", True),
        Key("given", "given", "the facts of the case", "{tenure: 12 years}", True),
        Key("level", "level", "who decides; the lowest level where it is not given", "supervisor"),
        Key("on", "date", "the day of the case; the day of the last update where it is not given", "2026-11-22"),
        Key("refused", "remedies", "what the customer has refused already", "[visit_discount]"),
        Key("expect", "expected", "what every remedy named here must come to", "{visit_discount: $50}", True),
        Key("story", "text", "how it came about", "She had called twice before."),
    )),
    "phrase": Kind("a phrase", "Words that hurt, and words that help instead.", (
        Key("avoid", "text", "what not to say", "I'm sorry you feel that way", True),
        Key("say", "text", "what to say instead", "I'm sorry. We were wrong.", True),
        Key("why", "text", "why", "an apology that admits nothing makes it worse", True),
        Key("situations", "situations", "where it belongs; everywhere where it is not given", "[late_visit]"),
    )),
    "answer_time": Kind("an answer time", "How soon one channel is answered.", (
        Key("name", "title", "the channel", "E-mail", True),
        Key("within", "duration", "how soon", "4 hours", True),
        Key("owner", "text", "who answers for it", "Customer care"),
        Key("note", "text", "what to know about it", "At night: the next morning"),
    )),
    "recognition": Kind("recognition", "How those are thanked who turn a customer round.", (
        Key("prize", "text", "what they get", "A dinner for two", False),
        Key("how", "text", "how they are found", "Everybody reports one success a month", False),
        Key("listening_in", "text", "how calls are listened to, to learn", "One call a week, together", False),
    )),
}  # fmt: skip
