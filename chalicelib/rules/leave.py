"""Which leave may somebody have: kinds by employment, years of service, length, papers. See docs/rules.md#requests.

Source: PP 11/2017 jo PP 17/2020, Peraturan BKN 24/2017 jo 7/2021 (PNS), Peraturan BKN 7/2022 (PPPK).
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from chalicelib.domain.employee import NumberKind
from chalicelib.domain.request import LeaveKind, PaperKind, Request
from chalicelib.domain.settings import RequestSettings
from chalicelib.errors import FieldError
from chalicelib.rules.import_report import Texts, fault

KINDS: Mapping[NumberKind, frozenset[LeaveKind]] = {  # of non-ASN staff the city's setting says
    NumberKind.NIP: frozenset(LeaveKind),
    NumberKind.NI_PPPK: frozenset({LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.MATERNITY}),
}
SERVED_YEARS: Mapping[LeaveKind, int] = {LeaveKind.ANNUAL: 1, LeaveKind.LONG: 5, LeaveKind.UNPAID: 5}
LEAVE_MONTHS: Mapping[LeaveKind, int] = {LeaveKind.LONG: 3, LeaveKind.MATERNITY: 3}  # other kinds: a setting
DOCTOR_FROM_DAYS = 2  # of sick leave, calendar days; a single day is told in the request itself
GOVERNMENT_DOCTOR_FROM_DAYS = 15

TEXTS: Texts = {
    "LEAVE_KIND": (
        "Jenis cuti ini tidak ada untuk status kepegawaian ini. Pilih: {kinds}.",
        "There is no such leave for this kind of employment. Choose: {kinds}.",
    ),
    "LEAVE_TOO_SOON": (
        "Cuti ini baru dapat diambil setelah {years} tahun bekerja, dari {from_on}.",
        "This leave may be taken after {years} years of service, from {from_on}.",
    ),
    "LEAVE_TOO_LONG": (
        "Cuti ini paling lama {months} bulan, sampai {last_on}.",
        "This leave lasts {months} months at most, to {last_on}.",
    ),
    "DOCTOR_NEEDED": (
        "Sakit {days} hari: lampirkan surat keterangan dokter.",
        "Ill for {days} days: attach a doctor's letter.",
    ),
    "GOVERNMENT_DOCTOR_NEEDED": (
        "Sakit {days} hari: lampirkan surat keterangan dokter pemerintah.",
        "Ill for {days} days: attach a letter of a government doctor.",
    ),
}


def kinds_of(kind: NumberKind, settings: RequestSettings) -> frozenset[LeaveKind]:
    return KINDS.get(kind, frozenset(settings.local_leave))


def serves_since(number: str, kind: NumberKind) -> date | None:
    """The month of appointment that a NIP tells, the year that an NI PPPK tells; None where the number tells none.

    Doubt is the employee's gain: a year alone begins in January, and who has no such number has served long enough.
    """
    if kind is NumberKind.NIP:
        return date(int(number[8:12]), int(number[12:14]), 1)
    return date(int(number[8:12]), 1, 1) if kind is NumberKind.NI_PPPK else None


def entitled_from(leave: LeaveKind, number: str, kind: NumberKind) -> date | None:
    """The first date on which this leave may be taken; None: any."""
    since, years = serves_since(number, kind), SERVED_YEARS.get(leave, 0)
    return months_after(since, 12 * years) if since and years else None


def leave_faults(request: Request, number: str, kind: NumberKind, settings: RequestSettings) -> list[FieldError]:
    """Everything against this leave but its balance. Its kind and dates are known to be there and in order."""
    assert request.leave is not None
    known = kinds_of(kind, settings)
    if request.leave not in known:
        return [fault(TEXTS, "/leave", "LEAVE_KIND", kinds=", ".join(each for each in LeaveKind if each in known))]
    faults = []
    first_on = entitled_from(request.leave, number, kind)
    if first_on and request.starts_on < first_on:
        years = SERVED_YEARS[request.leave]
        faults.append(fault(TEXTS, "/starts_on", "LEAVE_TOO_SOON", years=years, from_on=first_on))
    months = LEAVE_MONTHS.get(request.leave) or settings.longest_months.get(request.leave)
    if months and request.ends_on >= (end := months_after(request.starts_on, months)):
        last_on = date.fromordinal(end.toordinal() - 1)
        faults.append(fault(TEXTS, "/ends_on", "LEAVE_TOO_LONG", months=months, last_on=last_on))
    return faults + _paper_faults(request)


def months_after(on: date, months: int) -> date:
    """The same day so many months later, or that month's last day: 31 January and one month is 28 February."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _paper_faults(request: Request) -> list[FieldError]:
    if request.leave is not LeaveKind.SICK:
        return []
    days = (request.ends_on - request.starts_on).days + 1
    papers = {each.kind for each in request.attachments}
    if days >= GOVERNMENT_DOCTOR_FROM_DAYS and PaperKind.GOVERNMENT_DOCTOR not in papers:
        return [fault(TEXTS, "/attachments", "GOVERNMENT_DOCTOR_NEEDED", days=days)]
    if days >= DOCTOR_FROM_DAYS and not papers & {PaperKind.DOCTOR, PaperKind.GOVERNMENT_DOCTOR}:
        return [fault(TEXTS, "/attachments", "DOCTOR_NEEDED", days=days)]
    return []
