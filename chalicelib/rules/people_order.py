"""Which rows of a file of people can be applied, and in which order: nobody before their supervisor."""

from collections.abc import Collection, Iterator, Sequence

from chalicelib.rules.import_report import ImportWarning, warning
from chalicelib.rules.people_row import PeopleFile, PersonRow
from chalicelib.rules.people_texts import WARNINGS


def good_rows(found: PeopleFile, registered: Collection[str]) -> tuple[PersonRow, ...]:
    """The rows that can be applied though others cannot: without a fault, and under nobody who stays behind.

    registered   the numbers of people who are there already. A fault of the file as a whole leaves no row good.
    """
    places = [each.pointer.split("/") for each in found.faults]
    if any(len(place) < 3 or place[1] != "rows" or place[2] in ("", "1") for place in places):
        return ()
    bad = {int(place[2]) for place in places}
    good = [row for row in found.readable if row.row not in bad]
    while True:
        there = {row.number for row in good} | set(registered)
        kept = [row for row in good if row.supervisor_number is None or row.supervisor_number in there]
        if len(kept) == len(good):
            return tuple(good)
        good = kept


def waiting_rows(found: PeopleFile, good: Collection[PersonRow]) -> list[ImportWarning]:
    """A word at each row that has no fault and still cannot be applied: it waits for its supervisor's."""
    faulty = {each.pointer.split("/")[2] for each in found.faults if each.pointer.startswith("/rows/")}
    applied = {row.row for row in good}
    waiting = [row.row for row in found.readable if row.row not in applied and str(row.row) not in faulty]
    return [warning(WARNINGS, f"/rows/{row}/supervisor", "SUPERVISOR_WAITS") for row in waiting]


def supervisors_first(rows: Sequence[PersonRow], registered: Collection[str]) -> Iterator[PersonRow]:
    """The rows, each after its own supervisor's. `registered`: the numbers of people who are there already.

    Raises ValueError for rows that wait for each other or for nobody: no file without faults holds any.
    """
    waiting, there = list(rows), set(registered)
    while waiting:
        ready = [row for row in waiting if row.supervisor_number is None or row.supervisor_number in there]
        if not ready:
            raise ValueError("supervisors in a circle")
        yield from ready
        there.update(row.number for row in ready)
        waiting = [row for row in waiting if row.number not in there]
