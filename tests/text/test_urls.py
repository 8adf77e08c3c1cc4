"""Which addresses may be links."""

import pytest

from timeline_tui.text.urls import safe_url

CASES = [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    ("mailto:someone@example.org", "mailto:someone@example.org"),
    ("http://müller.example/", "http://xn--mller-kva.example/"),
    ("http://[::1]/", "http://[::1]/"),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("smb://host/share", None),
    ("-remote", None),
    ("http://user@evil.example/", None),
    ("http://[::1", None),
    ("http://x/\x1b]2;t\x1b\\", None),
    ('http://x"onmouseover="alert(1)', None),
    ("http:///path", None),
    ("https://example.org/a b", None),
    ("https://exam\u202eple.org/", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(c[0]) for c in CASES])
def test_only_listed_schemes_and_clean_characters_pass(text: str, expected: str | None) -> None:
    assert safe_url(text) == expected
