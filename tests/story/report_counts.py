"""What a report over a period must say, counted with plain SQL from the tables of the data file."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path


def counted_by_sql(database: Path, since: date, until: date, as_of: date) -> dict[str, int]:
    """Return the counts of a period by the keys of its figures; rates are left to be divided."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        sql = _Sql(connection, {"since": str(since), "until": str(until), "day": str(as_of)})
        return {
            **_papers(sql),
            **_tasks(sql),
            **_study(sql),
            **_activities(sql),
            **_members(sql),
            **_indicators(sql),
        }


class _Sql:
    def __init__(self, connection: sqlite3.Connection, days: dict[str, str]) -> None:
        self._connection, self._days = connection, days

    def rows(self, query: str) -> Sequence[tuple[object, ...]]:
        return self._connection.execute(query, self._days).fetchall()

    def one(self, query: str) -> int:
        ((value,),) = self.rows(query)
        return int(str(value or 0))


def _papers(sql: _Sql) -> dict[str, int]:
    came = "FROM incoming_documents d WHERE arrived_on BETWEEN :since AND :day"
    # The day a document was settled is the last time its state was noted; without a note it counts as settled.
    noted = "(SELECT substr(max(at), 1, 10) FROM audit_trail a WHERE a.entity_id = d.id AND action = 'incoming.state')"
    done = f"(state = 'done' AND coalesce({noted}, '') <= :day)"
    ours = "(SELECT count(*) FROM obligations o WHERE o.document_id = d.id AND o.ours)"
    due = "(SELECT min(due) FROM obligations o WHERE o.document_id = d.id AND o.ours)"
    found = {
        "received": sql.one(f"SELECT count(*) {came}"),
        "received.done": sql.one(f"SELECT count(*) {came} AND {done}"),
        "received.filed": sql.one(f"SELECT count(*) {came} AND NOT {done} AND {ours} = 0"),
        "received.late": sql.one(f"SELECT count(*) {came} AND NOT {done} AND {due} < :day"),
    }
    found["received.going"] = (
        found["received"] - found["received.done"] - found["received.filed"] - found["received.late"]
    )
    earlier = "FROM incoming_documents d WHERE arrived_on < :since"
    overdue = sql.one(f"SELECT count(*) {earlier} AND NOT {done} AND {due} < :day")
    if overdue:
        found["received.before"] = overdue
    issued = "FROM outgoing_documents WHERE state = 'issued' AND issued_on BETWEEN :since AND :day"
    found["issued"] = sql.one(f"SELECT count(*) {issued}")
    for kind, count in sql.rows(f"SELECT doc_type, count(*) {issued} GROUP BY doc_type"):
        found[f"issued.{kind}"] = int(str(count))
    return found


def campaigns_by_sql(database: Path, day: date) -> dict[int, dict[str, int]]:
    """Return for each campaign its chi bộ, those that have studied, and their heads, as of a day."""
    query = """
        SELECT c.id, (SELECT count(*) FROM campaign_units u WHERE u.campaign_id = c.id), count(s.id), sum(s.called),
            sum(s.present), sum(s.made_up - CASE WHEN s.by_name THEN (SELECT count(*) FROM attendance a
                WHERE a.session_id = s.id AND a.made_up_on > :day AND a.mark <> 'present') ELSE 0 END)
        FROM campaigns c JOIN sessions s ON s.campaign_id = c.id AND s.state = 'held' AND s.held_on <= :day
        GROUP BY c.id"""
    names = ("units", "done", "called", "present", "made_up")
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, {"day": str(day)}).fetchall()
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}


def _tasks(sql: _Sql) -> dict[str, int]:
    theirs = (
        "FROM tasks WHERE state <> 'dropped' AND ("
        " (due BETWEEN :since AND :until AND NOT (state = 'done' AND done_on < :since))"
        " OR (due < :since AND NOT (state = 'done' AND coalesce(done_on, '') < :since))"
        " OR ((due IS NULL OR due > :until) AND state = 'done' AND done_on BETWEEN :since AND :day))"
    )
    done = "(state = 'done' AND coalesce(done_on, '') <= :day)"
    return {
        "tasks": sql.one(f"SELECT count(*) {theirs}"),
        "tasks.done": sql.one(f"SELECT count(*) {theirs} AND {done}"),
        "tasks.done_late": sql.one(f"SELECT count(*) {theirs} AND {done} AND done_on > due"),
        "tasks.on_time": sql.one(f"SELECT count(*) {theirs} AND {done} AND NOT coalesce(done_on > due, 0)"),
        "tasks.late": sql.one(f"SELECT count(*) {theirs} AND NOT {done} AND due < :day"),
        "tasks.going": sql.one(f"SELECT count(*) {theirs} AND NOT {done} AND NOT coalesce(due < :day, 0)"),
    }


