"""The parts of an XLSX file: found by their relations, changed one by one, the others copied byte for byte."""

import posixpath
import zipfile
from io import BytesIO
from typing import Any

from office_app.domain.upper_forms import UpperFormError

_BOOK_KIND, _STYLES_KIND = "/officeDocument", "/styles"
_MOST = 256 * 1024 * 1024  # bytes of all parts unpacked
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Package:
    """One file, held in memory. Raises UpperFormError when it is no XLSX."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._changed: dict[str, bytes] = {}
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except zipfile.BadZipFile as error:
            raise UpperFormError(
                name=name, fault="tệp không phải loại XLSX, hoặc có mật khẩu mở tệp"
            ) from error
        if sum(info.file_size for info in self._zip.infolist()) > _MOST:
            raise UpperFormError(name=name, fault="tệp quá lớn")
        self.names = frozenset(self._zip.namelist())
        self.workbook = next(iter(self._related("", _BOOK_KIND).values()), "")
        if self.workbook not in self.names:
            raise UpperFormError(name=name, fault="tệp không phải bảng tính loại XLSX")
        self.styles = next(iter(self._related(self.workbook, _STYLES_KIND).values()), "")

    def sheets(self) -> dict[str, str]:
        """Return the part of each sheet by its name, in their order; charts that are sheets are left out."""
        parts = self._related(self.workbook, "/worksheet")
        found = {}
        for one in self.xml(self.workbook).iterfind(".//{*}sheets/{*}sheet"):
            relation = one.get(_RELATION) or one.get(_STRICT_RELATION)
            if relation in parts:
                found[str(one.get("name"))] = parts[relation]
        return found

    def xml(self, part: str) -> Any:
        """Return the root of a part."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
        try:
            return etree.fromstring(self._changed.get(part) or self._zip.read(part), parser)
        except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError) as error:
            raise UpperFormError(name=self._name, fault=f"phần «{part}» của tệp bị hỏng") from error

    def put(self, part: str, root: Any) -> None:
        """Change a part."""
        from lxml import etree

        self._changed[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def written(self) -> bytes:
        """Return the file with the changed parts, the others as they were and in their order."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as new:
            for info in self._zip.infolist():
                copied = zipfile.ZipInfo(info.filename, info.date_time)
                copied.compress_type, copied.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                new.writestr(copied, self._changed.get(info.filename) or self._zip.read(info))
        return target.getvalue()

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """Return the parts that a part names as of that kind, by the id of the relation."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self.names:
            return {}
        found = {}
        for one in self.xml(relations).iterfind("{*}Relationship"):
            if str(one.get("Type", "")).endswith(kind) and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(one.get("Target", ""))))
                found[str(one.get("Id"))] = target.lstrip("/")
        return found
