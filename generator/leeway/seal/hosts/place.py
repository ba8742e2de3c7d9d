"""Where a site is served from, and under which address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult


@dataclass(frozen=True, slots=True)
class Hosted:
    """The folder of a site, its address, the command that builds it, whether the server can send brotli files, and the origins of
    other sites that may show a page in a frame.
    """

    site: Path
    address: SplitResult
    builds: str = "leeway build"
    brotli: bool = False
    embed_in: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of the site on its host, with a slash at both ends."""
        return f"/{self.address.path.strip('/')}/" if self.address.path.strip("/") else "/"

    @property
    def secure(self) -> bool:
        """Whether the address begins with https."""
        return self.address.scheme == "https"

    @property
    def port(self) -> int:
        """The port, that of the scheme unless the address names one."""
        return self.address.port or (443 if self.secure else 80)


def quoted(text: str) -> str:
    """A text in double quotes, as nginx and Caddy read them."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
