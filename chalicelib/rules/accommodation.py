"""What is arranged for a person, and what it changes in a day: longer windows, fewer slots. See docs/rules.md#people.

Whether a photo is asked for and whether a team check-in is provisional is read from the arrangement where they are
judged (use_cases/judge_check_in.py). No day that has begun gets another rule, here as for calendars.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.accommodation import Accommodation
from chalicelib.domain.shift import DayPlan, PlannedSlot, Slot
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

MOST_DAYS = 366  # it is looked at again at least once a year
MOST_LONGER_MIN = 180
MOST_GRACE_MIN = 120
MOST_HELD = 6  # they lie in the profile that every check-in reads
MOST_DECREE_LETTERS = 60

ACCOMMODATION_TEXTS: Texts = {
    "DATES_ORDER": ("Tanggal akhir tidak boleh sebelum tanggal mulai.", "The last date cannot be before the first."),
    "TOO_LONG": (
        f"Paling lama {MOST_DAYS} hari; perpanjang dengan keputusan baru.",
        f"At most {MOST_DAYS} days; renew it by a new decision.",
    ),
    "OVERLAPS": ("Dua pengaturan tidak boleh berlaku pada hari yang sama.", "Two arrangements cannot share a day."),
    "TOO_MANY": (
        f"Paling banyak {MOST_HELD}; yang selesai lebih dari setahun boleh dihapus dari daftar.",
        f"At most {MOST_HELD}; those over for more than a year may be left out.",
    ),
    "DECREE_TOO_LONG": (
        f"Tulis nomor keputusannya saja, paling panjang {MOST_DECREE_LETTERS} huruf.",
        f"Write the decision's number alone, at most {MOST_DECREE_LETTERS} letters.",
    ),
    "NOTHING_ARRANGED": ("Pilih sekurangnya satu kemudahan.", "Choose at least one thing to arrange."),
    "DATE_PASSED": (
        "Hari yang sudah dimulai tidak berubah: mulai paling cepat besok.",
        "Days that have begun do not change: start tomorrow at the earliest.",
    ),
    "BEGUN": (
        "Pengaturan yang sudah berjalan hanya dapat diakhiri, paling cepat hari ini.",
        "An arrangement that has begun can only be ended, today at the earliest.",
    ),
}


def accommodation_on(accommodations: Iterable[Accommodation], on: date) -> Accommodation | None:
    """The one that holds on this local date; they never overlap."""
    return next((each for each in accommodations if each.holds_on(on)), None)


def accommodate(plan: DayPlan, accommodation: Accommodation | None) -> DayPlan:
    """The day as it is for this person. Where none of the planned slots is among the arranged ones, all stay.

    Whoever is arranged fewer slots is expected at an event where the arrangement names it.
    """
    if accommodation is None:
        return plan
    kept = [each for each in plan.slots if each.slot in accommodation.slots] or plan.slots
    comes = plan.event is not None and (not accommodation.slots or Slot.EVENT in accommodation.slots)
    return replace(
        plan,
        slots=tuple(_widened(each, accommodation) for each in kept),
        event=_widened(plan.event, accommodation) if plan.event and comes else None,
    )


def accommodation_faults(
    wanted: Sequence[Accommodation], held: Sequence[Accommodation], today: date
) -> list[FieldError]:
    """Everything against replacing what holds by this; pointers lead into `wanted`.

    today   where the person works, or the city's date if that is later.

    What has begun stays but for its end, what is over stays whole; a year later it may be left out, so that a profile
    does not grow for ever.
    """
    faults = [fault(ACCOMMODATION_TEXTS, f"/{at}{place}", code) for at, place, code in _own_faults(wanted)]
    if len(wanted) > MOST_HELD:
        faults.append(fault(ACCOMMODATION_TEXTS, "", "TOO_MANY"))
    begun = [each for each in held if each.starts_on <= today and each.ends_on >= today - timedelta(days=MOST_DAYS)]
    for at, each in enumerate(wanted):
        if each in held:
            continue
        earlier = next((one for one in begun if replace(one, ends_on=each.ends_on) == each), None)
        if earlier is None:
            if each.starts_on <= today:
                faults.append(fault(ACCOMMODATION_TEXTS, f"/{at}/starts_on", "DATE_PASSED"))
        elif min(earlier.ends_on, each.ends_on) < today:
            faults.append(fault(ACCOMMODATION_TEXTS, f"/{at}/ends_on", "BEGUN"))
    if any(not any(replace(one, ends_on=each.ends_on) == each for each in wanted) for one in begun):
        faults.append(fault(ACCOMMODATION_TEXTS, "", "BEGUN"))
    return faults


def _own_faults(wanted: Sequence[Accommodation]) -> Iterable[tuple[int, str, str]]:
    for at, each in enumerate(wanted):
        if each.ends_on < each.starts_on:
            yield at, "/ends_on", "DATES_ORDER"
        elif each.ends_on - each.starts_on >= timedelta(days=MOST_DAYS):
            yield at, "/ends_on", "TOO_LONG"
        if len(each.decree_no) > MOST_DECREE_LETTERS:
            yield at, "/decree_no", "DECREE_TOO_LONG"
        if any(each.starts_on <= other.ends_on and other.starts_on <= each.ends_on for other in wanted[:at]):
            yield at, "/starts_on", "OVERLAPS"
        if not (each.no_selfie or each.longer_min or each.grace_min or each.vouched or each.slots):
            yield at, "", "NOTHING_ARRANGED"


def _widened(planned: PlannedSlot, accommodation: Accommodation) -> PlannedSlot:
    longer = timedelta(minutes=accommodation.longer_min)
    return replace(
        planned,
        opens_at=planned.opens_at - longer,
        closes_at=planned.closes_at + longer,
        grace_min=planned.grace_min + accommodation.grace_min,
    )
