"""How people say dates, times and lists, and what they call things: Indonesian first, English second."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.month import first_day


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language. `names` are the words for slots, statuses, requests and outcomes, by their stable word.

    quarter, year   how such a period is called, of `number` and `year`.
    """

    code: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    conjunction: str
    last_comma: str
    decimal: str
    thousands: str
    quarter: str
    year: str
    names: Mapping[str, str]

    def day(self, on: date) -> str:
        """`23 November`."""
        return f"{on.day} {self.months[on.month - 1]}"

    def long_day(self, on: date) -> str:
        """`Senin, 23 November 2026`."""
        return f"{self.weekdays[on.weekday()]}, {self.day(on)} {on.year}"

    def days(self, starts_on: date, ends_on: date) -> str:
        """`23 November 2026`, or from one to the other: `1–3 Desember 2026`."""
        last = f"{self.day(ends_on)} {ends_on.year}"
        if starts_on == ends_on:
            return last
        if (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
            return f"{starts_on.day}–{last}"
        year = "" if starts_on.year == ends_on.year else f" {starts_on.year}"
        return f"{self.day(starts_on)}{year} – {last}"

    def month(self, month: str) -> str:
        """`Oktober 2026` for "2026-10"; what is no month is said as it is."""
        try:
            first = first_day(month)
        except ValueError:
            return month
        return f"{self.months[first.month - 1]} {first.year}"

    def period(self, period_id: str) -> str:
        """`triwulan 3 2026`, `tahun 2026`, `Oktober 2026`, as rules/performance_period.py names them."""
        year, _, part = period_id.partition("-")
        if not part:
            return self.year.format(year=year)
        return self.quarter.format(number=part[1:], year=year) if part.startswith("Q") else self.month(period_id)

    def at(self, instant: datetime, zone: str) -> str:
        """`23 November 07:10`, as the wall of the zone shows it."""
        return f"{self.day(local_date(instant, zone))} {wall_clock(instant, zone)}"

    def number(self, count: int) -> str:
        """`8.790`."""
        return f"{count:,}".replace(",", self.thousands)

    def listed(self, words: Sequence[str]) -> str:
        """`datang dan pulang`; of three and more as the language puts its comma: `datang, istirahat, dan pulang`."""
        if len(words) < 2:
            return "".join(words)
        comma = self.last_comma if len(words) > 2 else ""
        return f"{', '.join(words[:-1])}{comma} {self.conjunction} {words[-1]}"

    def name(self, word: object) -> str:
        """What people call it; a word that has no name yet is said as it is."""
        return self.names.get(str(word), str(word))


INDONESIAN = Tongue(
    "id",
    ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ),
    "dan",
    ",",  # EYD V
    ",",
    ".",
    "triwulan {number} {year}",
    "tahun {year}",
    {
        "arrival": "datang", "midday": "istirahat", "departure": "pulang", "event": "apel atau upacara",
        "off": "libur", "leave": "cuti", "duty": "dinas luar", "study": "tugas belajar",
        "remote": "bekerja dari luar kantor",
        "undecided": "menunggu keputusan", "present": "hadir", "incomplete": "tidak lengkap", "permission": "izin",
        "absent": "tidak tercatat", "unknown": "jadwal belum diisi",
        "correction": "koreksi presensi", "objection": "keberatan atas presensi",
        "approved": "disetujui", "rejected": "tidak disetujui", "withdrawn": "ditarik kembali", "cancelled": "diakhiri",
        "returned": "dikembalikan",
        "valid": "dinyatakan sah", "invalid": "dinyatakan tidak sah", "corrected": "dikoreksi",
    },
)  # fmt: skip
ENGLISH = Tongue(
    "en",
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "and",
    "",
    ".",
    ",",
    "quarter {number} of {year}",
    "the year {year}",
    {
        "arrival": "arrival", "midday": "break", "departure": "departure", "event": "assembly or ceremony",
        "off": "day off", "leave": "leave", "duty": "duty travel", "study": "study leave", "remote": "remote work",
        "undecided": "awaiting a decision", "present": "present", "incomplete": "incomplete",
        "permission": "permission",
        "absent": "not recorded", "unknown": "no roster entry",
        "correction": "correction of a check-in", "objection": "objection to a check-in",
        "approved": "approved", "rejected": "not approved", "withdrawn": "withdrawn", "cancelled": "ended",
        "returned": "returned",
        "valid": "found valid", "invalid": "found not valid", "corrected": "corrected",
    },
)  # fmt: skip


def tongue(code: str) -> Tongue:
    """English where it is asked for, else Indonesian."""
    return ENGLISH if code == "en" else INDONESIAN
