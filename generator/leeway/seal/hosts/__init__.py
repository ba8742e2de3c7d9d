"""Configurations of web servers and hosts, all written from `leeway.seal.headers`: one module each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from leeway.seal.hosts import caddy, github, netlify, nginx
from leeway.seal.hosts.place import Hosted

HOSTS: Mapping[str, Callable[[Hosted], str]] = MappingProxyType(
    {"nginx": nginx.written, "caddy": caddy.written, "netlify": netlify.written, "github": github.written}
)
