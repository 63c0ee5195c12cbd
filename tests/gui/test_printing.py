"""In…: a paper goes to the printer whole, page by page, as it looks; a PDF file stands for the printer."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QToolButton
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from office_app.bootstrap import Office
from office_app.domain.errors import Cancelled
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.printable import Printable, printable_pdf
from office_app.gui.widgets.printing import PagePrinter, PrintingError, print_pages
from office_app.use_cases.progress import QUIET

DOTS = 150  # of the printer, so that the test is quick


def printer_into(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(DOTS)
    return printer


@pytest.fixture
def paper(office: Office, tmp_path: Path) -> Printable:
    """A paper of three pages."""
    file = tmp_path / "Kế hoạch.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for number in range(3):  # a black bar at a quarter, half and three quarters of the height
        canvas.rect(100, A4[1] * (3 - number) / 4 - 20, 300, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return Printable("Kế hoạch", 3, lambda page, width: office.page_image(file, page, width))


def bars(office: Office, file: Path) -> list[float]:
    """Return how far down, in quarters of the height, each printed page has its bar."""
    found = []
    for page in range(len(office.read(file).file.pages)):
        image = QImage.fromData(office.page_image(file, page, 200))
        dark = [y for y in range(image.height()) if image.pixelColor(80, y).lightness() < 100]
        found.append(round(4 * sum(dark) / len(dark) / image.height(), 1))
    return found


def test_given_a_paper_when_printed_then_every_page_comes_out_on_a_sheet_of_its_own(
    office: Office, services, recorded, paper: Printable, tmp_path: Path, qtbot
):
    out = tmp_path / "in.pdf"
    view = PaperView(services.theme)
    qtbot.addWidget(view)
    PagePrinter(view, services, lambda: paper).print_on(printer_into(out), paper)
    qtbot.waitUntil(lambda: bool(recorded.toasts or recorded.errors), timeout=20000)
    assert recorded.toasts == ["Đã gửi 3 trang «Kế hoạch» tới máy in."]
    assert bars(office, out) == [1.0, 2.0, 3.0]


def test_given_a_range_of_pages_when_printed_then_only_those_come_out(
    office: Office, paper: Printable, tmp_path: Path
):
    printer = printer_into(tmp_path / "in.pdf")
    printer.setFromTo(2, 3)
    assert print_pages(printer, paper, QUIET) == 2
    assert bars(office, tmp_path / "in.pdf") == [2.0, 3.0]


def test_given_pages_that_lie_across_when_printed_then_the_sheet_is_turned(office: Office, tmp_path: Path):
    def image(page: int, width: int) -> bytes:
        buffer = BytesIO()
        Image.new("RGB", (400, 300 if page else 500)).save(buffer, "PNG")
        return buffer.getvalue()

    assert print_pages(printer_into(tmp_path / "in.pdf"), Printable("Sổ", 2, image), QUIET) == 2
    pages = office.read(tmp_path / "in.pdf").file.pages
    assert [page.width > page.height for page in pages] == [False, True]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_given_a_printer_that_takes_nothing_or_a_user_who_stops_then_it_is_told_apart(
    paper: Printable, tmp_path: Path, qapp
):
    with pytest.raises(PrintingError) as raised:
        print_pages(printer_into(tmp_path / "no folder" / "in.pdf"), paper, QUIET)
    assert "Kế hoạch" in raised.value.text_vi()

    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(printer_into(tmp_path / "in.pdf"), paper, Stop())


def test_given_pages_in_view_when_the_button_is_pressed_then_the_dialog_knows_them(
    services, paper: Printable, monkeypatch, qtbot
):
    view = PaperView(services.theme)
    qtbot.addWidget(view)
    view.show()
    asked: list[tuple[str, int]] = []

    def refuse(dialog: QPrintDialog) -> int:
        asked.append((dialog.windowTitle(), dialog.maxPage()))
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    button = next(tool for tool in view.findChildren(QToolButton) if "In…" in tool.toolTip())
    view.show_pages(3, lambda page, width: None)
    assert not button.isVisible()  # nobody prints from this view yet
    shown: list[Printable | None] = [None]
    PagePrinter(view, services, lambda: shown[0])
    view.show_pages(3, lambda page, width: None)
    button.click()
    shown[0] = paper
    button.click()
    assert asked == [("In «Kế hoạch»", 3)]
    view.show_text("chữ")
    assert not button.isVisible()
    assert printable_pdf("x", b"", 1, lambda *_: (b"", 0)) is None
