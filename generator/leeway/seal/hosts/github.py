"""A workflow of GitHub Actions that builds the site and puts it on GitHub Pages.

Pages sends headers of its own, so there the pages' own content security policy holds, and what a page cannot say of itself is
missing: who may frame it, and how long what it loads may be kept.
"""

from __future__ import annotations

from leeway.seal.hosts.place import Hosted

_TEXT = """\
# The playbook on GitHub Pages, as `leeway host github` wrote it: save it as .github/workflows/playbook.yml, and choose
# "GitHub Actions" as the source under Settings, Pages. Who may read the pages is set there too.
name: Playbook
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.pages.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: BUILDS
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - id: pages
        uses: actions/deploy-pages@v4
"""

_ANYBODY = """\
# GitHub Pages says nothing of who may show a page in a frame: every site may, and none can be kept from it. Where that is too
# many, put the playbook on another server.
"""


def written(hosted: Hosted) -> str:
    """The workflow."""
    said = _ANYBODY if hosted.embed_in else ""
    return _TEXT.replace("BUILDS", hosted.builds).replace("name: Playbook\n", f"{said}name: Playbook\n", 1)
