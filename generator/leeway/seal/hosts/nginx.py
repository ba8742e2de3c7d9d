"""A server of nginx."""

from __future__ import annotations

from leeway.seal.headers import ASKED, HASHED, KEPT, TYPES, always
from leeway.seal.hosts.place import Hosted, quoted

_TEXT = """\
# The playbook, as `leeway host nginx` wrote it: for the http block, for example as /etc/nginx/conf.d/playbook.conf.
# It stays right when the policy changes.
# An error is never kept, whatever it stands for.
map "$status $uri" $playbook_cache_control {{
  default {asked};
{hashed}
}}

server {{
{listen}
  server_name {host};
  server_tokens off;
  absolute_redirect off;

  # A browser runs no module and starts no WebAssembly that comes under a wrong type.
  types {{
{types}
  }}
  default_type application/octet-stream;

  # The build has compressed the files already.
  gzip_static on;
  gzip_vary on;
  {brotli}

{headers}
  add_header Cache-Control $playbook_cache_control always;

  location {path} {{
    {folder}
    index index.html;
  }}
  location ~ /(_headers|\\.nojekyll)$ {{
    return 404;
  }}
  error_page 403 404 {path}404.html;
}}
"""
_NO_BROTLI = "# brotli_static on;  # with Debian's libnginx-mod-http-brotli-static; `leeway host nginx --brotli` writes it"


def written(hosted: Hosted) -> str:
    """The configuration; the site's folder and address are in it."""
    return _TEXT.format(
        asked=quoted(ASKED),
        hashed="\n".join(f"  {quoted_pattern(one)} {quoted(KEPT)};" for one in HASHED),
        listen=_listen(hosted),
        host=hosted.address.hostname or "localhost",
        types="\n".join(f"    {quoted(kind)} {' '.join(endings)};" for kind, endings in _types().items()),
        brotli="brotli_static on;" if hosted.brotli else _NO_BROTLI,
        headers="\n".join(f"  add_header {name} {quoted(value)} always;" for name, value in always(hosted.embed_in).items()),
        path=hosted.path,
        folder=f"root {quoted(str(hosted.site))};" if hosted.path == "/" else f"alias {quoted(f'{hosted.site}/')};",
    )


def quoted_pattern(pattern: str) -> str:
    """A regular expression for `map`, of good answers; in quotes, or its braces would be blocks."""
    return quoted(f"~^(200|206|304) .*{pattern}").replace("\\\\", "\\")


def _listen(hosted: Hosted) -> str:
    if not hosted.secure:
        return f"  listen {hosted.port};"
    name = hosted.address.hostname
    return (
        f"  listen {hosted.port} ssl;\n"
        "  # The place of your certificate:\n"
        f"  ssl_certificate /etc/ssl/certs/{name}.pem;\n"
        f"  ssl_certificate_key /etc/ssl/private/{name}.key;"
    )


def _types() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        found.setdefault(kind, []).append(ending)
    return found
