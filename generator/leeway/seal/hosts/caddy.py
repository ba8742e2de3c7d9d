"""A site of Caddy, which fetches its certificate by itself. Caddy knows the types of all our files."""

from __future__ import annotations

from leeway.seal.headers import ASKED, HASHED, KEPT, always
from leeway.seal.hosts.place import Hosted, quoted

_TEXT = """\
# The playbook, as `leeway host caddy` wrote it: for the Caddyfile. It stays right when the policy changes.
{address} {{
	{handle} {{
		root * {site}
		header {{
{headers}
		}}
		@hashed path_regexp {hashed}
		@others not path_regexp {hashed}
		header @hashed Cache-Control {kept}
		header @others Cache-Control {asked}
		file_server {{
			precompressed br gzip
			hide _headers .nojekyll
		}}
	}}
	handle_errors {{
		root * {site}
		rewrite * /404.html
		header Cache-Control {asked}
		file_server
	}}
}}
"""


def written(hosted: Hosted) -> str:
    """The configuration; the site's folder and address are in it."""
    return _TEXT.format(
        address=hosted.address._replace(path="", query="", fragment="").geturl(),
        handle="handle" if hosted.path == "/" else f"handle_path {hosted.path}*",
        site=quoted(str(hosted.site)),
        headers="\n".join(f"\t\t\t{name} {quoted(value)}" for name, value in always(hosted.embed_in).items()),
        hashed=f"`{'|'.join(HASHED)}`",
        kept=quoted(KEPT),
        asked=quoted(ASKED),
    )
