"""Words across each page of a paper, pale and under its text: what it is not to be taken for."""

from typing import Any
from xml.sax.saxutils import quoteattr

from office_app.writing import fonts

_SIZE = 64.0  # points
_PALE = (0.96, 0.78, 0.75)
_SHARE = 6.2  # of the letters' height in the width of the words as Word stretches them


def draw_mark(canvas: Any, words: str) -> None:
    """Draw the words from corner to corner of the canvas' page, before anything else is drawn on it."""
    width, height = canvas._pagesize
    canvas.saveState()
    canvas.setFillColorRGB(*_PALE)
    canvas.setFont(fonts.face(True, False), _SIZE)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -_SIZE / 3, words)
    canvas.restoreState()


def mark_run(words: str) -> str:
    """Return the run that puts the words into a Word header, as Word's own watermarks are made."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_SIZE * _SHARE:.0f}pt;height:{_SIZE:.0f}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    color = "#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in _PALE))
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PageMark" type="#_x0000_t136" style="{style}" o:allowincell="f" fillcolor="{color}" '
        f'stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" '
        f"string={quoteattr(words)}/></v:shape></w:pict></w:r>"
    )
