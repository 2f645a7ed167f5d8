"""The two summaries of a day: of those somebody leads, and of the city."""

from collections.abc import Mapping
from datetime import date

from chalicelib.mail.answer_values import KINDS, awaited_values, awaited_ways
from chalicelib.mail.reading import Filled, Reading, day_of

_WAITS = {  # one, and several
    "requests": {"id": ("permohonan",) * 2, "en": ("request", "requests")},
    "provisional": {"id": ("presensi",) * 2, "en": ("check-in", "check-ins")},
    "phones": {"id": ("ponsel baru",) * 2, "en": ("new phone", "new phones")},
    "swaps": {"id": ("tukar jadwal",) * 2, "en": ("swap", "swaps")},
    **KINDS,
}


def digest_values(read: Reading) -> Filled:
    values = _totals(read) | _others(read) | _awaited(read) | {"units": read.tongue.listed(read.strings("units"))}
    rows = tuple((str(each.get("name", "")), _when(read, each) + _how(read, each)) for each in read.items("people"))
    return Filled(values | {"more": _more(read, "orang", "people")}, "tim", rows, awaited_ways(read))


def city_values(read: Reading) -> Filled:
    percent = 100 * read.number("present") / read.number("due") if read.number("due") else 100
    unclosed, stuck = read.strings("unclosed"), read.number("stuck_jobs")
    values = (
        _totals(read)
        | _awaited(read)
        | {
            "units": read.tongue.number(read.number("unit_count")),
            "percent": _percent(read, percent),
            "more": _more(read, "unit", "units"),
            "unclosed": _unclosed(read, unclosed),
            "jobs": _jobs(read, stuck),
        }
    )
    rows = tuple((str(each.get("name", "")), _unit_row(read, each)) for each in read.items("by_unit"))
    return Filled(values, "kota", rows, awaited_ways(read))


def _totals(read: Reading) -> dict[str, str]:
    return {name: read.tongue.number(read.number(name)) for name in ("present", "due")} | _days(read)


def _days(read: Reading) -> dict[str, str]:
    """The date; or after silent days from which to which, where everybody counts once a day."""
    dates = [date.fromisoformat(each) for each in read.strings("dates")]
    if len(dates) < 2:
        return day_of(read) | {"counted": read.say("pegawai yang terjadwal", "people due")}
    span = read.tongue.days(min(dates), max(dates))
    days = read.say(f"{span} ({len(dates)} hari)", f"{span} ({len(dates)} days)")
    return {"day": span, "long_day": days, "counted": read.say("hari kerja pegawai", "person-days due")}


def _others(read: Reading) -> dict[str, str]:
    """Who was not awaited, and whose day is not whole; nothing where there is nobody."""
    excused, still_open = (read.tongue.number(read.number(name)) for name in ("excused", "open"))
    away = read.say(f"{excused} lainnya cuti atau izin.", f"{excused} others were on leave or permission.")
    lacking = read.say(
        f"{still_open} tidak tercatat, tidak lengkap, atau menunggu keputusan.",
        f"{still_open} not recorded, incomplete or awaiting a decision.",
    )
    return {"excused": away if read.number("excused") else "", "open": lacking if read.number("open") else ""}


def _when(read: Reading, person: Mapping[str, object]) -> str:
    """In front of what is told of them, where several dates are."""
    on = person.get("on")
    return f"{read.tongue.day(date.fromisoformat(str(on)))}: " if on else ""


def _how(read: Reading, person: Mapping[str, object]) -> str:
    """How late, how early, what is missing, what waits."""
    late, early = person.get("late_min"), person.get("early_min")
    on = date.fromisoformat(str(person["on"])) if person.get("on") else read.notice.on
    missing, provisional = (_named(read, person.get(name), on) for name in ("missing", "provisional"))
    parts = [
        read.say(f"terlambat {late} menit", f"{late} min late") if late else "",
        read.say(f"pulang {early} menit lebih awal", f"left {early} min early") if early else "",
        read.say(f"{missing} tidak tercatat", f"{missing} not recorded") if missing else "",
        read.say(f"{provisional} menunggu keputusan", f"{provisional} awaits a decision") if provisional else "",
    ]
    return ", ".join(filter(None, parts)) or read.tongue.name(person.get("status", ""))


def _unit_row(read: Reading, unit: Mapping[str, object]) -> str:
    present, due = (int(str(unit.get(name, 0))) for name in ("present", "due"))
    percent = _percent(read, 100 * present / due if due else 100)
    return read.say(f"{percent}% ({present} dari {due})", f"{percent}% ({present} of {due})")


def _awaited(read: Reading) -> dict[str, str]:
    counts = [(read.number(name), forms[read.tongue.code]) for name, forms in _WAITS.items()]
    listed = read.tongue.listed([f"{count} {forms[count > 1]}" for count, forms in counts if count])
    waits = read.say(f"Menunggu keputusan Anda: {listed}.", f"Awaiting your decision: {listed}.") if listed else ""
    return awaited_values(read) | {"waits": waits}


def _unclosed(read: Reading, units: list[str]) -> str:
    listed = read.tongue.listed(units)
    return read.say(f"Belum selesai dinilai: {listed}.", f"Not counted to the end yet: {listed}.") if units else ""


def _jobs(read: Reading, stuck: int) -> str:
    said = read.say(
        f"{stuck} impor atau unduhan macet atau gagal; periksa di halaman kota.",
        f"Imports or downloads that are stuck or failed: {stuck}; look at the city page.",
    )
    return said if stuck else ""


def _more(read: Reading, indonesian: str, english: str) -> str:
    more = read.number("more")
    return read.say(f"Dan {more} {indonesian} lain.", f"And {more} more {english}.") if more else ""


def _named(read: Reading, slots: object, on: date) -> str:
    return read.tongue.listed([read.slot(each, on) for each in slots] if isinstance(slots, list | tuple) else [])


def _percent(read: Reading, percent: float) -> str:
    """One decimal, rounded down: nothing is called complete that is not."""
    return f"{int(percent * 10) / 10:.1f}".replace(".", read.tongue.decimal).removesuffix(f"{read.tongue.decimal}0")
