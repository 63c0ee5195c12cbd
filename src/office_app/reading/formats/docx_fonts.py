"""How a run of Word looks: its font, capitals and whether it is hidden, from the run and the styles above it."""

from typing import Any

from office_app.reading.formats.looks import Look, Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Fonts:
    """Args: roots of the styles and theme parts, None when the document has none."""

    def __init__(self, styles: Any = None, theme: Any = None) -> None:
        self._theme = _theme_fonts(theme)
        self._paragraph_style, self._defaults = "", Look()
        self._styles = Styles({} if styles is None else self._read(styles))

    def paragraph(self, paragraph: Any) -> Look:
        """Return how text in the paragraph looks as far as no run says otherwise."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self._paragraph_style if style is None else style.get(f"{_W}val", "")
        return self._styles.look(name).over(self._defaults)

    def run(self, run: Any, paragraph: Look) -> Look:
        properties = run.find(f"{_W}rPr")
        if properties is None:
            return paragraph
        style = properties.find(f"{_W}rStyle")
        by_style = Look() if style is None else self._styles.look(style.get(f"{_W}val", ""))
        return self._look(properties).over(by_style).over(paragraph)

    def _read(self, styles: Any) -> dict[str, tuple[Look, str]]:
        own: dict[str, tuple[Look, str]] = {}
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._defaults = self._look(defaults)
        for style in styles.findall(f"{_W}style"):
            name, based = style.get(f"{_W}styleId", ""), style.find(f"{_W}basedOn")
            own[name] = (
                self._look(style.find(f"{_W}rPr")),
                "" if based is None else based.get(f"{_W}val", ""),
            )
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
                self._paragraph_style = name
        return own

    def _look(self, properties: Any) -> Look:
        if properties is None:
            return Look()
        return Look(
            self._font(properties.find(f"{_W}rFonts")),
            _switch(properties, "caps"),
            _switch(properties, "vanish"),
        )

    def _font(self, fonts: Any) -> str | None:
        """Return the font of letters beyond ASCII, which is where old fonts keep theirs."""
        if fonts is None:
            return None
        for kind in ("hAnsi", "ascii"):
            theme = fonts.get(f"{_W}{kind}Theme")
            if theme is not None and theme[:5] in self._theme:
                return self._theme[theme[:5]]
            if (name := fonts.get(f"{_W}{kind}")) is not None:
                return str(name)
        return None


def _theme_fonts(theme: Any) -> dict[str, str]:
    """Return «major» and «minor» -> the font for Latin letters."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None:
            found[kind] = latin.get("typeface", "")
    return found


def _switch(properties: Any, tag: str) -> bool | None:
    found = properties.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val", "true") not in ("0", "false", "off", "none")
