"""Formulas in TeX, which are nobody's words."""

from __future__ import annotations

import re

from contentlint.read.masking import Cut

FORMULA = (
    r"(?P<display>\$\$(?=[^$]))"
    r"|(?P<environment>^[ \t>]*\\begin\{(?P<environment_name>[A-Za-z]{2,20}\*?)\})"
    r"|(?P<inline_formula>(?<![\w$\\])\$(?=[^\s$])(?P<formula>[^$\n`]{1,200})(?<=[^\s\\])\$(?![\w$]))"
)
_LONGEST = 5_000
_TEX = re.compile(r"[\\^_={}<>+]|\A[A-Za-z]'?\Z")
_MONEY = re.compile(r"\d[\d,.]*(?![\d.]*[\\^_=])")


def read_formula(text: str, match: re.Match[str]) -> Cut | None:
    """The cut of a match of FORMULA; None for dollars that are money and for marks that nothing closes."""
    begin = match.start()
    if match["inline_formula"]:
        is_tex = _TEX.search(match["formula"]) and not _MONEY.match(match["formula"])
        return Cut(begin, match.end(), "expression") if is_tex else None
    if match["display"]:
        mark = "$$"
    else:
        begin = text.index("\\", begin)
        mark = f"\\end{{{match['environment_name']}}}"
    end = text.find(mark, match.end(), match.end() + _LONGEST)
    if end < 0 or not text[match.end() : end].strip():
        return None
    return Cut(begin, end + len(mark), "expression")
