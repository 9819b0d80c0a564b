"""Where a Markdown text is code, so that nothing in it is taken for a tag: found without parsing the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

FENCE = r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*+(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*"
_TICKS = re.compile(r"`+")
_EMPTY_LINE = re.compile(r"\n[ \t>]*\r?\n")


def find_fence_end(text: str, fence: re.Match[str]) -> int:
    """Where a fenced block ends that `fence`, a match of FENCE, opens; the text's end where nothing closes it."""
    mark = fence["mark"]
    closing = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t\r]*$", re.MULTILINE)
    match = closing.search(text, fence.end())
    return match.end() if match else len(text)


class CodeSpans:
    """The runs of backticks of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: defaultdict[int, list[int]] = defaultdict(list)
        for match in _TICKS.finditer(text):
            self._runs[match.end() - match.start()].append(match.start())

    def find_end(self, start: int, end: int) -> int:
        """Where the code ends that the run of backticks start..end opens; `end` where its paragraph holds none."""
        places = self._runs[end - start]
        at = bisect_right(places, start)
        if at == len(places):
            return end
        close = places[at]
        empty = _EMPTY_LINE.search(self._text, end, close)
        return end if empty else close + end - start
