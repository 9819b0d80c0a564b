"""Words and turns that tell headings from other short lines."""

from __future__ import annotations

import re

SMALL_WORDS = frozenset(
    "a an the of and in for to with on at by from or nor but as vs via per into over under is are be it its "
    "de la le et und".split()
)
SECTION_NAMES = frozenset(
    "introduction intro conclusion conclusions summary overview background references sources resources bibliography "
    "acknowledgements acknowledgments appendix abstract contents faq faqs takeaways disclaimer epilogue prologue "
    "preface footnotes notes methodology methods results discussion glossary timeline".split()
) | frozenset(
    (
        "table of contents|key takeaways|final thoughts|closing thoughts|next steps|further reading|read more|"
        "read next|learn more|about the author|about us|contact us|the bottom line|bottom line|"
        "wrapping up|in conclusion|in summary|frequently asked questions|common questions|"
        "questions and answers|call to action|works cited|see also|you may also like|people also ask|what's next"
    ).split("|")
)
OTHER_ARTICLES = re.compile(
    r"(?:related|more|recommended|recent|popular|similar|latest|other|trending|featured|further|additional) "
    r"(?:blog )?(?:posts?|articles?|stories|reading|reads|content|resources|blogs?|guides|news|topics|links)",
    re.I,
)
ASKING_WORDS = frozenset(
    "what why how when where who whom whose which is are am was were can could do does did should shall will would "
    "may might must has have had isn't aren't can't don't doesn't won't".split()
)
OPEN_ENDS = frozenset(
    "of to and or the a an with by that are is be as from into your our their my its his her include includes "
    "including such than but because if when while where who which you they we will can may should must "
    "e.g. i.e.".split()
)

FAQ = re.compile(
    r"\b(?:faqs?|q\s?(?:&|and)\s?a)\b|\bfrequently asked|^(?:common |your |top )?questions?\b|^people also ask|"
    r"preguntas frecuentes|perguntas frequentes|domande frequenti|foire aux questions|questions fréquentes|"
    r"häufige(?: gestellte)? fragen|häufig gestellte fragen|veelgestelde vragen|よくある質問|常见问题",
    re.I,
)
NUMBERED = re.compile(
    r"(?:(?:step|part|chapter|section|phase|stage|day|week|tip|lesson|rule|principle|proposal|reason|level|module|"
    r"appendix)\s+(?:\d{1,3}|[ivx]{1,4}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[.:)–—-]*\s*"
    r"|[^\W\d_]\w{2,15}\s+\d{1,2}\s*[.:)–—-]\s+|\(?\d{1,2}(?:\.\d{1,2}){0,4}[.):]?\s+|#\d{1,3}[.:)–—-]*\s+"
    r"|[IVX]{1,5}[.)]\s+|[A-Z][.)]\s+)",
    re.I,
)
_CLAUSE = re.compile(
    r"(?:if|when|while|although|because|since|as|after|before|once|until|unless|in|on|at|for|with|from|by|during|over|"
    r"through|to|today|yes|no|well|so|and|but|or|also|still|then|now|here|there)\b[^,]{0,80},",
    re.I,
)
_FINITE = re.compile(
    r"(?:the|this|that|these|those|we|our|you|your|they|their|it|its|there|he|she|i|my|some|many|most|each|every|here)\b.*"
    r"\b(?:has|have|had|is|are|was|were|includes?|can|could|will|would|should|must|needs?|offers?|does|do|did)\b",
    re.I,
)
_FACT = re.compile(
    r"(?:by|author|(?:written|posted|reviewed|edited) by|date|published|posted|updated|last updated|category|"
    r"categories|tags?|keywords?|(?:primary|focus|secondary|target) keywords?|keyphrase|meta title|meta description|"
    r"slug|url|word count|phone|tel|telephone|fax|e-?mail|mobile|address|website|sources?|credit|note|tip|warning|nb|"
    r"ps|p\.s\.|subject|to|from|cc|re|fwd|sent|hours|price|time|read time|reading time|location|venue|where|when|who|"
    r"cost|isbn|doi)\s*:\s*\S|"
    r"(?:copyright|©)\s|"
    r"(?:by|(?:written|posted|photo|image) by|(?:posted|published|updated) on|last updated)\s+[A-Z0-9]",
    re.I,
)
_VALUE = re.compile(r"[^:]{1,60}:\s*[$€£¥]?\d[\d.,:/%-]*\W*\w{0,3}$")
_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?)?\s*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?)?,?\s*(?:\d{4})?|[\d./:\s-]+(?:am|pm)?|\d{1,4}\s+(?:min|minute|word)s?\b.*",
    re.I,
)
_BETWEEN = re.compile(r"[·|•]")
_SALUTATION = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening))\b[^.?]{0,60}$|"
    r"(?:(?:yours|very) (?:sincerely|truly|faithfully)|sincerely(?: yours)?|best|cheers|yours|love|xoxo|amen|the end|"
    r"(?:best|kind|warm|warmest|many)?\s*(?:regards|wishes)|thanks(?: again| so much| in advance)|"
    r"thank you(?: so much| very much)?)[,!.]?$|thanks[,!.]$",
    re.I,
)


def is_salutation(text: str) -> bool:
    """Whether a line greets or takes leave."""
    return len(text) < 80 and _SALUTATION.match(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Whether a line has the subject and the verb of a sentence."""
    return _FINITE.match(text[:400]) is not None


def is_statement(text: str) -> bool:
    """Whether a line begins or breaks off as a sentence does that goes on elsewhere."""
    last = text.split()[-1].lower().strip("\"”’'()")
    return _CLAUSE.match(text) is not None or last in OPEN_ENDS


def is_fact(text: str) -> bool:
    """Whether a line is a date, a byline or another labelled fact."""
    text = text.strip().strip("*_")
    if len(text) >= 200:
        return False
    if _FACT.match(text) or _VALUE.match(text):
        return True
    return all(_DATE.fullmatch(part.strip()) for part in _BETWEEN.split(text))


def ends_open(text: str) -> bool:
    """Whether a line announces what follows it."""
    return text.rstrip("*_ \t").endswith((":", "："))
