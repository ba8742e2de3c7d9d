"""Reading amounts: `outage_day * max(0, days_out - 2)`, `50% of visit_fee`, `$25`."""

from __future__ import annotations

import re

from leeway.draft.terms import Broken, Expr, Lit, Nothing, Op, Ref, Word, part
from leeway.draft.words import short
from leeway.nodes import Node
from leeway.offers.values import Complaint, Literal
from leeway.problems import Span
from leeway.shape.reading import Reading
from leeway.shape.simple import NAME, checked_literal, scalar
from leeway.shape.tokens import MOST_TOKENS, Token, tokens

DEEPEST = 20
_EXAMPLE = "Write for example: max($25, 10% of monthly_bill)"
_SYNONYMS = {"x": "*", "times": "*", "×": "*", "÷": "/", "plus": "+", "minus": "-", "−": "-", "–": "-", "%": "50% of"}


class _Wrong(Exception):
    """The amount cannot be read; the problem is told."""


def amount(r: Reading, node: Node) -> Expr | None:
    """An amount as it stands under a key."""
    found = scalar(r, node, "amount", "$25")
    return None if found is None else read_amount(r, found, 0, len(found.text))


def limit(r: Reading, node: Node) -> Expr | None:
    """An amount, or the word `none`."""
    found = scalar(r, node, "limit", "$25")
    if found is None:
        return None
    return Nothing(found.span) if found.text == "none" else read_amount(r, found, 0, len(found.text))


def read_amount(r: Reading, whole: Word, start: int, end: int) -> Expr:
    """The amount in a stretch of a word's text; `Broken` and a problem where it cannot be read."""
    try:
        return _Parser(r, whole, start, whole.text[start:end]).whole()
    except _Wrong:
        return Broken(whole.span)


class _Parser:
    """A parser by precedence, with a limit on tokens and on depth."""

    def __init__(self, r: Reading, word: Word, offset: int, text: str) -> None:
        self.r, self.word, self.offset = r, word, offset
        self.tokens = tokens(text, r.currency)
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def span(self, start: int, end: int) -> Span:
        return part(self.word, self.offset + start, self.offset + end)

    def wrong(self, code: str, message: str, token: Token) -> _Wrong:
        last = self.tokens[-2] if token.kind == "end" and len(self.tokens) > 1 else token
        self.r.say(code, message, self.span(last.start, last.end))
        return _Wrong()

    def whole(self) -> Expr:
        """The whole text as one amount."""
        if len(self.tokens) > MOST_TOKENS:
            raise self.wrong(
                "amount-too-long", f"an amount has at most {MOST_TOKENS} parts. Name a rate, or divide it", self.next
            )
        found = self.sum()
        if self.next.kind != "end":
            raise self.unexpected(self.next)
        return found

    def unexpected(self, token: Token) -> _Wrong:
        """What to say about a token that cannot follow."""
        if token.kind == ")" and not self.depth:
            return self.wrong("bad-amount", "this bracket closes nothing", token)
        if token.kind in ")," and self.depth:
            return self.wrong("bad-amount", f'something is missing before "{token.text}". {_EXAMPLE}', token)
        if token.kind == "end":
            return self.wrong("bad-amount", f"the amount ends too early: something must follow this. {_EXAMPLE}", token)
        if token.text in _SYNONYMS:
            return self.wrong("bad-amount", f'"{token.text}" is not understood here. Write {_SYNONYMS[token.text]}', token)
        if token.kind == "sign":
            return self.wrong(
                "bad-amount", f'"{token.text}" must stand between two amounts; there are no amounts below zero', token
            )
        message = (
            f'"{short(token.text)}" cannot stand here: an amount is arithmetic with + - * / min() max() and 50% of ... {_EXAMPLE}'
        )
        return self.wrong("bad-amount", message, token)

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
            found = self.op(token.text, start, found, self.single())
        return found

    def op(self, op: str, start: int, *parts: Expr) -> Op:
        return Op(op, parts, self.span(start, self.tokens[self.at - 1].end))

    def single(self) -> Expr:
        token = self.take()
        if token.kind == "value":
            return self.literal(token)
        if token.kind == "name" and token.text in ("min", "max"):
            return self.call(token)
        if token.kind == "name" and token.text not in ("of", "and", "or"):
            return self.name(token)
        if token.kind == "(":
            return self.bracket(token)
        raise self.unexpected(token)

    def bracket(self, opened: Token) -> Expr:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("amount-too-long", f"brackets are nested more than {DEEPEST} deep", opened)
        found = self.sum()
        if self.next.kind != ")":
            raise (
                self.unexpected(self.next)
                if self.next.kind != "end"
                else self.wrong("bad-amount", "this bracket is never closed", opened)
            )
        self.take()
        self.depth -= 1
        return found

    def call(self, token: Token) -> Expr:
        """min(a, b, ...) or max(a, b, ...)."""
        if self.next.kind != "(":
            raise self.wrong(
                "bad-amount", f'brackets belong after "{token.text}". Write for example: {token.text}($25, visit_fee)', token
            )
        opened = self.take()
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("amount-too-long", f"brackets are nested more than {DEEPEST} deep", opened)
        parts = [self.sum()]
        while self.next.kind == ",":
            self.take()
            parts.append(self.sum())
        if self.next.kind != ")":
            raise (
                self.unexpected(self.next)
                if self.next.kind != "end"
                else self.wrong("bad-amount", "this bracket is never closed", opened)
            )
        self.take()
        self.depth -= 1
        if len(parts) < 2:
            raise self.wrong(
                "bad-amount", f"{token.text}() takes two amounts or more, with a comma and a space between them", token
            )
        return self.op(token.text, token.start, *parts)

    def name(self, token: Token) -> Ref | Lit:
        span = self.span(token.start, token.end)
        if token.text in ("yes", "no"):
            return Lit(int(token.text == "yes"), "yes or no", token.text, span)
        if not NAME.fullmatch(token.text):
            raise self.unexpected(token)
        return Ref(token.text, span)

    def lit(self, token: Token, found: Literal) -> Lit:
        unit = re.search(r"[^\W\d_].*$", token.text)
        place = self.span(token.start + unit.start(), token.end) if unit else None
        return Lit(found.value, found.unit, token.text, self.span(token.start, token.end), place)

    def literal(self, token: Token) -> Expr:
        found = checked_literal(self.r, token.text)
        if not isinstance(found, Complaint):
            return self.lit(token, found)
        if self.r.currency is None and found.code == "other-currency":
            return Broken(self.span(token.start, token.end))
        raise self.wrong(found.code, found.message, token)
