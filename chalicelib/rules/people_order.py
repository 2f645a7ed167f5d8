"""Which rows of a file of people can be applied, and in which order: nobody before their supervisor."""

from collections.abc import Collection, Iterator, Sequence

from chalicelib.rules.import_report import ImportWarning, row_of, warning
from chalicelib.rules.people_row import PeopleFile, PersonRow
from chalicelib.rules.people_texts import WARNINGS

WAITS = "SUPERVISOR_WAITS"


def good_rows(found: PeopleFile, registered: Collection[str]) -> tuple[PersonRow, ...]:
    """The rows that can be applied though others cannot: without a fault, and under nobody who stays behind.

    registered   the numbers of people who are there already. A fault of the file as a whole leaves no row good.
    """
    bad = {row_of(each.pointer) for each in found.faults}
    if bad & {0, 1}:
        return ()
    good = [row for row in found.readable if row.row not in bad]
    while True:
        there = {row.number for row in good} | set(registered)
        kept = [row for row in good if row.supervisor_number is None or row.supervisor_number in there]
        if len(kept) == len(good):
            return tuple(good)
        good = kept


def waiting_rows(found: PeopleFile, good: Collection[PersonRow]) -> list[ImportWarning]:
    """A word at each row that has no fault and still cannot be applied: it waits for its supervisor's."""
    told = {row_of(each.pointer) for each in found.faults} | {row.row for row in good}
    waiting = [row.row for row in found.readable if row.row not in told]
    return [warning(WARNINGS, f"/rows/{row}/supervisor", WAITS) for row in waiting]


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
