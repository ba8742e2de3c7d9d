"""The kernel: what may be offered in a case, and why.

Standard library only; no files, no clock, no randomness, no state. The same files run in CPython and, in the browser, in Pyodide.
"""

from leeway.offers.decide import Decision, decide
from leeway.offers.policy import Policy
from leeway.offers.reading import read_policy
from leeway.offers.verify import verify
from leeway.offers.wire import wire

__all__ = ["Decision", "Policy", "decide", "read_policy", "verify", "wire"]
