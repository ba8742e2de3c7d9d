"""The parser of amounts: `outage_day * max(0, days_out - 2)`, `days from reported_on to fixed_on`, `round(x, $5)`.

By precedence, with a limit on tokens and on depth. What to say about a token that cannot follow stands in `hints`.
"""

from __future__ import annotations

import re

from leeway.draft.terms import Broken, Expr, Lit, Op, Ref, Stretch, Word, part
from leeway.draft.written import written
from leeway.keys import FUNCTIONS, MOMENTS, SPAN_UNITS
from leeway.offers.units import stem
from leeway.offers.values import Complaint, Literal
from leeway.problems import Span
from leeway.shape import hints
from leeway.shape.phrases import factor, phrased
from leeway.shape.reading import Reading
from leeway.shape.simple import NAME, checked_literal
from leeway.shape.tokens import MOST_TOKENS, Token, tokens

DEEPEST = 20
_NOT_NAMES = ("of", "and", "or", "per", "ago", "none", "undefined", "never")
_HOW = ("completed", "started")
_STEPPED = ("round", "round_up", "round_down", "started", "completed")


class Wrong(Exception):
    """The amount cannot be read; the problem is told."""


class Parser:
    """One reading of one text."""

    def __init__(self, r: Reading, word: Word, offset: int, text: str) -> None:
        self.r, self.word, self.offset, self.text = r, word, offset, text
        self.tokens = tokens(text, r.currency)
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def peek(self, ahead: int) -> Token:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def span(self, start: int, end: int) -> Span:
        return part(self.word, self.offset + start, self.offset + end)

    def wrong(self, code: str, message: str, first: Token, last: Token | None = None) -> Wrong:
        """Report a problem at a token, or from one to another; at the end, at the token before it."""
        if first.kind == "end" and len(self.tokens) > 1:
            first = self.tokens[-2]
        self.r.say(code, message, self.span(first.start, (last or first).end))
        return Wrong()

    def unexpected(self, token: Token) -> Wrong:
        """Report a token that cannot follow."""
        before = self.tokens[: self.tokens.index(token)]
        after = self.peek(1)
        if token.kind == "," and not self.depth and before and after.start == token.end and after.text[:1].isdigit():
            number = self.text[before[-1].start : after.end]
            return self.wrong("decimal-comma", hints.decimal_comma(number), before[-1], after)
        operand = before and before[-1].kind in ("value", "name", ")") and before[-1].text not in (*_NOT_NAMES, *FUNCTIONS)
        if operand and token.text in self.r.names:
            first = "..." if before[-1].kind == ")" else before[-1].text
            message = f"a sign is missing before this, such as *. Write for example: {first} * {token.text}"
            return self.wrong("bad-amount", message, token)
        return self.wrong("bad-amount", hints.unexpected(token, before, bool(self.depth), self.text), token)

    def begin(self) -> None:
        """Refuse a text that is too long, or that is written as no policy writes it."""
        brief = hints.abbreviated(self.text)
        if brief:
            start, end, message = brief
            self.r.say("bad-unit-word", message, self.span(start, end))
            raise Wrong
        said = phrased(self.text, not self.offset)
        if said:
            self.r.say(said[0], said[1], self.span(0, len(self.text)))
            raise Wrong
        if len(self.tokens) > MOST_TOKENS:
            message = f"an amount has at most {MOST_TOKENS} parts. Name a rate, or work a part out as a fact of its own"
            raise self.wrong("amount-too-long", message, self.next)

    def whole(self) -> Expr:
        """The whole text as one amount."""
        self.begin()
        found = self.sum()
        if self.next.text == "to":
            raise self.wrong("bad-amount", hints.no_range(found), self.next)
        if self.next.kind != "end":
            raise self.unexpected(self.next)
        return found

    def range(self) -> tuple[Expr | None, Expr]:
        """The whole text as one amount, or as two with `to` between them."""
        self.begin()
        found = self.sum()
        if self.next.text != "to":
            if self.next.kind != "end":
                raise self.unexpected(self.next)
            return None, found
        self.take()
        most = self.sum()
        if self.next.kind != "end":
            raise self.unexpected(self.next)
        return found, most

    def sum(self) -> Expr:
        start = self.next.start
        found = self.product()
        while self.next.kind == "sign" and self.next.text in "+-":
            sign = self.take().text
            found = self.op(sign, start, found, self.product())
        return found

    def product(self) -> Expr:
        start = self.next.start
        found = self.single()
        while self.next.text in ("*", "/", "of"):
            token = self.take()
            if token.text == "of" and not (isinstance(found, Lit) and found.unit == "percent"):
                raise self.wrong("bad-amount", '"of" follows a percentage. Write for example: 50% of visit_fee', token)
            self.no_price(token, found)
            found = self.op(token.text, start, found, self.single())
        return found

    def no_price(self, token: Token, found: Expr) -> None:
        """Refuse `$4 / day`: a price for each day is one value."""
        name = self.next
        price = token.text == "/" and isinstance(found, Lit) and found.unit in ("money", "percent")
        if price and name.kind == "name" and name.text not in self.r.names and stem(name.text) in map(stem, SPAN_UNITS):
            one = stem(name.text)
            message = f"a price for each {one} is written with per: {written(found)} per {one}"
            raise self.wrong("bad-amount", message, token, name)

    def op(self, op: str, start: int, *parts: Expr) -> Op:
        return Op(op, parts, self.span(start, self.tokens[self.at - 1].end))

    def single(self) -> Expr:
        """A value, a name, a call, a span, or something in brackets."""
        if self.next.kind == "name":
            words = self.span_words()
            if words:
                return self.stretch(words)
        return self.tight()

    def tight(self) -> Expr:
        """What an end of a span can be: a value, a name, a call, or something in brackets."""
        token = self.take()
        if token.kind == "value":
            return self.literal(token)
        if token.kind == "name" and self.next.kind == "(" and token.text not in ("of", "and", "or"):
            return self.call(token)
        if token.kind == "name" and token.text in ("min", "max"):
            message = f'brackets belong after "{token.text}". Write for example: {token.text}($25, visit_fee)'
            raise self.wrong("bad-amount", message, token)
        if token.kind == "name" and token.text not in _NOT_NAMES:
            return self.name(token)
        if token.kind == "(":
            return self.bracket(token)
        raise self.unexpected(token)

    def bracket(self, opened: Token) -> Expr:
        self.deeper(opened)
        found = self.sum()
        self.close(opened)
        return found

    def deeper(self, opened: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("amount-too-long", f"brackets are nested more than {DEEPEST} deep", opened)

    def close(self, opened: Token) -> None:
        if self.next.kind == "end":
            raise self.wrong("bad-amount", "this bracket is never closed", opened)
        if self.next.kind != ")":
            raise self.unexpected(self.next)
        self.take()
        self.depth -= 1

    def call(self, token: Token) -> Expr:
        """A function with what it takes, in brackets."""
        if token.text not in FUNCTIONS:
            self.r.say(
                "unknown-function",
                hints.no_function(token.text),
                self.span(token.start, token.end),
                near=hints.nearest_function(token.text),
            )
            raise Wrong
        opened = self.take()
        self.deeper(opened)
        parts: list[Expr] = []
        while self.next.kind != ")" or parts:
            parts.append(self.sum())
            if self.next.kind != ",":
                break
            self.take()
        self.close(opened)
        message = hints.arguments(token.text, len(parts))
        if message:
            raise self.wrong("bad-amount", message, token)
        if token.text in _STEPPED and not (isinstance(parts[1], Lit) and parts[1].value > 0):
            self.r.say("bad-amount", hints.no_step(token.text), parts[1].span)
            raise Wrong
        return self.op(token.text, token.start, *parts)

    def span_words(self) -> tuple[str, str, int] | None:
        """How a span is counted, its unit and how many words that takes, where one begins here."""
        lead = self.next.text if self.next.text in _HOW and self.peek(1).kind == "name" else ""
        at = 1 if lead else 0
        for words in (2, 1):
            named = [self.peek(at + index) for index in range(words)]
            unit, joint = " ".join(token.text for token in named), self.peek(at + words).text
            plain = all(token.kind == "name" and token.text not in ("from", *hints.SPAN_SYNONYMS) for token in named)
            known = joint in hints.SPAN_SYNONYMS and stem(unit) in map(stem, SPAN_UNITS)
            if plain and (joint == "from" or known):
                return lead, unit, at + words
        return None

    def stretch(self, words: tuple[str, str, int]) -> Stretch:
        """`days from a to b`."""
        lead, unit, count = words
        first, last = self.next, self.peek(count - 1)
        known = next((one for one in SPAN_UNITS if stem(one) == stem(unit)), None)
        preposition = self.peek(count)
        if preposition.text != "from":
            raise self.wrong("bad-span", hints.no_from(f"{lead} {unit}".strip(), preposition.text, self.text), first, preposition)
        if known is None:
            self.r.say("bad-span", hints.no_span_unit(unit), self.span(first.start, last.end), near=hints.nearest_unit(unit))
            raise Wrong
        self.at += count + 1
        since = self.tight()
        joint = self.take()
        if joint.text not in ("to", "through"):
            raise self.wrong("bad-span", hints.no_to(unit, joint.text), joint)
        until = self.tight()
        if lead and joint.text == "through":
            raise self.wrong("bad-span", hints.no_through(lead, known, since, until), joint)
        whole = self.span(first.start, self.tokens[self.at - 1].end)
        return Stretch(known, lead or joint.text, (since, until), whole, self.span(first.start, last.end))

    def name(self, token: Token) -> Ref | Lit:
        span = self.span(token.start, token.end)
        if token.text in ("yes", "no"):
            return Lit(int(token.text == "yes"), "yes or no", token.text, span)
        if not NAME.fullmatch(token.text) and token.text not in MOMENTS:
            raise self.unexpected(token)
        return Ref(token.text, span)

    def lit(self, token: Token, found: Literal) -> Lit:
        unit = re.search(r"[^\W\d_].*$", token.text)
        place = self.span(token.start + unit.start(), token.end) if unit else None
        return Lit(found.value, found.unit, token.text, self.span(token.start, token.end), place)

    def literal(self, token: Token) -> Expr:
        found = checked_literal(self.r, token.text)
        if isinstance(found, Literal) and stem(found.unit) == "working day" and found.value.denominator != 1:
            message = f'working days are whole days, so there is no "{token.text}". Write for example: 2 working days'
            raise self.wrong("bad-value", message, token)
        times = factor(self.r, found.value, found.unit) if isinstance(found, Literal) else None
        if times:
            raise self.wrong("bad-amount", f"a sign is missing between the number and the name. Write: {times}", token)
        if not isinstance(found, Complaint):
            return self.lit(token, found)
        if self.r.currency is None and found.code == "other-currency":
            return Broken(self.span(token.start, token.end))
        raise self.wrong(found.code, found.message, token)
