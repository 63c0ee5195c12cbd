"""What can be put on a printer, whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Printable:
    """A paper of ``pages`` pages; ``image(page, width)`` draws one, from 0, as PNG, and is called in a job."""

    name: str
    pages: int
    image: Callable[[int, int], bytes]


def printable_pdf(
    name: str, pdf: bytes, pages: int, draw: Callable[[bytes, int, int], tuple[bytes, int]]
) -> Printable | None:
    """Return a PDF held in memory, drawn by ``draw`` as ``Office.pdf_page_image`` does; None while there is none."""
    if not pdf or not pages:
        return None
    return Printable(name, pages, lambda page, width: draw(pdf, page, width)[0])
