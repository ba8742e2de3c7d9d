"""A theme's own shortcomings, mended in the pages that it made."""

from leeway.seal.theme import named

DIALOG = '<div class="md-search" data-md-component="search" role="dialog">'
FIELD = '<label></label><input type="text" name="query" aria-label="Suche &amp; mehr" placeholder="Suche">'


def test_a_search_dialog_without_a_name_gets_that_of_its_field() -> None:
    assert named(f"<body>{DIALOG}{FIELD}</div>") == f'<body>{DIALOG[:-1]} aria-label="Suche &amp; mehr">{FIELD}</div>'


def test_one_that_has_a_name_or_no_field_stays_as_it_is() -> None:
    for page in (DIALOG, "<p>role</p>", f'{DIALOG[:-1]} aria-label="Search">{FIELD}'):
        assert named(page) == page
