"""A date with the words around it, which say whether it is a last day."""

from dataclasses import dataclass

from office_app.recognition.dates import When


@dataclass(slots=True)
class Clause:
    """A date with what stands around it in its sentence, in small letters.

    ``lead`` is the sentence up to the marker, ``marks`` the markers right before the date, ``rest`` what follows.
    ``window``: the date ends a stretch of days («từ ngày … đến ngày …»). ``soon``: within two years of the document,
    ``near``: within three.
    ``own_year``: the date lies in the year of the document.
    ``firm``: the markers need no verb («trước», «chậm nhất»).
    """

    lead: str
    marks: str
    when: When
    rest: str
    window: bool = False
    soon: bool = True
    firm: bool = False
    near: bool = True
    own_year: bool = False

    @property
    def around(self) -> str:
        """The clause as far as a verb may stand."""
        return f"{self.lead[-160:]}{self.marks} {self.rest[:60]}"
