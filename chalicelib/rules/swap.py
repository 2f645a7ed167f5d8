"""Who may exchange shifts with whom, on which dates, and what is odd about it.

Source: DESIGN "Edges"; hospitals, the fire brigade and Satpol PP exchange shifts with their head's leave. See
docs/rules.md#people. A swap moves no attendance: the roster of a day to come is another, and its letters are exchanged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from chalicelib.domain.employee import Employee
from chalicelib.domain.shift import DayKind, DayPlan, Slot
from chalicelib.domain.swap import Swap, SwapDay
from chalicelib.errors import FieldError
from chalicelib.rules.calendar import NO_ENTRY, letter_on
from chalicelib.rules.import_report import Texts, fault
from chalicelib.rules.leaving import has_passed
from chalicelib.rules.roster import with_letter, works_by_roster

SWAP_FROM = timedelta(days=1)  # from today: tomorrow is the first date
MAX_OPEN_SWAPS = 10  # asked by one person, and neither decided nor over

TEXTS: Texts = {
    "SWAP_SELF": ("Pilih rekan lain, bukan Anda sendiri.", "Choose a colleague, not yourself."),
    "SWAP_DATE": (
        "Pilih tanggal dari besok sampai akhir bulan depan.",
        "Choose a date from tomorrow to the end of next month.",
    ),
    "SWAP_BEGUN": (
        "Jam presensi Anda atau rekan pada tanggal ini sudah dibuka; pilih tanggal lain.",
        "A check-in of yours or your colleague's is open already on this date; choose another.",
    ),
    "SWAP_NO_ROSTER": (
        "Anda tidak bekerja bergilir pada tanggal ini; pilih tanggal lain.",
        "You don't work by roster on this date; choose another.",
    ),
    "SWAP_PARTNER": (
        "Tidak ada rekan ini yang bekerja bergilir di unit Anda pada tanggal itu; pilih dari daftar.",
        "No such colleague works by roster in your unit on that date; choose from the list.",
    ),
    "SWAP_NO_ENTRY": (
        "Jadwal Anda atau rekan pada tanggal ini belum diisi; minta operator unit mengisinya dulu.",
        "Your or your colleague's roster has no entry on this date yet; have your unit's operator enter it first.",
    ),
    "SWAP_SAME": (
        "Jadwal Anda berdua sama pada tanggal itu; tidak ada yang ditukar.",
        "You both have the same shift then; there is nothing to exchange.",
    ),
}


def swap_dates(today: date) -> tuple[date, date]:
    """The first and the last date that may be exchanged: tomorrow, and the last of next month."""
    after_next = (today.replace(day=1) + timedelta(days=62)).replace(day=1)
    return today + SWAP_FROM, after_next - timedelta(days=1)


def swap_faults(one: Employee, other: Employee | None, dates: Mapping[str, date], today: date) -> list[FieldError]:
    """Everything that keeps these two from exchanging their letters of these dates.

    other   None: nobody by that id. Whoever is unknown, elsewhere, or works by the week is told of alike.
    dates   pointer of the field -> date: one or two.
    """
    if other and other.employee_id == one.employee_id:
        return [fault(TEXTS, "/other_id", "SWAP_SELF")]
    first, last = swap_dates(today)
    faults = [fault(TEXTS, pointer, "SWAP_DATE") for pointer, on in dates.items() if not first <= on <= last]
    faults += [fault(TEXTS, at, "SWAP_NO_ROSTER") for at, on in dates.items() if roster_unit(one, on) is None]
    if faults:
        return faults
    units = {roster_unit(each, on) for each in (one, other) for on in dates.values() if each}
    if other is None or len(units) > 1:
        return [fault(TEXTS, "/other_id", "SWAP_PARTNER")]
    faults = [fault(TEXTS, at, "SWAP_NO_ENTRY") for at, on in dates.items() if _is_unknown(one, other, on)]
    same = all(letter_on(one.roster, on) == letter_on(other.roster, on) for on in dates.values())
    return faults or ([fault(TEXTS, "/on", "SWAP_SAME")] if same else [])


def swap_day(one: Employee, other: Employee, on: date) -> SwapDay:
    return SwapDay(on, letter_on(one.roster, on), letter_on(other.roster, on))


def still_stands(swap: Swap, one: Employee, other: Employee, today: date) -> bool:
    """Whether it could be asked again today as it was asked: same unit, same letters, dates to come."""
    dates = {f"/{index}": each.on for index, each in enumerate(swap.days)}
    as_asked = all(swap_day(one, other, each.on) == each for each in swap.days)
    in_unit = all(roster_unit(one, each.on) == swap.unit_id for each in swap.days)
    return as_asked and in_unit and not swap_faults(one, other, dates, today)


def exchanged(swap: Swap, one: Employee, other: Employee) -> tuple[Employee, Employee]:
    """Both with each other's letters on the dates of the swap, and everything else as it was."""
    for each in swap.days:
        one = replace(one, roster=with_letter(one.roster, each.on, each.other_letter))
        other = replace(other, roster=with_letter(other.roster, each.on, each.one_letter))
    return one, other


def roster_unit(employee: Employee, on: date) -> str | None:
    """Where the person works by roster on this date; None where they don't, or have left."""
    held = employee.assignment_on(on)
    return held.unit_id if held and works_by_roster(held) and not has_passed(employee.left_on, on) else None


def touching(plans: Sequence[DayPlan]) -> set[tuple[date, date]]:
    """The pairs of dates whose shifts touch or overlap: nobody rests between them.

    plans   of dates in a row. A night shift stands at the date it began. A shift lasts from its first limit (or
            opening) to its last limit (or closing): a departure's limit is when one may leave.
    """
    spans = [(plan.local_date, *_span(plan)) for plan in plans if plan.kind is DayKind.WORKING]
    return {(day, next_day) for (day, _, ends), (next_day, begins, _) in pairwise(spans) if ends >= begins}


def dates_around(swap: Swap) -> Iterator[tuple[date, date, date]]:
    """For each date of the swap the day before, the date and the day after: a swap touches nothing farther off."""
    day = timedelta(days=1)
    return ((each.on - day, each.on, each.on + day) for each in swap.days)


def _span(plan: DayPlan) -> tuple[datetime, datetime]:
    first, last = plan.slots[0], plan.slots[-1]
    begins = first.limit_at if first.slot is Slot.ARRIVAL and first.limit_at else first.opens_at
    return begins, last.limit_at if last.slot is Slot.DEPARTURE and last.limit_at else last.closes_at


def _is_unknown(one: Employee, other: Employee, on: date) -> bool:
    return NO_ENTRY in (letter_on(one.roster, on), letter_on(other.roster, on))
