"""The straight rules drawn on a PDF page, which frame the cells of tables."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

from office_app.domain.page_layout import Box
from office_app.reading.formats.pdf_page import LoadedPage, bounds
from office_app.reading.formats.pdfium import Handle, library, quick

_MOST_PATHS = 4_000  # more is a drawing
_MOST_POINTS = 20_000
_THIN = 2.5  # points across
_LEAST = 5.0  # points along

Point = tuple[float, float]


def rules_of(page: LoadedPage) -> list[Box]:
    """Return the rules of a page as thin boxes (left, top, right, bottom; y upwards), none without a table."""
    paths = page.paths()
    if len(paths) > _MOST_PATHS:
        return []  # a drawing
    boxes = [(path, bounds(path)) for path in paths]
    if not any(top - bottom > _LEAST for _, (_, top, _, bottom) in boxes):
        return []  # rules under titles
    rules: list[Box] = []
    left = _MOST_POINTS
    for path, box in boxes:
        if _is_thin(box):
            rules.append(box)
            continue
        points = quick("FPDFPath_CountSegments")(path)
        left -= points
        if left < 0:
            return []
        rules += _edges(path, points)
    return [rule for rule in rules if max(rule[2] - rule[0], rule[1] - rule[3]) >= _LEAST]


def _is_thin(box: Box) -> bool:
    left, top, right, bottom = box
    return min(right - left, top - bottom) <= _THIN


def _edges(item: Handle, count: int) -> Iterator[Box]:
    """Yield the rules that a path of several lines or boxes is made of."""
    for points in _outlines(item, count):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), max(ys), max(xs), min(ys))
        if _is_thin(box):
            yield box
            continue
        for (x, y), (to_x, to_y) in pairwise(points):
            if abs(x - to_x) <= _THIN or abs(y - to_y) <= _THIN:
                yield min(x, to_x), max(y, to_y), max(x, to_x), min(y, to_y)


def _outlines(item: Handle, count: int) -> Iterator[list[Point]]:
    """Yield the points of each unbroken line of a path, without those that have a curve."""
    raw = library().raw
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(ctypes.cast(item, raw.FPDF_PAGEOBJECT), matrix)
    path = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
