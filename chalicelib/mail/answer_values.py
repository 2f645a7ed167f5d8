"""What a digest says of answers that are awaited in performance and of budgets nobody told, and where each is done."""

from collections.abc import Mapping, Sequence
from datetime import date

from chalicelib.mail.pages import budget_page, console_page, evaluation_page, plan_page
from chalicelib.mail.reading import Reading, Ways

_Fact = Mapping[str, object]
NAMED_UNITS = 5  # in a sentence
KINDS = {  # one, and several
    "activities": {"id": ("kegiatan", "kegiatan"), "en": ("activity", "activities")},
    "plans": {"id": ("rencana kinerja", "rencana kinerja"), "en": ("plan", "plans")},
    "ratings": {"id": ("penilaian", "penilaian"), "en": ("assessment", "assessments")},
    "objections": {"id": ("keberatan penilaian", "keberatan penilaian"), "en": ("objection", "objections")},
}


def awaited_values(read: Reading) -> dict[str, str]:
    """`late`: of what waits for the reader; `long`: for those below; `budgets`. Each empty where there is nothing."""
    late = read.tongue.listed([counted(read, what, n) for what in KINDS if (n := read.number(f"late_{what}"))])
    long = read.tongue.listed([counted(read, what, n) for what in KINDS if (n := _long(read, what))])
    said = {
        "late": read.say(f"Sudah lewat batas waktu menjawab: {late}.", f"Past the time for an answer: {late}."),
        "long": read.say(
            f"Lama belum terjawab di bawah Anda: {long}. Anda boleh menjawabnya, atau tanyakan apa yang menghambat.",
            f"Long unanswered below you: {long}. You may answer, or ask what stands in the way.",
        ),
    }
    return {"late": said["late"] if late else "", "long": said["long"] if long else "", "budgets": _budgets(read)}


def awaited_ways(read: Reading) -> Ways:
    answers = [(_title(read, each), _page(each)) for each in read.items("answers")]
    long = [
        (
            read.say(f"Lihat yang lama menunggu: {_of(read, each)}", f"See what waits for long: {_of(read, each)}"),
            _page(each),
        )
        for each in read.items("long")
    ]
    budgets = [
        (_entering(read, each), budget_page(_text(each, "month"), _text(each, "unit_id")))
        for each in read.items("budgets")
    ]
    locked = read.items("locked_budgets")[:1]
    opened = [
        (read.say("Buka anggaran kota", "Open the city's budget"), budget_page(_text(each, "month"))) for each in locked
    ]
    return (*answers, *long, *budgets, *opened)


def counted(read: Reading, what: str, count: int) -> str:
    """`3 kegiatan`."""
    forms = KINDS.get(what, {}).get(read.tongue.code, (what, what))
    return f"{read.tongue.number(count)} {forms[count > 1]}"


def _page(told: _Fact) -> str:
    """Where it is answered: of one plan or assessment the very one, else the list of its unit."""
    unit_id, employee_id, year = (_text(told, each) for each in ("unit_id", "employee_id", "year"))
    if told.get("what") == "activities":
        return "/".join(filter(None, ("kinerja", "tim", unit_id)))
    if told.get("what") != "plans":
        return evaluation_page(unit_id, _text(told, "period"), employee_id, _text(told, "number"))
    listed = console_page("rencana", state="proposed", tahun=year, unit=unit_id)
    return plan_page(employee_id, year) if employee_id else listed


def _title(read: Reading, told: _Fact) -> str:
    return read.say(f"Jawab {_of(read, told)}", f"Answer {_of(read, told)}")


def _of(read: Reading, told: _Fact) -> str:
    """`2 penilaian triwulan 3 2026, Bagian Umum`."""
    period, year = _text(told, "period"), _text(told, "year")
    when = read.tongue.period(period) if period else year
    counts = _count(read, told) + (read.say(f" {when}", f" of {when}") if when else "")
    return ", ".join(filter(None, (counts, _text(told, "unit"))))


def _long(read: Reading, what: str) -> int:
    return sum(_number(each, "count") for each in read.items("long") if each.get("what") == what)


def _count(read: Reading, told: _Fact) -> str:
    return counted(read, _text(told, "what"), _number(told, "count"))


def _entering(read: Reading, told: _Fact) -> str:
    unit = _text(told, "unit")
    return read.say(f"Isi realisasi anggaran, {unit}", f"Enter the spending, {unit}")


def _budgets(read: Reading) -> str:
    still_open, locked = read.items("budgets"), read.items("locked_budgets")
    if still_open:
        month, until = read.tongue.month(_text(still_open[0], "month")), _text(still_open[0], "until")
        last = read.tongue.long_day(date.fromisoformat(until) if until else read.notice.on)
        return read.say(
            f"Realisasi anggaran {month} belum dilaporkan: {_silent(read, still_open)}. Dapat diisi sampai {last};"
            " yang belum dilaporkan tidak dihitung nol.",
            f"Spending of {month} is not reported yet: {_silent(read, still_open)}. It is entered until {last};"
            " what is not reported does not count as zero.",
        )
    if locked:
        month, more = read.tongue.month(_text(locked[0], "month")), read.number("more_budgets")
        return read.say(
            f"Anggaran {month} sudah terkunci dan belum lengkap: {_silent(read, locked, more)}. Yang belum dilaporkan"
            " tidak dihitung nol; bila perlu, bulan itu dapat dibuka kembali untuk sebuah unit.",
            f"The budget of {month} is locked and not complete: {_silent(read, locked, more)}. What is not reported"
            " does not count as zero; where needed, the month can be opened again for a unit.",
        )
    return ""


def _silent(read: Reading, units: Sequence[_Fact], more: int = 0) -> str:
    """The first few units with their lines; the others are counted, with those that the facts leave out."""

    def one(told: _Fact) -> str:
        count, lines = read.tongue.number(_number(told, "count")), read.tongue.number(_number(told, "lines"))
        return read.say(
            f"{_text(told, 'unit')} ({count} dari {lines} baris)", f"{_text(told, 'unit')} ({count} of {lines} lines)"
        )

    left = len(units[NAMED_UNITS:]) + more
    others = [read.say(f"{left} unit lain", f"{left} more unit{'s' * (left > 1)}")] if left else []
    return read.tongue.listed([*map(one, units[:NAMED_UNITS]), *others])


def _text(told: _Fact, name: str) -> str:
    found = told.get(name)
    return "" if found is None else str(found)


def _number(told: _Fact, name: str) -> int:
    found = told.get(name)
    return found if isinstance(found, int) else 0
