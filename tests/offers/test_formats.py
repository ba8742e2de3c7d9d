"""How amounts are written: as Babel writes them for the policy's locale, exactly, whatever their size."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_currency_symbol,
    get_decimal_symbol,
)

from leeway import pipeline
from leeway.offers import formats, wire
from leeway.offers.formats import Format, read_format
from leeway.offers.numbers import Number, whole_if_whole
from tests.offers.small import POLICY
from tests.stages import SMALL

LOCALES = (
    "en_US", "en_GB", "en_IN", "de_DE", "de_CH", "de_AT", "fr_FR", "fr_CH", "es_ES", "es_MX", "pt_BR", "pl_PL", "ja_JP", "hi_IN",
    "nl_NL", "sv_SE", "tr_TR", "ar_KW", "he_IL", "fa_IR",
)  # fmt: skip
CURRENCIES = ("USD", "EUR", "JPY", "KRW", "KWD", "TND", "CHF", "INR")
AMOUNTS = ("0", "0.5", "1", "12.30", "999", "1000", "1234.5", "12345.678", "1250000000.01", "100000000000000000000")
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def compiled(code: str, locale: str, text: str = SMALL) -> dict[str, Any]:
    """A policy in another currency: where it says $, the code stands."""
    told = text.replace("currency: USD", f"currency: {code}\nlocale: {locale}").replace("$4.00", "$4").replace("$", f"{code} ")
    policy, problems = pipeline.checked(told.encode(), None)
    assert policy is not None, problems
    return policy


def the_format(code: str, locale: str) -> Format:
    """The format that a policy with this currency and locale has in its policy.json."""
    currency = compiled(code, locale)["currency"]
    assert currency["decimals"] == get_currency_precision(code)
    return read_format(json.loads(json.dumps(currency["format"])), currency["symbol"])


def number(text: str) -> Number:
    return whole_if_whole(Fraction(text))


def _close(said: str, code: str, locale: str) -> str:
    """Without a space at the currency's symbol (Babel has none between letters and digits), and with the narrow yen sign."""
    narrow = said.replace("\N{FULLWIDTH YEN SIGN}", "¥")
    symbol = re.escape(get_currency_symbol(code, locale=locale).replace("\N{FULLWIDTH YEN SIGN}", "¥"))
    return re.sub(f"(?<={symbol})[{SPACES}]|[{SPACES}](?={symbol})", "", narrow)


@pytest.mark.slow
@pytest.mark.parametrize("code", CURRENCIES)
@pytest.mark.parametrize("locale", LOCALES)
def test_money_is_written_as_babel_writes_it(code: str, locale: str) -> None:
    form, decimals = the_format(code, locale), get_currency_precision(code)
    for amount in AMOUNTS:
        said = format_currency(Decimal(amount), code, locale=locale, decimal_quantization=False)
        if number(amount).denominator == 1 and decimals:  # a whole amount goes without decimals
            said = said.replace(get_decimal_symbol(locale) + "0" * decimals, "")
        ours = formats.money(number(amount), decimals, form)
        assert _close(ours, code, locale) == _close(said, code, locale), amount
        assert not re.search(r"[^\W\d_]\d|\d[^\W\d_]", ours), "letters do not run into digits"


@pytest.mark.parametrize("locale", LOCALES)
def test_percentages_and_counts_are_written_as_babel_writes_them(locale: str) -> None:
    form = the_format("EUR", locale)
    for amount in AMOUNTS:
        share = format_percent(Decimal(amount), locale=locale, decimal_quantization=False)
        assert formats.percent(number(amount), form) == share
        assert formats.plain(number(amount), form) == format_decimal(Decimal(amount), locale=locale, decimal_quantization=False)


KNOWN = (
    ("en_US", "USD", "1250.5", "$1,250.50"),
    ("en_US", "USD", "1250", "$1,250"),
    ("en_US", "KWD", "1250.5", "KWD 1,250.500"),
    ("en_IN", "INR", "1234567", "₹12,34,567"),
    ("de_DE", "EUR", "1250.5", "1.250,50 €"),
    ("de_CH", "CHF", "1250.5", "CHF 1’250.50"),
    ("fr_FR", "EUR", "1250.5", "1\N{NARROW NO-BREAK SPACE}250,50 €"),
    ("ja_JP", "JPY", "1250", "¥1,250"),
    ("nl_NL", "EUR", "0.5", "€ 0,50"),
    ("es_MX", "EUR", "1250000000.01", "EUR 1,250,000,000.01"),
)


@pytest.mark.parametrize(("locale", "code", "amount", "said"), KNOWN)
def test_amounts_that_everybody_knows(locale: str, code: str, amount: str, said: str) -> None:
    ours = formats.money(number(amount), get_currency_precision(code), the_format(code, locale))
    assert ours == said.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_policy_without_a_format_is_written_in_english() -> None:
    assert formats.money(number("1250.5"), 2, read_format(None, "$")) == "$1,250.50"
    assert formats.money(number("1250.5"), 2, read_format(None, "CHF")) == "1,250.50 CHF"
    assert formats.percent(number("0.125"), read_format(None, "$")) == "12.5%"


