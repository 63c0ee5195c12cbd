"""The chi bộ of the made-up office and their members, with those who came and went this year."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.sample_tools import SampleTools, last_working, working


def add_people(
    data: dict[str, Any], settings: OfficeSettings, today: date, tools: SampleTools, chance: random.Random
) -> int:
    """Keep the settings, the chi bộ with their members and the other bodies; return how many members there are."""
    count = 0
    units: list[int] = []
    exemption = Leave(LeaveKind.EXEMPT, date(today.year - 1, 1, 1))
    with tools.planning.open_transaction() as tx:
        tx.settings.save(settings)
        for at, name in enumerate(data["chi_bo"]):
            secretary = person_name(data, chance)
            unit_id = tx.organisation.add_unit(
                Unit(
                    name=f"Chi bộ {name}",
                    kind=UnitKind.CHI_BO,
                    short_name=name,
                    secretary=secretary,
                    phone=f"0900 000 {at:03d}",
                    meeting_day=3 + at % 5,
                )
            )
            units.append(unit_id)
            size = chance.randint(36, 64) if name.startswith("Thôn") else chance.randint(20, 44)
            for number in range(size):
                born = date(chance.randint(1945, 2003), chance.randint(1, 12), chance.randint(1, 28))
                old = today.year - born.year > 70
                count += 1
                tx.organisation.add_member(
                    Member(
                        full_name=secretary if number == 0 else person_name(data, chance),
                        unit_id=unit_id,
                        born_on=born,
                        card_number=f"00.{count:06d}",
                        position="Bí thư chi bộ" if number == 0 else "",
                        leaves=(exemption,) if old and chance.random() < 0.6 else (),
                    )
                )
        for body in data["bodies"]:
            tx.organisation.add_unit(Unit(name=body["name"], kind=UnitKind[body["kind"]]))
        count += _add_changes(data, units, today, tx)
        tx.commit()
    return count


def _add_changes(data: dict[str, Any], units: list[int], today: date, tx: Transaction) -> int:
    """Add who was admitted in each quarter of this year, and who came or went; return how many more there are."""
    chance = random.Random(today.year)
    found: list[Member] = []
    for quarter, number in enumerate(data["admitted"]):
        for at in range(number):
            day = working(date(today.year, 3 * quarter + 1 + at % 3, 5 + 3 * at))
            born = date(chance.randint(today.year - 32, today.year - 19), chance.randint(1, 12), 1 + at)
            found.append(Member(person_name(data, chance), 0, born, joined_unit_on=day, joined_how="kết nạp"))
    for one in data["came"]:
        day, born = last_working(today - timedelta(days=one["days_ago"])), date(1980, 1 + len(found) % 12, 9)
        found.append(Member(person_name(data, chance), 0, born, joined_unit_on=day, joined_how=one["how"]))
    for one in data["went"]:
        day, born = last_working(today - timedelta(days=one["days_ago"])), date(1951, 1 + len(found) % 12, 9)
        found.append(Member(person_name(data, chance), 0, born, left_unit_on=day, left_how=one["how"]))
    past = [one for one in found if (one.joined_unit_on or date.min) <= today]
    for at, member in enumerate(past):
        tx.organisation.add_member(replace(member, unit_id=units[7 * at % len(units)]))
    return sum(member.left_unit_on is None for member in past)


def person_name(data: dict[str, Any], chance: random.Random) -> str:
    sex = chance.choice(["men", "women"])
    middle, given = chance.choice(data[f"middle_{sex}"]), chance.choice(data[f"given_{sex}"])
    return f"{chance.choice(data['surnames'])} {middle} {given}"