def _study(sql: _Sql) -> dict[str, int]:
    held = "state = 'held' AND held_on BETWEEN :since AND :day"
    # A session is read for every campaign that it counts for.
    both = (
        "(SELECT id, campaign_id, campaign_id AS main FROM sessions"
        " UNION ALL SELECT session_id, t.campaign_id, s.campaign_id FROM session_topics t"
        " JOIN sessions s ON s.id = session_id)"
    )
    busy = (
        f"(SELECT b.campaign_id FROM {both} b JOIN sessions s ON s.id = b.id"
        " WHERE (s.state = 'held' AND s.held_on BETWEEN :since AND :day)"
        " OR (s.state <> 'held' AND s.planned_on BETWEEN :since AND :day)"
        " UNION SELECT id FROM campaigns WHERE due BETWEEN :since AND :until)"
    )
    lines = f"FROM campaign_units u WHERE u.campaign_id IN {busy}"
    # In the office of the test nobody is called twice in a campaign, so its sessions can be added up.
    studied = (
        f"FROM campaign_units u JOIN {both} b ON b.campaign_id = u.campaign_id"
        " JOIN sessions s ON s.id = b.id AND s.unit_id = u.unit_id"
        f" WHERE u.campaign_id IN {busy} AND s.state = 'held' AND s.held_on <= :day"
    )
    late = (
        "(SELECT count(*) FROM attendance a WHERE a.session_id = s.id AND a.made_up_on > :day"
        " AND a.mark IN ('excused', 'unexcused'))"
    )

    def heads(column: str) -> int:
        return sql.one(f"SELECT sum({column}) {studied}")

    found = {
        "campaigns": sql.one(f"SELECT count(*) FROM {busy}"),
        "units": sql.one(f"SELECT count(*) {lines}"),
        "units.done": sql.one(f"SELECT count(*) {studied}"),
        **{key: heads(f"s.{key}") for key in ("members", "exempt", "away", "called", "present")},
        **{key: heads(f"s.{key}") for key in ("excused", "unexcused", "closed", "guests")},
        "handed_in": heads("CASE WHEN b.main = u.campaign_id THEN s.handed_in ELSE 0 END"),
        "made_up": heads(f"s.made_up - CASE WHEN s.by_name THEN {late} ELSE 0 END"),
        "sessions": sql.one(f"SELECT count(*) FROM sessions WHERE {held}"),
        "sessions.off": sql.one(
            "SELECT count(*) FROM sessions WHERE state IN ('postponed', 'not_held')"
            " AND planned_on BETWEEN :since AND :day"
        ),
        "attendances": sql.one(f"SELECT sum(present) FROM sessions WHERE {held}"),
        "session_guests": sql.one(f"SELECT sum(guests) FROM sessions WHERE {held}"),
        **_people(sql, held),
        **_forms(sql),
    }
    found["units.waiting"] = found["units"] - found["units.done"]
    found["absent"] = found["excused"] + found["unexcused"]
    words = {"in_person": "Trực tiếp", "online": "Trực tuyến", "topical": "Chuyên đề"}
    for form, count in sql.rows(f"SELECT form, count(*) FROM sessions WHERE {held} GROUP BY form"):
        word = words.get(str(form), "Lồng ghép sinh hoạt chi bộ")
        found[f"sessions.{word}"] = int(str(count))
    return found


