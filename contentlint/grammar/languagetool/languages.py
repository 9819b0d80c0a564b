"""Our language codes as a server's own."""

from __future__ import annotations

from collections.abc import Sequence

_VARIANTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES", "nl": "nl", "fr": "fr", "es": "es"}


def find_code(language: str, known: Sequence[str]) -> str | None:
    """The code among a server's that a language ("en", "en-GB", "pt-br") goes by; None where it has none."""
    codes = {code.lower(): code for code in known}
    wanted = language.replace("_", "-").lower()
    base = wanted.split("-")[0]
    for candidate in (wanted, _VARIANTS.get(base, base).lower(), base):
        if candidate in codes and (candidate != base or base not in _VARIANTS or _VARIANTS[base] == base):
            return codes[candidate]
    return next((code for code in known if code.lower().split("-")[0] == base), None)
