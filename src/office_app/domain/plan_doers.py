"""Who of the commune does what a directive asks: its committee, one of its bodies, its chi bộ, or nobody here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.counterparts import Counterpart, counterpart_of
from office_app.domain.incoming import CitationRole, IncomingDocument, Obligation, Reach
from office_app.domain.vietnamese import fold, fold_tone

NO_DISTRICTS = date(2025, 7, 1)
"""From this day a commune's committee stands above the tổ chức cơ sở đảng, and no huyện ủy is left.

Source: Quy định 298-QĐ/TW.
"""


@dataclass(frozen=True)
class OwnOffice:
    """Who we are: the commune's name and kind, and the names of our chi bộ."""

    commune: str = ""
    kind: str = "xã"
    chi_bo: Sequence[str] = ()


NO_OFFICE = OwnOffice()
"""An office that has not said who it is."""

_COMMITTEE = re.compile(
    r"^(?:cac |nhung )?(?:ban thuong vu |thuong truc |ban chap hanh )?(?:dang uy|dang bo)\b"
)
_OF_COMMUNE = re.compile(
    r"(?:ban thuong vu |thuong truc |ban chap hanh )?dang (?:uy|bo) (?:xa|phuong|dac khu) (?P<place>[^,(]+)"
)
_PARTY_BODY = re.compile(r"\b(?:cap uy|to chuc dang|dang uy|ban thuong vu|thuong truc)\b")
_GRASSROOTS = re.compile(r"\b(?:to chuc co so dang|tccsd)\b|^(?:cac |nhung )?dang bo\b")
_NAMED_CELL = re.compile(r"^(?:chi bộ|đảng bộ)\s+(?=\S)", re.IGNORECASE)
_OTHER_KINDS = re.compile(r"^doi voi [^:.;]{2,80} khac\s*:")
_OF_DISTRICTS = re.compile(r"^doi voi cap (?:huyen|tinh)\b[^:.;]{0,80}:")


def doer(
    directive: IncomingDocument, asked: Obligation, bodies: Sequence[Counterpart], office: OwnOffice
) -> Counterpart | None:
    """Return the local body that does an assignment, None when it is not meant for us.

    What the clerk confirmed goes before the table. Work of «cấp ủy» stays with our committee; a chi bộ called by
    its name has work only where it is one of ours; chi bộ of another party body are not ours.
    """
    unit = fold_tone(asked.unit or "")
    if (
        not asked.ours
        or not unit
        or _is_for_others(directive, fold(" ".join(asked.text.split())).lstrip("-+ "))
    ):
        return None
    named = _named_cell(unit)
    if named:
        return next((_cell(one) for one in office.chi_bo if fold(one) == fold(unit)), None)
    if asked.reach is Reach.BELOW and of_another_branch(directive, office):
        return None
    body = counterpart_of(asked.counterpart or unit, bodies)
    committee = next((one for one in bodies if one.committee), None)
    cells = next((one for one in bodies if one.study), None)
    if asked.reach is Reach.BELOW and body is not None and body is committee:
        return cells
    if committee is not None and (body is None or body.study) and _is_us(directive, unit, asked.reach):
        return committee
    return body


def is_own_paper(directive: IncomingDocument, office: OwnOffice) -> bool:
    """Tell whether the directive comes from our own committee, named with the commune or without."""
    issuer = fold(directive.issuer or "")
    if not _COMMITTEE.match(issuer) or of_another_branch(directive, office):
        return False
    place = _COMMITTEE.sub("", issuer).strip()
    return not place or (bool(office.commune) and place.endswith(fold(office.commune)))


def of_other_commune(directive: IncomingDocument, office: OwnOffice) -> bool:
    """Tell whether the directive comes from the committee of another commune: not our superior, nor ourselves."""
    found = _OF_COMMUNE.match(fold(directive.issuer or ""))
    return found is not None and bool(office.commune) and fold(office.commune) != found["place"].strip()


def of_another_branch(directive: IncomingDocument, office: OwnOffice) -> bool:
    """Tell whether the issuer is the committee of a body beside us, whose chi bộ are not ours.

    A committee that names no body stands below the one whose paper it carries out.
    """
    issuers = [directive.issuer or ""]
    if not _COMMITTEE.sub("", fold(issuers[0])).strip():
        issuers += [one.issuer or "" for one in directive.cited if one.role is CitationRole.BASIS]
    for issuer in map(fold, issuers):
        place = _COMMITTEE.sub("", issuer).strip() if _COMMITTEE.match(issuer) else ""
        if place and not re.match(r"(?:xa|phuong|dac khu|bo phan|co so)\b", place):
            return not office.commune or fold(office.commune) not in place
    return False


def _is_for_others(directive: IncomingDocument, passage: str) -> bool:
    """Tell whether a passage says itself that it is for other kinds of bodies, or for the districts of then."""
    districts = directive.issued_on is None or directive.issued_on < NO_DISTRICTS
    return _OTHER_KINDS.match(passage) is not None or (districts and _OF_DISTRICTS.match(passage) is not None)


def _named_cell(unit: str) -> bool:
    found = _NAMED_CELL.match(unit)
    return found is not None and unit[found.end()].isupper()


def _cell(name: str) -> Counterpart:
    return Counterpart(name, (), study=True, order=len(name) + 1000)


def _is_us(directive: IncomingDocument, unit: str, reach: Reach | None) -> bool:
    """Tell whether a party body of no name means our committee.

    Until the districts ended a commune's committee was itself one of the «tổ chức cơ sở đảng», «đảng bộ».
    """
    named = fold(unit)
    if (
        reach is Reach.OURS
        and _PARTY_BODY.search(named)
        and "chi bo" not in named.replace("dang bo, chi bo", "")
    ):
        return True
    issued = directive.issued_on
    return (
        reach is not None
        and _GRASSROOTS.search(named) is not None
        and issued is not None
        and issued < NO_DISTRICTS
        and not _COMMITTEE.match(fold(directive.issuer or ""))
    )