def _people(sql: _Sql, held: str) -> dict[str, int]:
    """Count persons over all sessions of the period, in the chi bộ that called them first.

    A chi bộ with sessions without names counts the largest of these, unless more people are known by name.
    """
    studied = "(mark = 'present' OR (mark IN ('excused', 'unexcused') AND made_up_on <= :day))"
    calls = (
        "SELECT coalesce(m.person_id, m.id) AS person, a.mark, a.made_up_on, first_value(s.unit_id) OVER ("
        " PARTITION BY coalesce(m.person_id, m.id) ORDER BY s.held_on, s.id) AS unit_id"
        " FROM attendance a JOIN members m ON m.id = a.member_id JOIN sessions s ON s.id = a.session_id"
        " WHERE s.by_name AND a.mark IN ('present', 'excused', 'unexcused')"
        f" AND s.{held.replace('AND held_on', 'AND s.held_on')}"
    )
    named = (
        f"SELECT unit_id, count(DISTINCT person) AS called, count(DISTINCT CASE WHEN {studied} THEN person END) AS people"
        f" FROM ({calls}) GROUP BY unit_id"
    )
    plain = (
        "SELECT unit_id, max(called) AS called, max(present + made_up) AS people FROM sessions"
        f" WHERE NOT by_name AND {held} GROUP BY unit_id"
    )
    most = f"SELECT unit_id, max(called) AS called, max(people) AS people FROM ({named} UNION ALL {plain}) GROUP BY unit_id"
    return {
        "people_called": sql.one(f"SELECT sum(called) FROM ({most})"),
        "people": sql.one(f"SELECT sum(people) FROM ({most})"),
    }


def _forms(sql: _Sql) -> dict[str, int]:
    out = "FROM return_forms f WHERE coalesce(sent_on, substr(made_at, 1, 10)) BETWEEN :since AND :day"
    back = (
        "EXISTS (SELECT 1 FROM return_readings r WHERE r.form_id = f.id AND r.state = 'taken'"
        " AND substr(read_at, 1, 10) <= :day)"
    )
    late = f"NOT {back} AND json_extract(content, '$.return_by') < :day"
    found = {
        "forms": sql.one(f"SELECT count(*) {out}"),
        "forms.back": sql.one(f"SELECT count(*) {out} AND {back}"),
        "forms.late": sql.one(f"SELECT count(*) {out} AND {late}"),
    }
    return {**found, "forms.waiting": found["forms"] - found["forms.back"] - found["forms.late"]}


def _activities(sql: _Sql) -> dict[str, int]:
    def rows(kind: str) -> str:
        return f"FROM activities WHERE kind = '{kind}' AND happened_on BETWEEN :since AND :day"

    found = {
        "outreach": sql.one(f"SELECT count(*) {rows('outreach')}"),
        "outreach.items": sql.one(f"SELECT sum(count) {rows('outreach')}"),
        "outreach.reached": sql.one(f"SELECT sum(reached) {rows('outreach')}"),
        "commendations": sql.one(f"SELECT count(*) {rows('commendation')}"),
        "commendations.collectives": sql.one(f"SELECT sum(count) {rows('commendation')}"),
        "commendations.persons": sql.one(f"SELECT sum(reached) {rows('commendation')}"),
    }
    settled = "(settled_on IS NOT NULL AND settled_on <= :day)"
    asked = "(settle_by IS NOT NULL OR coalesce(json_extract(details, '$.requests'), '') <> '')"
    for key, kind in (
        ("inspections", "inspection"),
        ("difficulties", "difficulty"),
        ("proposals", "proposal"),
    ):
        own = asked if kind == "inspection" else "1"
        found[key] = sql.one(f"SELECT count(*) {rows(kind)}")
        found[f"{key}.settled"] = sql.one(f"SELECT count(*) {rows(kind)} AND {settled}")
        found[f"{key}.late"] = sql.one(f"SELECT count(*) {rows(kind)} AND NOT {settled} AND settle_by < :day")
        free = sql.one(f"SELECT count(*) {rows(kind)} AND NOT {settled} AND NOT {own}")
        if kind == "inspection":
            found[f"{key}.free"] = free
        found[f"{key}.waiting"] = found[key] - found[f"{key}.settled"] - found[f"{key}.late"] - free
    return {**found, **_carried(sql, settled, asked)}


def _carried(sql: _Sql, settled: str, asked: str) -> dict[str, int]:
    """Count what was open when the period began; nothing is told where nothing was."""
    rows = (
        "FROM activities WHERE happened_on < :since AND (settled_on IS NULL OR settled_on >= :since)"
        f" AND (kind IN ('difficulty', 'proposal') OR (kind = 'inspection' AND {asked}))"
    )
    found = {
        "carried": sql.one(f"SELECT count(*) {rows}"),
        "carried.settled": sql.one(f"SELECT count(*) {rows} AND {settled}"),
        "carried.late": sql.one(f"SELECT count(*) {rows} AND NOT {settled} AND settle_by < :day"),
    }
    found["carried.waiting"] = found["carried"] - found["carried.settled"] - found["carried.late"]
    return found if found["carried"] else {}


