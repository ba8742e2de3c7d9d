"""Practice for new hires: cases and sentences dealt by a seed, graded by the kernel, and certified so that it can be checked."""

from leeway.desk.practice.calls import certificate, deal, grade
from leeway.desk.practice.certificates import Certificate, broken_certificate, certificates_in, certified
from leeway.desk.practice.path import LESSONS, PAGES, Step, path

__all__ = [
    "LESSONS",
    "PAGES",
    "Certificate",
    "Step",
    "broken_certificate",
    "certificate",
    "certificates_in",
    "certified",
    "deal",
    "grade",
    "path",
]
