"""In…: the pages of a paper on a printer, drawn by the reading process as fine as the printer prints."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from office_app.domain.errors import AppError, Cancelled
from office_app.gui.room import RoomServices
from office_app.gui.widgets.paper_view import PaperView
from office_app.gui.widgets.printable import Printable
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 600  # dots an inch; finer shows on no paper and fills the memory


class PrintingError(AppError):
    code = "printing.failed"
    what = "Không in được «{name}»: máy in không nhận."
    kept = "Văn bản vẫn còn nguyên."
    next_step = "Xem máy in đã bật, còn giấy và còn nối với máy này không, rồi in lại."


class PagePrinter(QObject):
    """Gives a view of pages the button *In…*; ``source`` says what is shown when it is pressed."""

    def __init__(
        self, view: PaperView, services: RoomServices, source: Callable[[], Printable | None]
    ) -> None:
        super().__init__(view)
        self._view, self._services, self._source = view, services, source
        view.allow_printing()
        view.print_asked.connect(self.ask)

    def ask(self) -> None:
        """Let the user choose printer, pages and copies, then print."""
        printable = self._source()
        if printable is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only who prints waits for it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._view.window())
        dialog.setWindowTitle(f"In «{printable.name}»")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, printable.pages)
        if dialog.exec():
            self.print_on(printer, printable)

    def print_on(self, printer: "QPrinter", printable: Printable) -> None:
        """Print in a job that can be stopped."""
        services = self._services
        services.runner.run(
            lambda progress: print_pages(printer, printable, progress),
            on_done=lambda count: services.toast(f"Đã gửi {count} trang «{printable.name}» tới máy in."),
            on_failed=services.show_error,
            what=f"Đang in «{printable.name}»",
        )


def print_pages(printer: "QPrinter", printable: Printable, progress: Progress) -> int:
    """Print the pages the dialog chose, each on a whole sheet, and return how many. Raises PrintingError, Cancelled."""
    pages = _chosen(printer, printable.pages)
    printer.setDocName(printable.name)
    printer.setFullPage(True)  # the pages have their own margins
    painter = QPainter()
    try:
        for count, page in enumerate(pages):
            progress.step(count, len(pages), f"Đang in trang {page + 1}")
            image = _drawn(printer, printable, page)
            _turn(printer, image)
            ready = printer.newPage() if painter.isActive() else painter.begin(printer)
            if image.isNull() or not ready:
                raise PrintingError(name=printable.name)
            painter.drawImage(_place(printer, image), image)
        progress.step(len(pages), len(pages), "Đã in xong")
    except (AppError, Cancelled):
        if painter.isActive():
            printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(pages)


def _chosen(printer: "QPrinter", count: int) -> list[int]:
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() is printer.PageOrder.LastPageFirst:
        pages.reverse()
    return pages * (1 if printer.supportsMultipleCopies() else printer.copyCount())


def _drawn(printer: "QPrinter", printable: Printable, page: int) -> QImage:
    inches = printer.pageLayout().fullRect(QPageLayout.Unit.Inch).width()
    dots = min(printer.resolution(), _FINEST)
    return QImage.fromData(printable.image(page, max(1, round(inches * dots))))


def _turn(printer: "QPrinter", image: QImage) -> None:
    wide = image.width() > image.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    if printer.pageLayout().orientation() is not way:
        printer.setPageOrientation(way)


def _place(printer: "QPrinter", image: QImage) -> QRectF:
    """Return the sheet, or what of it a page of another shape fills, in the middle."""
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    scale = min(sheet.width() / image.width(), sheet.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
