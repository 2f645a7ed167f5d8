"""From a notice's facts to what its template leaves open, kind by kind. docs/notices.md names the facts."""

from collections.abc import Callable, Mapping

from chalicelib.domain.notice import NoticeKind
from chalicelib.domain.request import RequestState
from chalicelib.domain.verdict import Outcome
from chalicelib.mail.digest_values import city_values, digest_values
from chalicelib.mail.reading import Filled, Reading
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.rule_name import rule_name

_AGAINST = {Outcome.INVALID.value, RequestState.REJECTED.value}


def missed_values(read: Reading) -> Filled:
    waiting = read.tongue.listed(read.words("provisional"))
    provisional = read.say(
        f"Presensi {waiting} sudah tercatat dan menunggu diperiksa.",
        f"Your {waiting} check-in is recorded and awaits a decision.",
    )
    values = _day(read, "on") | {
        "slots": read.tongue.listed(read.words("missing")),
        "rule": rule_name(read.text("rule"), read.city.calendar) or read.say("jam kerja Anda", "your working hours"),
        "provisional": provisional if waiting else "",
        "answer_by": read.tongue.long_day(read.date("answer_by")),
    }
    return Filled(values, _month_of(read))


def waiting_values(read: Reading) -> Filled:
    return Filled(_day(read, "on") | {"slots": read.tongue.listed(read.words("provisional"))}, _month_of(read))


def decided_values(read: Reading) -> Filled:
    """Of a request, or of a check-in that somebody had to decide."""
    outcome = read.text("state") or read.text("outcome")
    again = read.say(
        "Bila menurut Anda ini keliru, ajukan keberatan: orang lain yang akan memutuskannya.",
        "If you think this is wrong, object to it: somebody else will decide.",
    )
    counts = read.say("Presensi itu dihitung belum tercatat.", "That check-in counts as not recorded.")
    objectionable = outcome in _AGAINST and read.text("request") in ("", "correction")
    values = _asked(read) | {
        "outcome": read.tongue.name(outcome),
        "counts": counts if outcome == Outcome.INVALID else "",
        "objection": again if objectionable else "",
    }
    return Filled(values, _request_of(read) if read.text("request") else _month_of(read))


def returned_values(read: Reading) -> Filled:
    return Filled(_asked(read), _request_of(read))


def reminder_values(read: Reading) -> Filled:
    slot = read.text("slot")
    return Filled({"slots": read.tongue.name(slot), "closes_at": read.text("closes_at")}, f"presensi/{slot}")


def outage_values(read: Reading) -> Filled:
    zone = read.city.settings.zone
    starts_at, ends_at = read.instant("starts_at"), read.instant("ends_at")
    is_one_day = local_date(starts_at, zone) == local_date(ends_at, zone)
    ends = wall_clock(ends_at, zone) if is_one_day else read.tongue.at(ends_at, zone)
    span = f"{read.tongue.at(starts_at, zone)}–{ends}"
    values = {"span": span, "failed": read.text("failed"), "of": read.text("of")}
    return Filled(values, "kota/gangguan")


def delegate_values(read: Reading) -> Filled:
    """To the delegate (`as` is delegate) and to whose place they take, each with the other's name."""
    name, is_delegate = read.text("name"), read.text("as") == "delegate"
    period = read.tongue.days(read.date("starts_on"), read.date("ends_on"))
    if read.text("state") == "ended":
        mine = read.say(f"Anda tidak lagi menggantikan {name}", f"You no longer take the place of {name}")
        theirs = read.say(f"{name} tidak lagi menggantikan Anda", f"{name} no longer takes your place")
        scope = read.say("Mulai sekarang atasan itu sendiri yang memutuskan.", "From now on the superior decides.")
        return Filled({"what": mine if is_delegate else theirs, "period": "", "scope": scope}, "pengganti")
    mine = read.say(f"Anda menggantikan {name}", f"You take the place of {name}")
    theirs = read.say(f"{name} menggantikan Anda", f"{name} takes your place")
    scope = read.say(
        "Yang diputuskan: permohonan, presensi yang menunggu, tukar jadwal, dan ponsel; bukan milik sendiri.",
        "To decide: requests, check-ins that wait, swaps and phones; never one's own.",
    )
    return Filled({"what": mine if is_delegate else theirs, "period": period, "scope": scope}, "pengganti")


def bounced_values(read: Reading) -> Filled:
    return Filled({"name": read.text("name")}, "tim")


def _day(read: Reading, name: str) -> dict[str, str]:
    on = read.date(name)
    return {"day": read.tongue.day(on), "long_day": read.tongue.long_day(on)}


def _asked(read: Reading) -> dict[str, str]:
    """What was asked for or decided about, and of which days."""
    slot, request = read.text("slot"), read.text("request")
    checked_in = read.say(f"presensi {read.tongue.name(slot)}", f"{read.tongue.name(slot)} check-in")
    about = read.tongue.name(request) if request else checked_in
    if request and slot:
        about = read.say(f"{about} {read.tongue.name(slot)}", f"{about} of {read.tongue.name(slot)}")
    starts_on = read.date("starts_on" if request else "local_date")
    ends_on = read.date("ends_on") if read.text("ends_on") else starts_on
    reason, notes = read.text("reason"), "; ".join(read.strings("notes"))
    return {
        "what": about,
        "day": read.tongue.day(starts_on),
        "period": read.tongue.days(starts_on, ends_on),
        "reason": read.say(f"Alasan: {reason}", f"Reason: {reason}") if reason else "",
        "notes": read.say(f"Catatan sebelumnya: {notes}", f"Noted before: {notes}") if notes else "",
    }


def _request_of(read: Reading) -> str:
    return f"permohonan/{read.text('request_id') or read.notice.about}"


def _month_of(read: Reading) -> str:
    return f"riwayat/{read.notice.on:%Y-%m}"


VALUES: Mapping[NoticeKind, Callable[[Reading], Filled]] = {
    NoticeKind.MISSED: missed_values,
    NoticeKind.WAITING: waiting_values,
    NoticeKind.DECIDED: decided_values,
    NoticeKind.RETURNED: returned_values,
    NoticeKind.DIGEST: digest_values,
    NoticeKind.CITY: city_values,
    NoticeKind.REMINDER: reminder_values,
    NoticeKind.OUTAGE: outage_values,
    NoticeKind.DELEGATE: delegate_values,
    NoticeKind.BOUNCED: bounced_values,
}
