"""From a notice's facts to what its template leaves open, kind by kind. docs/notices.md names the facts."""

from collections.abc import Callable, Mapping

from chalicelib.domain.notice import NoticeKind
from chalicelib.mail.case_values import case_values
from chalicelib.mail.decision_values import activity_values, decided_values, returned_values
from chalicelib.mail.digest_values import city_values, digest_values
from chalicelib.mail.evaluation_values import evaluation_values
from chalicelib.mail.plan_values import budget_values, plan_values
from chalicelib.mail.reading import Filled, Reading, day_of, page_of_day
from chalicelib.rules.local_time import local_date, wall_clock
from chalicelib.rules.rule_name import rule_name


def missed_values(read: Reading) -> Filled:
    waiting = read.slots("provisional")
    provisional = read.say(
        f"Presensi {waiting} Anda sudah tercatat dan menunggu keputusan.",
        f"Your {waiting} check-in is recorded and awaits a decision.",
    )
    values = day_of(read) | {
        "slots": read.slots("missing"),
        "rule": _rule(read),
        "provisional": provisional if waiting else "",
        "answer_by": read.tongue.long_day(read.date("answer_by")),
    }
    return Filled(values, page_of_day(read))


def _rule(read: Reading) -> str:
    """By what the day was judged; a roster's letters have no name, and what left the calendar none any more."""
    rule = read.text("rule")
    name = rule_name(rule, read.city.calendar)
    if not name or rule.endswith(f":{name}"):
        return ""
    if rule.startswith("holiday:"):
        return read.say(f"Hari itu hari libur ({name}).", f"That day was a holiday ({name}).")
    return read.say(f"Jadwal Anda hari itu: {name}.", f"Your schedule that day: {name}.")


def waiting_values(read: Reading) -> Filled:
    return Filled(day_of(read) | {"slots": read.slots("provisional")}, page_of_day(read))


def asked_values(read: Reading) -> Filled:
    """A question about one's own check-in of another day."""
    on, slot = read.date("local_date"), read.text("slot")
    values = {
        "slots": read.slot(slot, on),
        "day": read.tongue.day(on),
        "long_day": read.tongue.long_day(on),
        "question": read.text("question"),
    }
    return Filled(values, f"bukti/{slot}/{on.isoformat()}")


def reviewer_values(read: Reading) -> Filled:
    on, slot = read.date("local_date"), read.text("slot")
    values = {"slots": read.slot(slot, on), "day": read.tongue.day(on), "long_day": read.tongue.long_day(on)}
    return Filled(values, "privasi")


def reminder_values(read: Reading) -> Filled:
    slot = read.text("slot")
    return Filled({"slots": read.slot(slot), "closes_at": read.text("closes_at")}, f"presensi/{slot}")


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
    is_delegate, has_ended = read.text("as") == "delegate", read.text("state") == "ended"
    what, scope = (_told_delegate if is_delegate else _told_superior)(read, read.text("name"), has_ended)
    period = read.tongue.days(read.date("starts_on"), read.date("ends_on"))
    lead = what if has_ended else read.say(f"{what} pada {period}", f"{what}, {period}")
    return Filled({"what": what, "lead": f"{lead.removesuffix('.')}.", "scope": scope}, "pengganti")


def _told_delegate(read: Reading, name: str, has_ended: bool) -> tuple[str, str]:
    if has_ended:
        what = read.say(f"Anda tidak lagi menggantikan {name}", f"You no longer take the place of {name}")
        return what, read.say(f"Mulai sekarang {name} sendiri yang memutuskan.", f"From now on {name} decides.")
    what = read.say(f"Anda menggantikan {name}", f"You take the place of {name}")
    scope = read.say(
        "Selama itu Anda memutuskan permohonan, presensi yang menunggu keputusan, tukar jadwal, dan ponsel baru orang"
        " lain; milik Anda sendiri diputuskan orang lain.",
        "Meanwhile you decide requests, check-ins that await a decision, swaps and new phones of others; somebody else"
        " decides your own.",
    )
    return what, scope


def _told_superior(read: Reading, name: str, has_ended: bool) -> tuple[str, str]:
    if has_ended:
        what = read.say(f"{name} tidak lagi menggantikan Anda", f"{name} no longer takes your place")
        return what, read.say("Mulai sekarang Anda sendiri yang memutuskan.", "From now on you decide yourself.")
    what = read.say(f"{name} menggantikan Anda", f"{name} takes your place")
    scope = read.say(
        "Selama itu ia memutuskan permohonan, presensi yang menunggu keputusan, tukar jadwal, dan ponsel baru, kecuali"
        " miliknya sendiri. Anda dapat mengakhirinya kapan saja.",
        "Meanwhile they decide requests, check-ins that await a decision, swaps and new phones, never their own. You"
        " can end it at any time.",
    )
    return what, scope


def phone_values(read: Reading) -> Filled:
    """Of a phone that is enrolled in the reader's name."""
    if read.text("state") == "approved":
        what = read.say("Ponsel baru Anda disetujui", "Your new phone is approved")
        lead = read.say(
            "Ponsel yang didaftarkan atas nama Anda disetujui. Mulai sekarang presensi dari ponsel itu langsung sah.",
            "The phone enrolled in your name is approved. From now on check-ins from it are valid at once.",
        )
        scope = read.say(
            "Ponsel lama, bila ada, tidak dapat dipakai presensi lagi.",
            "An older phone, if there was one, can no longer check in.",
        )
    else:
        what = read.say("Ponsel baru Anda tidak disetujui", "Your new phone is not approved")
        lead = read.say(
            "Ponsel yang didaftarkan atas nama Anda tidak disetujui.",
            "The phone enrolled in your name is not approved.",
        )
        scope = read.say("Tanyakan kepada atasan Anda apa sebabnya.", "Ask your superior why.")
    return Filled({"what": what, "lead": lead, "scope": scope, "contact": read.city.settings.contact}, "akun")


def bounced_values(read: Reading) -> Filled:
    return Filled({"name": read.text("name")}, "tim")


def page_values(read: Reading) -> Filled:
    month = read.text("month")
    return Filled({"month": read.tongue.month(month)}, f"ringkasan/{month}" if month else "ringkasan")


VALUES: Mapping[NoticeKind, Callable[[Reading], Filled]] = {
    NoticeKind.MISSED: missed_values,
    NoticeKind.WAITING: waiting_values,
    NoticeKind.ASKED: asked_values,
    NoticeKind.REVIEWER: reviewer_values,
    NoticeKind.DECIDED: decided_values,
    NoticeKind.RETURNED: returned_values,
    NoticeKind.DIGEST: digest_values,
    NoticeKind.CITY: city_values,
    NoticeKind.REMINDER: reminder_values,
    NoticeKind.OUTAGE: outage_values,
    NoticeKind.DELEGATE: delegate_values,
    NoticeKind.PHONE: phone_values,
    NoticeKind.ACTIVITY: activity_values,
    NoticeKind.CASE: case_values,
    NoticeKind.PLAN: plan_values,
    NoticeKind.EVALUATION: evaluation_values,
    NoticeKind.BUDGET: budget_values,
    NoticeKind.PAGE: page_values,
    NoticeKind.BOUNCED: bounced_values,
}
