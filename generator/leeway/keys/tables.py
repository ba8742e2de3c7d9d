# ruff: noqa: E501 - one row a key, however long; the table is read as a table
"""Every key of the policy language, kind by kind.

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


_OWNER = Key("owner", "text", "who answers for this part; the policy's owner where it is not given", "Field service")
_NOTES = Key("notes", "notes", "what only some levels should read", "[{for: supervisor, text: Ask for the log first}]")
_REVIEW = Key("review_by", "date", "when this part must be looked at again", "2027-05-20")

KINDS: Mapping[str, Kind] = {
    "policy": Kind("the policy", "The whole file.", (
        Key("leeway", "version", "the version of the policy language", "1", True),
        Key("company", "title", "the name of the company", "Northstar Satellite", True),
        Key("brand", "brand", "how the pages look: the company's colour and logo", "{colour: \"#0e5a74\", logo: logo.svg}"),
        Key("currency", "currency", "the currency of every amount of money", "USD", True),
        Key("locale", "locale", "how amounts and dates are shown, never how they are written here; en_US where it is not given", "en_US"),
        Key("rounding", "rounding", "how money is rounded; half up to the smallest coin where it is not given", "half up to $0.01"),
        Key("updated", "date", "when the policy was last changed", "2026-11-20", True),
        Key("owner", "text", "who answers for every part that names no owner of its own", "Customer care", True),
        Key("review_by", "date", "when the policy must be looked at again", "2027-05-20", True),
        Key("stance", "texts", "the principles a rep works by; never a script", "[Say what we can do]"),
        Key("levels", "levels", "who can say yes, lowest authority first", "{representative: {name: Representative}}", True),
        Key("facts", "facts", "what a rep knows or asks about the customer or the case", "{tenure: {ask: How long?, unit: years}}", True),
        Key("working_days", "working days", "which days are worked; Monday to Friday, without holidays, where it is not given", "{holidays: {2026-12-25: Christmas Day}, until: 2027-12-31}"),
        Key("rates", "rates", "values that change on a date", "{outage_day: {2026-01-01: $4.00}}"),
        Key("remedies", "remedy mapping", "what the company can do for a customer", "{fee_waiver: {name: Fee waived, ...}}", True),
        Key("exclusions", "exclusions", "conditions that take remedies away, whatever their tables say", "{open_dispute: {when: {dispute: yes}, why: Somebody else decides}}"),
        Key("caps", "caps", "bounds over several remedies of money together, or over time", "{in_a_case: {name: All goodwill in one case, over: goodwill, at_most: $150}}"),
        Key("situations", "situation mapping", "why customers are in touch, and what to do then", "{late_bill: {name: A late bill, ...}}", True),
        Key("guarantees", "guarantees", "sentences that must hold for every possible customer", "[a longer tenure never gets less]"),
        Key("phrases", "phrases", "words that hurt, and words that help instead", "[{avoid: Calm down, say: I see why, why: ...}]"),
        Key("answer_times", "answer times", "how soon each channel is answered", "{mail: {name: E-mail, within: 1 days}}"),
        Key("recognition", "recognition", "how those are thanked who turn a customer round", "{prize: A dinner for two}"),
        Key("training", "training", "the path for new hires, step by step; made from the policy where it is not given", "{first_day: {name: The first day, read: [stance]}}"),
        Key("earlier_versions", "versions", "how many versions before this one the page for checking notes knows; 24 where it is not given", "24"),
    )),
    "brand": Kind("brand", "How the pages look. The name on them is the company's.", (
        Key("colour", "colour", "the company's colour; where letters in it could not be read, a darker or lighter one of its kind is taken", '"#0e5a74"'),
        Key("logo", "picture", "an SVG or PNG file beside the policy file; it stands in the header and is the icon of the tab", "logo.svg"),
    )),
    "level": Kind("a level", "Who can say yes.", (
        Key("name", "title", "what people call it", "Supervisor", True),
        Key("reach", "text", "how to reach them; every level but the lowest needs it", "extension 4400"),
        Key("answers_within", "duration", "how fast they answer", "2 minutes"),
    )),
    "fact": Kind("a fact", "One typed thing to know about the customer or the case. It is asked, and has a unit or choices; or it is worked out from others.", (
        Key("name", "title", "a short noun phrase for sentences; the fact's own name where it is not given", "time with us"),
        Key("ask", "text", "the question the rep asks; every fact needs it that is not worked out", "How long have they been with us?"),
        Key("is", "worked out", "how it is worked out from other facts; it is never asked then", "days from repair_deadline to fixed_on", field="worked"),
        Key("look_in", "text", "where the answer stands", '"CRM, customer since"'),
        Key("unit", "unit", "what its values are counted in", "years"),
        Key("choices", "choices", "what it can be, when it is no number", "{ours: Our mistake, nobody: Nobody's fault}"),
        Key("from", "value", "the least it can be; 0 where it is not given", "0", field="low"),
        Key("to", "value", "the most it can be", "60", field="high"),
        Key("whole", "flag", "yes where only whole numbers exist", "yes"),
        Key("usually", "value", "a suggestion shown to the rep, never taken silently", "$100"),
        Key("assume", "value", "taken as true until somebody says otherwise", "no"),
        Key("if_unknown", "value", "what counts when the rep answers that it is not known", "0 years"),
        Key("verify", "text", "where it must be verified; what the customer merely says does not count", "in the booking record"),
        Key("from_log", "log", "what a log of what was given will fill in; until then the rep is asked", "{of: fee_waiver, per: customer, over: 12 months}"),
        Key("when_yes", "text", "how a sentence says yes", "they have said they may leave"),
        Key("when_no", "text", "how a sentence says no", "they are not thinking of leaving"),
    )),
    "is clause": Kind("a clause", "One row of how a fact is worked out: a condition, then the amount.", (
        Key("when", "condition", "when the row applies", "{tenure: at least 10 years}"),
        Key("otherwise", "nothing", "the last row: when no row above applies", ""),
        Key("id", "word", "a name that stays when the condition changes", "ten-years"),
        Key("why", "text", "words added to the reason", "ten years of loyalty count"),
        Key("amount", "worked-out amount", "what it is then", "$25", True),
    )),
    "from_log": Kind("from_log", "What the log counts: the last time for a date, the sum for money, else how many.", (
        Key("of", "log remedies", "which remedies count", "fee_waiver", True),
        Key("per", "holder", "for whom they are counted", "customer", True),
        Key("over", "log window", "since when they are counted; ever where it is not given", "12 months"),
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
        Key("rounding", "rounding", "how its money is rounded; as all money where it is not given", "up to $1"),
        Key("replaces", "remedies", "while this gives something, those fall away", "[flat_credit]"),
        Key("safeguards", "safeguards", "what it takes above an amount", "[{over: $200, approved_by: [supervisor], record: Attach photos}]"),
        Key("deliver", "text", "how it reaches the customer", "on the next bill"),
        Key("expires", "text", "how long it can be used", "12 months"),
        Key("say", "text", "how to say it to the customer, positively", "We take half off the visit."),
        Key("say_if_none", "text", "how to put it when it is not possible", "What I can do today is ..."),
        Key("note", "text", "what the rep should know", "Book it under code 12."),
        _NOTES,
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
        Key("how_many", "budget count", "how many there are", "20 gifts", True),
        Key("each", "window", "the period they are for; needed unless they are for a case", "month"),
        Key("per", "holder", "who holds them", "team", True),
        Key("left", "fact", "the fact that says how many are left", "gifts_left"),
        Key("used", "fact", "the fact that says how many are used up already", "gifts_given"),
    )),
    "safeguard": Kind("a safeguard", "What it takes to give a remedy, or to give much of it.", (
        Key("over", "value", "only amounts above this need it; every amount where it is not given", "$200"),
        Key("approved_by", "level names", "the levels that must all approve", "[supervisor, winback]"),
        Key("record", "text", "what must be written down or kept", "Attach photos of the damage"),
    )),
    "working_days": Kind("working_days", "Which days are worked, for everything that is counted in working days.", (
        Key("week", "week", "the days of a week that are worked; Monday to Friday where it is not given", "[monday, tuesday, wednesday, thursday, friday]"),
        Key("holidays", "holidays", "days that are not worked, with their names", "{2026-12-25: Christmas Day}"),
        Key("until", "date", "the list of holidays is complete up to this day; every list needs it", "2027-12-31"),
    )),
    "exclusion": Kind("an exclusion", "A condition that takes remedies away, whatever their tables say.", (
        Key("when", "condition", "when it holds", "{dispute: yes}", True),
        Key("why", "text", "the reason, as the rep reads it", "Somebody else decides while a dispute is open", True),
        Key("removes", "remedies", "only these are taken away; all of them where it is not given", "[refund]"),
        Key("keeps", "remedies", "all but these are taken away", "[apology_call]"),
    )),
    "cap": Kind("a cap", "A bound over several remedies of money together, or over time.", (
        Key("name", "title", "what people call it", "All goodwill in one case", True),
        Key("over", "cap over", "which remedies count", "goodwill", True),
        Key("at_most", "amount", "the most that they come to together, in money", "$150", True),
        Key("used", "fact", "the fact of money that says how much is used up already", "goodwill_this_year"),
        Key("each", "window", "the period it is for", "year"),
        Key("per", "holder", "whom it is for", "customer"),
        Key("why", "text", "words added to the reason", "More than this needs another talk"),
    )),
    "situation": Kind("a situation", "Why the customer is in touch, and what to do then.", (
        Key("name", "title", "what people call it", "Picture or reception problem", True),
        Key("customers_say", "texts", "how customers begin", "[my picture keeps freezing, no signal]", True),
        Key("also_said", "texts", "other words for it, which only the search reads", "[black screen, it is stuck]"),
        Key("first", "text", "what to do first", "Say back what you heard.", True),
        Key("remember", "texts", "what not to forget", "[Ask what they think would be fair]"),
        _NOTES,
        Key("remedies", "steps", "the remedies in the order to offer them", "[visit_discount, {then: [free_month]}]", True),
        Key("one_of", "groups", "at most one of each group is given", "[[free_month, upgrade]]"),
        Key("promises", "promises", "what is promised, by when, by whom", "[{what: A call, within: 1 days, owner: dispatch}]"),
        Key("bring_in", "bring-in", "whom to bring in, and when; or several routes, tried in order", "{level: supervisor, when: the limit is not enough}", True),
        Key("examples", "examples", "worked examples that must hold", "[{name: ..., given: {tenure: 12 years}, expect: {visit_discount: $50}}]", True),
        Key("related", "situations", "situations that are easily confused with it", "[late_visit]"),
        _OWNER,
        _REVIEW,
    )),
    "note": Kind("a note", "What only a level and those above it should read.", (
        Key("for", "level", "the lowest level that reads it", "supervisor", True, "level"),
        Key("text", "text", "what they should know", "Two months are possible for a good customer", True),
    )),
    "promise": Kind("a promise", "What is promised, by when, and who owns it.", (
        Key("what", "text", "what is promised", "Technician on site", True),
        Key("within", "duration", "by when", "2 working days", True),
        Key("owner", "text", "who owns it", "dispatch", True),
    )),
    "bring_in": Kind("bring_in", "Whom to bring in, and when; one route of several, where there is a list.", (
        Key("level", "level", "who is brought in", "supervisor", True),
        Key("when", "text", "when to do it", "the limit is not enough to keep them", True),
        Key("only_when", "condition", "the route is only open then; the last of several has none", "{insured: yes}"),
        Key("code", "text", "the reason code to file it under", "R-12"),
        Key("reach", "text", "how to reach them here; as their level says where it is not given", "extension 4471"),
        Key("answers_within", "duration", "how fast they answer here", "10 minutes"),
    )),
    "example": Kind("an example", "A case with what it must come to; it is checked at every build.", (
        Key("name", "title", "what is special about it", "Ten-year customer, nobody's fault", True),
        Key("given", "given", "the facts of the case", "{tenure: 12 years}", True),
        Key("level", "level", "who decides; the lowest level where it is not given", "supervisor"),
        Key("on", "moment", "the day of the case, or its day and time; the day of the last update where it is not given", "2026-11-22"),
        Key("claimed", "fact names", "facts that the customer told and nobody has verified", "[cancelled_before]"),
        Key("accepted", "accepted", "what the customer has accepted already in this case", "{visit_discount: $30}"),
        Key("refused", "remedies", "what the customer has refused already", "[visit_discount]"),
        Key("expect", "expected", "what every remedy named here must come to", "{visit_discount: $50}", True),
        Key("story", "text", "how it came about", "She had called twice before."),
    )),
    "phrase": Kind("a phrase", "Words that hurt, and words that help instead.", (
        Key("avoid", "text", "what not to say", "I'm sorry you feel that way", True),
        Key("say", "text", "what to say instead", "I'm sorry. We were wrong.", True),
        Key("why", "text", "why", "an apology that admits nothing makes it worse", True),
        Key("situations", "situations", "where it belongs; everywhere where it is not given", "[late_visit]"),
        Key("also", "wordings", "other wordings of it, which the coach of words finds too", "[Sorry if you feel hurt]"),
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
    "step": Kind("a step", "One step of the path for new hires. It has a page of its own, whose address stays.", (
        Key("name", "title", "what people call it", "The first day", True),
        Key("for", "title", "when it is taken, in words", "first day", False, "on"),
        Key("about", "text", "what it is about", "How we work, and the words that go with it."),
        Key("read", "pages", "which pages to read", "[stance, phrases]"),
        Key("situations", "situations", "which situations to read, and to think through their examples", "[late_visit]"),
        Key("lessons", "lessons", "which lessons of handling conflict are taught", "[say_back, admit]"),
        Key("notes", "texts", "what else there is to learn, in the company's own words", "[Sit with a colleague for two calls]"),
        Key("practise", "practise", "what to practise, and when it is passed", "{cases: 6, phrases: 2, pass: 80%}"),
    )),
    "practise": Kind("practise", "What is practised in a step, graded by the very rules of the policy.", (
        Key("situations", "situations", "from which situations; those of the step, or all, where it is not given", "[late_visit]"),
        Key("cases", "practised", "how many cases", "6"),
        Key("phrases", "practised", "how many questions on words", "2"),
        Key("pass", "pass mark", "how much must be right; 80% where it is not given", "80%", False, "passes"),
    )),
}  # fmt: skip