def test_the_format_changes_what_is_said_and_nothing_else() -> None:
    case = json.dumps({"situation": "reception", "facts": {"tenure": "12 years", "fault": "nobody", "visit_fee": "$1,250.50"}})
    german = {"point": ",", "group": ".", "grouping": [3, 3], "money": "{} $", "percent": "{} %"}
    other = POLICY | {"currency": POLICY["currency"] | {"format": german}}
    one, two = (json.loads(wire(json.dumps(policy), case)) for policy in (POLICY, other))
    assert one["offers"][0]["text"] == "up to $625.25 (50% of visit fee)"
    assert two["offers"][0]["text"] == "up to 625,25 $ (50 % of visit fee)"
    assert [offer["amount"] for offer in one["offers"]] == [offer["amount"] for offer in two["offers"]]
    said = {fact["fact"]: (fact["text"], fact["said"]) for fact in two["facts"]}
    assert said["visit_fee"] == ("$1,250.50", "1.250,50 $"), "what was typed stays as it was typed"


# ---- A policy in another currency, decided from end to end. ----


def decided(policy: dict[str, Any], fee: str, days: str = "4 days") -> dict[str, dict[str, Any]]:
    """What is owed and offered for ten loyal years and a fee, by remedy."""
    facts = {"tenure": "10 years", "fault": "nobody", "leaving": "yes", "fee": fee, "days_out": days}
    answer = json.loads(wire(json.dumps(policy), json.dumps({"situation": "reception", "level": "rep", "facts": facts})))
    assert not answer["problems"], answer["problems"]
    return {offer["remedy"]: offer for key in ("owed", "offers") for offer in answer[key]}


SMALLEST = (
    # half of the fee, rounded half up to the smallest unit that there is
    ("JPY", "ja_JP", "JPY 1,001", "501", "up to ¥501 (50% of fee)"),
    ("KWD", "en_US", "KWD 0.001", "0.001", "up to KWD 0.001 (50% of fee)"),
    ("KWD", "en_US", "KWD 12.345", "6.173", "up to KWD 6.173 (50% of fee)"),
    ("EUR", "de_DE", "€12.45", "6.23", "bis zu 6,23 € (50 % von „fee“)"),
    ("EUR", "de_DE", "€2,500,000,000.03", "1250000000.02", "bis zu 1.250.000.000,02 € (50 % von „fee“)"),
    ("KWD", "en_US", "KWD 2,500,000,000.003", "1250000000.002", "up to KWD 1,250,000,000.002 (50% of fee)"),
    ("JPY", "ja_JP", "¥24,691,357,802,469,135,780,246,913", "12345678901234567890123457", None),
)


@pytest.mark.parametrize(("code", "locale", "fee", "amount", "said"), SMALLEST)
def test_half_of_a_fee_in_the_smallest_unit_of_its_currency(
    code: str, locale: str, fee: str, amount: str, said: str | None
) -> None:
    policy = compiled(code, locale)
    offer = decided(policy, fee)["visit_discount"]
    assert offer["amount"] == amount
    assert said is None or offer["text"].replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(("code", "smallest"), [("JPY", "1"), ("EUR", "0.01"), ("KWD", "0.001")])
def test_rounding_that_is_not_stated_is_to_the_smallest_unit(code: str, smallest: str) -> None:
    assert compiled(code, "en_US")["rounding"] == {"mode": "half up", "to": smallest}


@pytest.mark.parametrize(("code", "finer"), [("JPY", "JPY 0.5"), ("EUR", "€0.005"), ("KWD", "KWD 0.0005")])
def test_an_amount_that_nobody_can_pay_is_told(code: str, finer: str) -> None:
    facts = {"fee": finer}
    answer = json.loads(wire(json.dumps(compiled(code, "en_US")), json.dumps({"situation": "reception", "facts": facts})))
    assert [problem["code"] for problem in answer["problems"]] == ["bad-money"]
    assert code in answer["problems"][0]["message"]


def test_amounts_over_a_billion_stay_exact_to_the_cent() -> None:
    policy = compiled("USD", "en_US", SMALL.replace("rep: 50%", "rep: 33%").replace("visit_discount: $50", "visit_discount: $33"))
    offer = decided(policy, "$9,876,543,210.98")["visit_discount"]
    assert offer["amount"] == "3259259259.62" == str(round(Decimal("9876543210.98") * 33 / 100, 2))
    assert offer["text"] == "up to $3,259,259,259.62 (33% of fee)"
    credit = decided(policy, "$1", days="1,000,000,002 days")["outage_credit"]
    assert credit["text"] == "at most $4,000,000,000", "on which day it was, the case does not say"


@pytest.mark.parametrize("fee", ["€100", "100 GBP", "¥100"])
def test_another_currency_in_a_case_is_told(fee: str) -> None:
    answer = json.loads(wire(json.dumps(compiled("USD", "en_US")), json.dumps({"situation": "reception", "facts": {"fee": fee}})))
    assert [problem["code"] for problem in answer["problems"]] == ["other-currency"]
