"""From lines to labelled lines: one pass over the page from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from newsclaims.layers.sections.furniture import Entry
from newsclaims.layers.sections.lines import HEADLINE, Line
from newsclaims.values import SectionKind
from newsclaims.words import CONJUNCTIONS

__all__ = ["Label", "label"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_SUBHEADING = 10  # words that no subheading exceeds
_CAPTION = 8  # words that no repeated caption exceeds
_KICKER = 3  # words that no kicker (the line above a headline) exceeds
_NEAR = 4  # lines below a headline among which the article begins
_LONG = 15  # words from which on a line shows whether its page uses full stops
_BEFORE_FORM = 3  # paragraphs that show that the article stands before a comment form
_BYLINE = 10  # words that no line with the author or the date exceeds
_PROOF = 2  # how many signs a second article needs


@frozen
class Label:
    """The section of a line, and the rule that gave it."""

    kind: SectionKind
    rule: str


_BODY = Label("body", "body")
_HEADLINE = Label("headline", "headline")
_SUB = Label("subheading", "subheading")
_DATELINE = Label("dateline", "dateline")
_SECOND = Label("second_article", "second_body")
_SECOND_HEADLINE = Label("second_article", "second_headline")
_SECOND_DATELINE = Label("second_article", "second_dateline")


def _furniture(rule: str) -> Label:
    return Label("furniture", rule)


def label(page: Sequence[Line]) -> list[Label]:
    """A label for each line of a page."""
    return _Reader(page).read()


class _Reader:
    """Reads a page from top to bottom."""

    def __init__(self, page: Sequence[Line]) -> None:
        self.page = page
        self.labels: list[Label] = []
        self.second = False  # inside a second article
        self.top = True  # no paragraph of the article yet
        self.titled = False  # the article has its headline
        self.list = ""  # the rule of the list that is open
        self.closed = False  # a credit line has closed the article
        long = [line.stopped for line in page if line.words >= _LONG]
        self.stops = 2 * sum(long) >= len(long)  # paragraphs of this page end in full stops

    def read(self) -> list[Label]:
        page = self.page
        rest = self._rest()
        while len(self.labels) < rest:
            i = len(self.labels)
            line = page[i]
            byline = line.entry is not None and line.entry.kind == "dateline"
            if line.entry and not byline and not self._headline_with_credit(i, line):
                self._known(line.entry, more=line.more)
            elif byline and self.top and line.words <= _BYLINE:
                self.labels.append(self._in_article(_DATELINE))
            elif self.list and self._in_list(i, line):
                continue
            elif self._parted(i, line):
                self._open(i)
            else:
                self.list = ""
                self.labels.append(self._article(i, line))
        self.labels.extend(_furniture("comment") for _ in page[rest:])
        return self.labels

    # ------------------------------------------------------------ furniture
    def _rest(self) -> int:
        """The line from which on the page is a comment form; the number of lines where there is none."""
        page = self.page
        total = sum(line.prose for line in page)
        before = 0
        for i, line in enumerate(page):
            if line.entry and line.entry.match == "rest" and before >= min(_BEFORE_FORM, total - before):
                return i
            before += line.prose
        return len(page)

    def _known(self, entry: Entry, *, more: bool) -> None:
        if entry.match == "trail" and entry.kind == "source" and self.top:
            self.labels.append(self._in_article(_DATELINE))
            return
        self.labels.append(_furniture(entry.kind))
        if entry.match == "list":
            self.list = "" if more else entry.kind
        if entry.kind == "source":
            self.closed = True

    def _headline_with_credit(self, i: int, line: Line) -> bool:
        """A headline may end like a caption: the bracket says that there is a video."""
        credit = line.entry is not None and line.entry.kind == "caption"
        return credit and self.top and not self.titled and line.headline and self._heads(i, line)

    def _in_list(self, i: int, line: Line) -> bool:
        """Label a line below a list's heading, with those that belong to it; False when the list is over."""
        if line.bullet and not (line.stopped and line.prose) and line.words <= HEADLINE:
            self.labels.append(_furniture("list_item"))
            return True
        if line.words > HEADLINE or line.stopped or line.open or self._resumes(line):
            return False
        if self.list == "related" and self._opens_article(i):
            self._open(i)
            return True
        self.labels.append(_furniture("list_item"))
        return True

    def _resumes(self, line: Line) -> bool:
        """Does the article go on here? Only asked on pages whose paragraphs have no full stops."""
        return not self.stops and line.words > _SUBHEADING and line.folded[0] in CONJUNCTIONS

    # ------------------------------------------------------------ a second article
    def _parted(self, i: int, line: Line) -> bool:
        """Does another article begin here: behind a credit line or a ruled line, or with a dateline of its own?"""
        if self.top or line.words <= _KICKER or not line.headline or line.bullet:
            return False
        above, below = self.page[i - 1], self.page[i + 1 : i + 2]
        parted = above.entry is not None and above.entry.kind in ("source", "separator")
        dated = bool(below) and below[0].entry is None and below[0].dateline and above.stopped
        return (parted or dated) and self._opens_article(i)

    def _opens_article(self, i: int) -> bool:
        """Is line ``i``, below a heading of related stories, the headline of a whole article?"""
        page = self.page
        j = i + 1
        proof = 0
        if j < len(page) and not page[j].entry and page[j].dateline:
            proof += 2
            j += 1
        if j >= len(page) or page[j].entry or page[j].bullet or not page[j].prose:
            return False
        lead = page[j].folded
        proof += 2 * self.closed + (lead[0] not in CONJUNCTIONS)
        proof += len(_stems(page[i].folded) & _stems(lead)) > 1
        return proof > _PROOF or (proof == _PROOF and (self.closed or page[i + 1].dateline))

    def _open(self, i: int) -> None:
        self.labels.append(_SECOND_HEADLINE)
        self.second, self.top, self.titled, self.closed, self.list = True, True, True, False, ""

    def _in_article(self, given: Label) -> Label:
        if not self.second:
            return given
        return _SECOND_DATELINE if given == _DATELINE else _SECOND

    # ------------------------------------------------------------ the article
    def _article(self, i: int, line: Line) -> Label:
        return self._in_article(self._head(i, line) if self.top else self._middle(i, line))

    def _head(self, i: int, line: Line) -> Label:
        """A line above the first paragraph."""
        if not self.titled and self._kicker(i, line):
            return _SUB
        if not self.titled and line.headline and not line.bullet and self._heads(i, line):
            self.titled = True
            return _HEADLINE
        if self._repeated(i, line):
            return _furniture("caption")
        if line.dateline and (self.titled or i):
            return _DATELINE
        if self.titled and line.headline and line.words <= _SUBHEADING and not line.bullet and self._article_near(i):
            return _SUB
        self.top = False
        return _BODY

    def _heads(self, i: int, line: Line) -> bool:
        """Is there an article below this line?"""
        following = self.page[i + 1 : i + 4]
        return bool(following) and (following[0].gap or any(f.words > line.words for f in following))

    def _kicker(self, i: int, line: Line) -> bool:
        """A few words above what is rather the headline."""
        if line.words > _KICKER or line.closed or line.open or line.bullet or i + 2 >= len(self.page):
            return False
        following = self.page[i + 1]
        return following.headline and not following.entry and following.words > _KICKER and self._article_near(i + 1)

    def _article_near(self, i: int) -> bool:
        return any(line.prose and not line.entry for line in self.page[i + 1 : i + 1 + _NEAR])

    def _repeated(self, i: int, line: Line) -> bool:
        """The same short line twice: the caption of a picture and its alternative text."""
        if line.words > _CAPTION or line.stopped:
            return False
        near = (*self.page[max(0, i - 1) : i], *self.page[i + 1 : i + 2])
        return any(other.folded == line.folded for other in near)

    def _middle(self, i: int, line: Line) -> Label:
        if (
            2 <= line.words <= _SUBHEADING
            and not line.closed
            and not line.open
            and not line.bullet
            and self._before_prose(i)
            and self.page[i - 1].closed
        ):
            return _SUB
        return _BODY

    def _before_prose(self, i: int) -> bool:
        return i + 1 < len(self.page) and self.page[i + 1].prose and not self.page[i + 1].entry


def _stems(folded: str) -> set[str]:
    """The middles of long words, for a rough look at what two lines share."""
    return {word[-5:-1] for word in _WORD.findall(folded[:600])}
