"""How somebody would write an amount, for messages that show a better one."""

from __future__ import annotations

from leeway.draft.terms import Ago, Expr, Lit, Nothing, Op, Ref, Stretch, Undefined

_SUMS = ("+", "-")
_CALLS = ("min", "max", "round", "round_up", "round_down", "started", "completed", "day", "time")


def written(expr: Expr) -> str:
    """The amount as text: `monthly_bill / 30 days * days_out`."""
    if isinstance(expr, Lit):
        return " ".join(expr.text.split())
    if isinstance(expr, Ref):
        return expr.name
    if isinstance(expr, Stretch):
        return _stretch(expr)
    if isinstance(expr, Ago):
        return f"{tight(expr.parts[1])} ago"
    if isinstance(expr, Op):
        return _op(expr)
    return "none" if isinstance(expr, Nothing) else "undefined" if isinstance(expr, Undefined) else "..."


def tight(expr: Expr) -> str:
    """The amount as one operand: in brackets where it is longer than a name, a value or a call."""
    alone = isinstance(expr, (Lit, Ref)) or (isinstance(expr, Op) and expr.op in _CALLS)
    return written(expr) if alone else f"({written(expr)})"


def _stretch(expr: Stretch) -> str:
    since, until = map(tight, expr.parts)
    lead = f"{expr.how} " if expr.how in ("completed", "started") else ""
    return f"{lead}{expr.unit} from {since} {'through' if expr.how == 'through' else 'to'} {until}"


def _op(expr: Op) -> str:
    if expr.op in _CALLS:
        return f"{expr.op}({', '.join(map(written, expr.parts))})"
    left, right = expr.parts
    loose = expr.op not in _SUMS and isinstance(left, Op) and left.op in _SUMS
    first = tight(left) if loose else written(left)
    return f"{first} {expr.op} {tight(right) if isinstance(right, Op) else written(right)}"
