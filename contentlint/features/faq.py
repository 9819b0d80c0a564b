"""Questions and answers of a section that calls itself an FAQ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.model import Block, Mark, Span
from contentlint.text.words import count_words

_NAME = re.compile(
    r"""
    \b(?:faq|faqs|faq['’]s|f\.a\.q\.(?:s\.?)?)(?!\w)
    | \b(?:frequent(?:ly)?|common(?:ly)?|popular|top|most)[\ -](?:asked[\ -])?questions\b
    | ^(?:your\ |more\ |other\ |some\ |reader\ |customer\ )?questions\b
      (?:$|\ (?:and|&|\+)\ (?:their\ )?answers\b|\ answered\b|\ (?:about|on|regarding)\b)
    | \bquestions\ (?:and|&|\+)\ answers\b | \bquestions,?\ answered\b
    | ^(?:what\ )?people\ (?:also\ |often\ )?ask\b
    | ^(?:\w+\ ){0,2}questions\ (?:that\ )?(?:my\ |our\ )?(?:people|readers|customers|clients|patients|parents|couples
      |users|buyers|visitors|guests|homeowners|beginners|you)\ (?:\w+\ )?(?:ask|have|had|sent)\b
    | ^(?:\w+\ ){0,2}questions\ (?:that\ )?we\ (?:\w+\ )?(?:get|hear|are\ asked)\b
    | (?:^|[\s(])q\ ?(?:&|and|\+)\ ?as?(?:$|[\s):])
    | ^(?:got|have)\ (?:any\ |more\ )?questions\?
    | \bpreguntas\ (?:más\ )?frecuentes\b | \bperguntas\ frequentes\b | \bdomande\ frequenti\b
    | \bfoire\ aux\ questions\b | \bquestions\ fréquentes\b | \bhäufig(?:e|\ gestellte)\ fragen\b
    | \bveelgestelde\ vragen\b | よくある質問
    """,
    re.I | re.X,
)
_NO_NAME = re.compile(
    r"\b(?:questions (?:to ask|for)|submit|ask (?:us|a)|link|page|plugin|schema|markup|section)\b", re.I
)
_QUESTION_WORD = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|can|could|do|does|did|is|are|was|were|will|would|should|shall|may|"
    r"must|has|have|am)(?:n['’]t|['’](?:s|re|ll))?\s",
    re.I,
)
_ENDS_AS_QUESTION = re.compile(r"\?[)\]\"”’'*_]*$")
_Q_MARK = re.compile(r"(?:Q|Question)\s?\d{0,3}\s?[.:)]\s*", re.I)
_A_MARK = re.compile(r"(?:A|Answer)\s?\d{0,3}\s?[:)]\s*", re.I)
_A_STOP = re.compile(r"(?:A|Ans|Answer)\s?\d{0,3}\s?[.:)]\s*", re.I)
_INSIDE_A_MARK = re.compile(r"\s(?:A|Answer)\s?\d{0,3}\s?:\s*")
_NUMBER = re.compile(r"(?:\d{1,3}\s?[.):]|Q\d{1,3}\s?[.:]?|[-–—•])\s+")
_LONGEST_QUESTION = 40
_LONGEST_CAPTION = 6


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question with its answer; `parts` are the answer's stretches of prose in source order, never empty.

    `heading` names the FAQ; None where the whole article is one by its title.
    """

    question: str
    question_block: Block
    parts: tuple[Passage, ...]
    heading: Block | None

    @property
    def answer(self) -> str:
        """The answer's prose, a line for every block."""
        return "\n".join(part.text.strip() for part in self.parts)

    @property
    def span(self) -> Span:
        """From the question's first character to the answer's last."""
        return Span(self.question_block.text_span.start, self.parts[-1].span.end)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question found at block `index`; the answer begins at prose `answer` of that block where it is not None."""

    index: int
    text: str
    answer: int | None = None


def names_faq(heading: str) -> bool:
    """Whether a heading says that questions and their answers follow."""
    text = " ".join(heading.split()).strip(" :")
    return count_words(text) <= 14 and bool(_NAME.search(text)) and not _NO_NAME.search(text)


def is_question(text: str) -> bool:
    """Whether a short text is a question: by its mark, or by its first word where it ends without a stop."""
    text = _clean(text)
    if not text or count_words(text) > _LONGEST_QUESTION:
        return False
    if _ENDS_AS_QUESTION.search(text):
        return True
    return text[-1].isalnum() and count_words(text) >= 3 and bool(_QUESTION_WORD.match(text))


def find_questions(article: Article) -> tuple[QuestionAnswer, ...]:
    """All complete pairs of the article's FAQ sections; question headings elsewhere are none."""
    blocks = article.document.blocks
    found: list[QuestionAnswer] = []
    done = 0
    for start, end, heading in _find_sections(article):
        if start < done:
            continue
        found += _pair(blocks[start:end], heading)
        done = end
    return tuple(found)


def _find_sections(article: Article) -> Iterator[tuple[int, int, Block | None]]:
    """The block ranges of FAQ sections."""
    blocks = article.document.blocks
    named = False
    done = 0
    for i, block in enumerate(blocks):
        if block.kind == "heading" and names_faq(block.prose):
            named = True
            yield i + 1, _find_end(blocks, i, article.document.format == "text"), block
        elif i >= done and _is_caption(blocks, i):
            named = True
            ends = (
                j for j in range(i + 1, len(blocks)) if blocks[j].kind == "heading" and not is_question(blocks[j].prose)
            )
            done = next(ends, len(blocks))
            yield i + 1, done, block
    field = article.document.field("front-matter.title", "title")
    if not named and field and names_faq(field.value):
        yield 0, len(blocks), None


def _is_caption(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is a heading in all but name: it names an FAQ, and a question follows at once."""
    block = blocks[at]
    short = block.kind == "paragraph" and not block.within and count_words(block.prose) <= _LONGEST_CAPTION
    if not short or at + 1 >= len(blocks) or not names_faq(block.prose) or block.prose.rstrip()[-1:] in ".!,;":
        return False
    following = blocks[at + 1]
    return is_question(following.prose) or _read_question(blocks, at + 1) is not None


def _find_end(blocks: Sequence[Block], at: int, is_plain: bool) -> int:
    """Where the section of heading `at` ends. Questions may stand on the heading's own level, in plain text too."""
    level = blocks[at].level or 1
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    is_flat = following is not None and following.kind == "heading" and is_question(following.prose)
    style = _is_title_case(following.prose) if is_flat and following else None
    for j in range(at + 1, len(blocks)):
        block = blocks[j]
        if block.kind != "heading":
            continue
        deeper = (block.level or 1) > level
        level_of_questions = is_flat and following is not None and block.level == following.level
        if not deeper and not (level_of_questions and is_question(block.prose)):
            return j
        if is_plain and level_of_questions and _is_title_case(block.prose) is not style:
            return j
    return len(blocks)


def _is_title_case(text: str) -> bool:
    """Whether most of a heading's longer words, the first left out, begin with a capital."""
    longer = [word for word in text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in longer) * 2 > len(longer)


def _pair(blocks: Sequence[Block], heading: Block | None) -> Iterator[QuestionAnswer]:
    questions = _find_questions(blocks)
    ends = [*(question.index for question in questions[1:]), len(blocks)]
    for question, end in zip(questions, ends, strict=False):
        parts = _find_answer(blocks, question, end)
        if parts:
            yield QuestionAnswer(question.text, blocks[question.index], parts, heading)


def _find_questions(blocks: Sequence[Block]) -> list[_Question]:
    """The questions in one form: headings where there are any, else what stands out in the text.

    Plain text has no sure headings, so there a paragraph that is a question counts beside them.
    """
    headings = [
        _Question(i, _clean(block.prose))
        for i, block in enumerate(blocks)
        if block.kind == "heading" and is_question(block.prose)
    ]
    at = {question.index for question in headings}
    others = (i for i, block in enumerate(blocks) if not headings or (block.syntax == "plain" and i not in at))
    found = (_read_question(blocks, i) for i in others)
    return sorted([*headings, *filter(None, found)], key=lambda question: question.index)


def _read_question(blocks: Sequence[Block], index: int) -> _Question | None:
    """A question in running text: marked Q:, bold, a term, a summary, or a paragraph that is nothing else."""
    block = blocks[index]
    prose = block.prose
    if block.kind == "term":
        return _Question(index, _clean(prose)) if is_question(prose) else None
    if block.kind in ("heading", "code", "table-cell", "caption"):
        return None
    if bold := _find_bold(block):
        rest = prose[bold.end :].strip(" :–—-")
        answer = _A_STOP.match(rest)
        start = prose.find(rest, bold.end) + (answer.end() if answer and _Q_MARK.match(prose) else 0)
        return _Question(index, _clean(prose[bold.start : bold.end]), start if rest else None)
    if mark := _Q_MARK.match(prose):
        return _read_marked(index, prose, mark.end())
    if _is_whole_link(block) and is_question(prose):
        return _Question(index, _clean(prose))
    if block.kind in ("paragraph", "other") and _ENDS_AS_QUESTION.search(prose) and is_question(prose):
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        if follows and follows.kind != "heading" and not re.search(r"[.!?]\s", prose):
            return _Question(index, _clean(prose))
    return None


def _is_whole_link(block: Block) -> bool:
    """Whether a paragraph is one link, as the title of an accordion often is."""
    return block.kind in ("paragraph", "other") and any(
        mark.kind == "link" and mark.start == 0 and mark.end >= len(block.prose) for mark in block.marks
    )


def _find_bold(block: Block) -> Mark | None:
    """The bold question, or the summary, that a block begins with."""
    for mark in block.marks:
        if mark.kind not in ("strong", "b", "summary") or block.prose[: mark.start].strip(" \t0123456789.)"):
            continue
        if is_question(block.prose[mark.start : mark.end]):
            return mark
    return None


def _read_marked(index: int, prose: str, start: int) -> _Question | None:
    answer = _INSIDE_A_MARK.search(prose, start)
    if answer:
        return _Question(index, prose[start : answer.start()].strip(), answer.end())
    text = prose[start:].strip()
    return _Question(index, text) if text and count_words(text) <= _LONGEST_QUESTION else None


def _find_answer(blocks: Sequence[Block], question: _Question, end: int) -> tuple[Passage, ...]:
    parts: list[Passage] = []
    own = blocks[question.index]
    if question.answer is not None:
        parts.append(_passage(own, question.answer))
    for i in range(question.index + 1, end):
        block = blocks[i]
        if block.kind == "heading" and own.kind != "heading":
            break
        if block.kind == "heading" and (block.level or 1) <= (own.level or 1):
            break
        mark = None if parts else (_A_STOP if _Q_MARK.match(own.prose) else _A_MARK).match(block.prose)
        if block.prose.strip():
            parts.append(_passage(block, mark.end() if mark else 0))
    return tuple(part for part in parts if part.text.strip())


def _passage(block: Block, start: int) -> Passage:
    """A block's prose from `start`, marks and space before it left out."""
    while start < len(block.prose) and block.prose[start] in " \t\n:–—-" and start > 0:
        start += 1
    return Passage(block, start, len(block.prose))


def _clean(text: str) -> str:
    text = _NUMBER.sub("", " ".join(text.split()), count=1)
    return _Q_MARK.sub("", text, count=1) if _Q_MARK.match(text) else text
