"""Pages of a PDF paper: frames, page numbers, contact line, footnotes, bookmarks. Imported only when one is drawn."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from office_app.domain.official_paper import OfficialPaper
from office_app.writing import fonts
from office_app.writing import paper_parts as parts
from office_app.writing.layout_rules import MM, LayoutRules
from office_app.writing.page_mark import draw_mark
from office_app.writing.pdf_flowables import HeadedParagraph
from office_app.writing.pdf_notes import NoteFrame, Notes, draw_notes

FIRST, LATER = "first", "later"


class PaperTemplate(BaseDocTemplate):
    """The pages of one paper, numbered from the second on, with ``notes`` at their feet; headings become bookmarks.

    ``page_done`` is told of each page.
    """

    def __init__(
        self,
        target: BinaryIO,
        rules: LayoutRules,
        annex_rules: Sequence[LayoutRules],
        paper: OfficialPaper,
        stamp: datetime,
        notes: Notes,
        page_done: Callable[[int], None],
        page_mark: str = "",
    ) -> None:
        self.rules, self.stamp, self.paper, self.notes = rules, stamp, paper, notes
        self._page_done, self._page_mark = page_done, page_mark
        self._on_page: list[str] = []
        self._first_pages: dict[str, int] = {}
        super().__init__(
            target,
            pagesize=_size(rules),
            invariant=1,
            lang="vi-VN",
            initialFontName=fonts.face(False, False),  # else Helvetica comes in, not embedded
            title=parts.file_title(paper),
            author=paper.issuer,
            subject=parts.file_subject(paper),
            creator="Văn phòng Đảng ủy",
            displayDocTitle=True,
        )
        pages = {FIRST: rules, LATER: rules}
        pages |= {annex_page(at): own for at, own in enumerate(annex_rules)}
        self.addPageTemplates(
            [
                PageTemplate(
                    name,
                    [_frame(own, notes)],
                    onPage=self._number_page(own),
                    onPageEnd=self._end_page(own),
                    pagesize=_size(own),
                )
                for name, own in pages.items()
            ]
        )

    def beforeDocument(self) -> None:
        canvas: Any = self.canv
        # Fixed stamps: the day of the paper, not the moment of drawing.
        stamp = TimeStamp(1)
        stamp.YMDhms = self.stamp.timetuple()[:6]
        canvas._doc._timeStamp = stamp
        canvas.setNamedCB("note", lambda _canvas, _kind, label: self._on_page.append(label))

    def handle_documentBegin(self) -> None:
        super().handle_documentBegin()
        self._nextPageTemplateIndex = 1  # everything after page 1 has a number
        self._outline_level = -1
        self._bookmarks = 0

    def _number_page(self, rules: LayoutRules) -> Callable[[Any, BaseDocTemplate], None]:
        def draw(canvas: Any, _: BaseDocTemplate) -> None:
            page = rules.page
            if self._page_mark:
                draw_mark(canvas, self._page_mark)
            if rules.mirrored and self.page % 2 == 0 and page["width"] < page["height"]:
                canvas.translate((page["right"] - page["left"]) * MM, 0)
            name = str(self.pageTemplate.id)
            first = self._first_pages.setdefault(name, self.page)
            number = self.page
            if rules.text["annex_pages"] == "restart" and name not in (FIRST, LATER):
                number = self.page - first + 1
            if number > 1:
                _draw_number(canvas, rules, number)

        return draw

    def _end_page(self, rules: LayoutRules) -> Callable[[Any, BaseDocTemplate], None]:
        def draw(canvas: Any, _: BaseDocTemplate) -> None:
            labels, self._on_page = self._on_page, []
            if labels:
                place = rules.page["left"] * MM, rules.page["bottom"] * MM, rules.text_width
                draw_notes(canvas, *place, [self.notes[label] for label in labels])
            if self.page == 1 and self.paper.contact:
                _draw_contact(canvas, rules, self.paper.contact)
            self._page_done(self.page)

        return draw

    def afterFlowable(self, flowable: Flowable) -> None:
        if not isinstance(flowable, HeadedParagraph) or not flowable.level:
            return
        self._outline_level = min(flowable.level - 1, self._outline_level + 1)
        self._bookmarks += 1
        key = f"part{self._bookmarks}"
        self.canv.bookmarkHorizontal(key, 0, flowable.height)
        self.canv.addOutlineEntry(" ".join(flowable.plain.split()), key, self._outline_level)


def annex_page(at: int) -> str:
    """Return the name of the pages of the annex at a place."""
    return f"annex-{at}"


def annex_break(at: int) -> list[Flowable]:
    """Return what starts an annex on a page of its own."""
    return [NextPageTemplate(annex_page(at)), PageBreak()]


def text_height(rules: LayoutRules) -> float:
    page = rules.page
    return (page["height"] - page["top"] - page["bottom"]) * MM


def _size(rules: LayoutRules) -> tuple[float, float]:
    return rules.page["width"] * MM, rules.page["height"] * MM


def _frame(rules: LayoutRules, notes: Notes) -> Frame:
    left, bottom = rules.page["left"] * MM, rules.page["bottom"] * MM
    return NoteFrame(left, bottom, rules.text_width, text_height(rules), notes)


def _draw_number(canvas: Any, rules: LayoutRules, number: int) -> None:
    rule, page = rules.styles["page_number"], rules.page
    canvas.setFont(fonts.face(rule.bold, rule.italic), rule.size)
    middle = page["left"] * MM + rules.text_width / 2
    height = page["height"] * MM - page["number_from_top"] * MM - rule.size * 0.8
    canvas.drawCentredString(middle, height, str(number))


def _draw_contact(canvas: Any, rules: LayoutRules, contact: str) -> None:
    """Draw the contact line in the bottom margin, its last line 10 mm above the edge."""
    rule, page = rules.styles["contact"], rules.page
    canvas.setFont(fonts.face(rule.bold, rule.italic), rule.size)
    lines = fonts.broken(contact, rules.text_width, rule.size, bold=rule.bold, italic=rule.italic)
    for at, line in enumerate(reversed(lines)):
        height = page["bottom"] * MM / 2 + at * rule.size * 1.2
        if rule.align == "center":
            canvas.drawCentredString(page["left"] * MM + rules.text_width / 2, height, line)
        else:
            canvas.drawString(page["left"] * MM, height, line)
