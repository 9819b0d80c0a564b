"""Whether a plain text is reStructuredText, whose marks and spaces are not those of a draft."""

from __future__ import annotations

import re

from contentlint.features.article import Article

_MARKUP = re.compile(
    r"^ *\.\. (?:[\w-]+::|_[^_\n]+:)"  # a directive, a target
    r"|(?<!\w):[a-z]+(?:[:-][a-z]+)*:`[^`\n]+`"  # a role
    r"|(?<!`)``[^`\n]+``(?!`)"  # code
    r"|^\S.{2,}\n([=~^-])\1{3,}\n",  # an underlined title
    re.M,
)


def is_restructured(article: Article) -> bool:
    """Whether at least two marks of it stand in a plain text."""
    if article.document.format != "text":
        return False
    found = _MARKUP.finditer(article.document.text)
    return next(found, None) is not None and next(found, None) is not None
