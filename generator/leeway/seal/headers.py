"""What a server sends with the site's files: one table, from which the pages and every server's configuration are written.

None of it depends on the policy or the build, so that a server once set up stays right. The reasons are in
docs/decisions/0021-sealed-site.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

ROBOTS = "noindex, nofollow"
REFERRER = "no-referrer"

# What a page may load and run. No script stands in a page: sealing moved them all into files.
_ALLOWED: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",  # Python is WebAssembly
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are masks in its style sheet
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
)
# For the one style element of Zensical's search: a page names its hash, and is as strict as that; a server's policy would change
# with Zensical's version.
_BY_SERVER: Mapping[str, str] = MappingProxyType({"style-src-elem": "'self' 'unsafe-inline'"})
_FRAMES = "frame-ancestors"  # who may show a page in a frame; browsers ignore it in a page


def in_page(styles: Sequence[str] = ()) -> str:
    """The content security policy of a page; `styles` are the sources of style elements that the theme's scripts make."""
    return _policy({**_ALLOWED, "style-src": " ".join([_ALLOWED["style-src"], *styles])})


def _policy(allowed: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def always(embed_in: Sequence[str] = ()) -> Mapping[str, str]:
    """What is sent with every answer; `embed_in` are the origins of other sites that may show a page in a frame.

    Neither of the policies across origins is about frames: an origin that is named here needs nothing else.
    """
    framed = {_FRAMES: " ".join(["'self'", *embed_in])}
    return MappingProxyType(
        {
            "Content-Security-Policy": _policy({**_ALLOWED, **framed, **_BY_SERVER}),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy": REFERRER,
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": ROBOTS,
        }
    )


ALWAYS = always()
KEPT = "public, max-age=31536000, immutable"
ASKED = "no-cache"


# Paths with a hash of their content in them: what they name never changes. All others are asked for anew each time.
# Regular expressions that nginx, Caddy and Python read alike.
HASHED = (
    r"/assets/leeway/((python-)?[0-9a-f]{16}/|theme-[0-9a-f]{16}\.js$|find-[0-9a-f]{16}\.json$|policy-[0-9a-f]{12}\.json$)",
    r"/assets/(javascripts|stylesheets)/([a-z]+/)?[a-z]+\.[0-9a-f]{8}\.min\.(js|css)$",
)
_HASHED = re.compile("|".join(HASHED))

# A browser runs no module and starts no WebAssembly that comes under a wrong type.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8",
        "json": "application/json",
        "map": "application/json",
        "webmanifest": "application/manifest+json",
        "wasm": "application/wasm",
        "bin": "application/octet-stream",
        "whl": "application/zip",
        "zip": "application/zip",
        "xml": "application/xml",
        "txt": "text/plain; charset=utf-8",
        "svg": "image/svg+xml",
        "png": "image/png",
        "ico": "image/x-icon",
        "woff2": "font/woff2",
    }
)


def cache_control(path: str) -> str:
    """How long a browser may keep the file of a path that begins with a slash, without asking."""
    return KEPT if _HASHED.search(path) else ASKED
