"""The cells of one sheet as XML: found, added where there are none, given values."""

from decimal import Decimal
from typing import Any

from office_app.domain.sheet_places import column_number

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class SheetCells:
    """The rows of a sheet; a cell or row may leave its place unsaid, then it follows the one before."""

    def __init__(self, root: Any) -> None:
        from lxml import etree

        self._make = etree.SubElement
        self._space = etree.QName(root).namespace
        self._root, self._data = root, root.find("{*}sheetData")
        self._rows = {}
        number = 0
        for row in self._data.iterfind("{*}row") if self._data is not None else ():
            number = int(row.get("r") or number + 1)
            self._rows[number] = row

    def cell(self, name: str) -> Any:
        """Return the element of a cell, made when there is none, with the style of its row or column."""
        letters = name.rstrip("0123456789")
        number, column = int(name[len(letters) :]), column_number(letters)
        row = self._rows.get(number)
        if row is None:
            row = self._new_row(number)
        at = 0
        for place, one in self._cells(row):
            if place == column:
                return one
            if place > column:
                break
            at += 1
        row.attrib.pop("spans", None)  # a hint that would be wrong now
        made = self._make(row, self._tag("c"))
        row.insert(at, made)
        made.set("r", name)
        style = row.get("s") if row.get("customFormat") in ("1", "true") else self._column_style(column)
        if style:
            made.set("s", style)
        return made

    def has_formula(self, cell: Any) -> bool:
        return cell.find("{*}f") is not None

    def put(self, cell: Any, value: int | str | Decimal) -> None:
        """Give a cell a value in place of its own; its style stays."""
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        cell.attrib.pop("cm", None)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = self._make(self._make(cell, self._tag("is")), self._tag("t"))
            text.set(_SPACE, "preserve")
            text.text = value
        else:
            self._make(cell, self._tag("v")).text = str(value)

    def forget_results(self) -> None:
        """Take away what formulas came to: a program that does not calculate shows nothing rather than old figures."""
        for formula in list(self._root.iter(self._tag("f"))):
            cell = formula.getparent()
            if cell.tag != self._tag("c"):
                continue
            cell.attrib.pop("t", None)
            for result in cell.findall("{*}v"):
                cell.remove(result)

    def _cells(self, row: Any) -> list[tuple[int, Any]]:
        found, place = [], 0
        for one in row.iterfind("{*}c"):
            name = one.get("r")
            place = column_number(name.rstrip("0123456789")) if name else place + 1
            found.append((place, one))
        return found

    def _new_row(self, number: int) -> Any:
        made = self._make(self._data, self._tag("row"))
        made.set("r", str(number))
        self._data.insert(sum(other < number for other in self._rows), made)
        self._rows[number] = made
        return made

    def _column_style(self, column: int) -> str | None:
        for one in self._root.iterfind("{*}cols/{*}col"):
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                return str(one.get("style")) if one.get("style") else None
        return None

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"