def _indicators(sql: _Sql) -> dict[str, int]:
    """Count targets by how they stand: values are added up or the last one holds, and may not fall a tenth behind."""
    values = "FROM indicator_readings r WHERE r.indicator_id = i.id AND r.period_on BETWEEN i.since AND :day"
    query = f"""
        SELECT CASE
            WHEN reached IS NULL THEN CASE WHEN until < :day THEN 'missed' ELSE 'no_value' END
            WHEN aim = 'at_most' AND reached > target THEN 'missed'
            WHEN aim = 'at_most' THEN CASE WHEN until <= :day THEN 'reached' ELSE 'on_way' END
            WHEN reached >= target THEN 'reached'
            WHEN until <= :day THEN 'missed'
            WHEN counting = 'sum' AND reached < target * ((julianday(:day) - julianday(since) + 1)
                / (julianday(until) - julianday(since) + 1) - 0.1) THEN 'behind'
            ELSE 'on_way' END AS state, count(*)
        FROM (SELECT since, until, aim, counting, CAST(target AS REAL) AS target, CASE counting
                WHEN 'sum' THEN (SELECT sum(CAST(value AS REAL)) {values})
                ELSE (SELECT CAST(value AS REAL) {values} ORDER BY period_on DESC LIMIT 1) END AS reached
            FROM indicators i WHERE since <= :day AND until >= :since)
        GROUP BY state"""
    found = dict.fromkeys(("reached", "on_way", "behind", "missed", "no_value"), 0)
    found |= {str(state): int(str(count)) for state, count in sql.rows(query)}
    return {"indicators": sum(found.values()), **{f"indicators.{key}": n for key, n in found.items()}}


def _members(sql: _Sql) -> dict[str, int]:
    def there(day: str) -> str:
        return (
            f"FROM members m WHERE coalesce(joined_unit_on, '') <= {day}"
            f" AND (left_unit_on IS NULL OR left_unit_on > {day})"
        )

    person = "coalesce({0}.person_id, {0}.id)"
    same = f"{person.format('o')} = {person.format('m')}"
    came = (
        "FROM members m WHERE joined_unit_on BETWEEN :since AND :day AND NOT EXISTS"
        f" (SELECT 1 FROM members o WHERE {same} AND o.left_unit_on = m.joined_unit_on)"
    )
    went = (
        "FROM members m WHERE left_unit_on BETWEEN :since AND :day AND NOT EXISTS"
        f" (SELECT 1 FROM members o WHERE {same} AND o.joined_unit_on = m.left_unit_on)"
    )
    inside = (
        "FROM members m WHERE joined_unit_on BETWEEN :since AND :day AND EXISTS"
        f" (SELECT 1 FROM members o WHERE {same} AND o.left_unit_on = m.joined_unit_on)"
    )
    leave = (
        "EXISTS (SELECT 1 FROM member_leaves l WHERE l.member_id = m.id AND l.kind = '{0}'"
        " AND coalesce(l.since, '') <= :day AND (l.until IS NULL OR l.until >= :day))"
    )
    exempt, away = leave.format("exempt"), leave.format("away")
    before = "date(:since, '-1 day')"
    return {
        "members.before": sql.one(f"SELECT count(*) {there(before)}"),
        "members.now": sql.one(f"SELECT count(*) {there(':day')}"),
        "members.exempt": sql.one(f"SELECT count(*) {there(':day')} AND {exempt}"),
        "members.away": sql.one(f"SELECT count(*) {there(':day')} AND {away} AND NOT {exempt}"),
        "members.admitted": sql.one(f"SELECT count(*) {came} AND joined_how LIKE 'kết nạp%'"),
        "members.moved_in": sql.one(f"SELECT count(*) {came} AND joined_how LIKE 'chuyển%'"),
        "members.came_else": sql.one(f"SELECT count(*) {came} AND joined_how = ''"),
        "members.moved_out": sql.one(f"SELECT count(*) {went} AND left_how LIKE 'chuyển%'"),
        "members.died": sql.one(f"SELECT count(*) {went} AND left_how = 'từ trần'"),
        "members.struck_off": sql.one(
            f"SELECT count(*) {went} AND left_how IN ('xin ra khỏi Đảng', 'xóa tên', 'khai trừ')"
        ),
        "members.went_else": sql.one(f"SELECT count(*) {went} AND left_how = ''"),
        "members.inside": sql.one(f"SELECT count(*) {inside}"),
    }
