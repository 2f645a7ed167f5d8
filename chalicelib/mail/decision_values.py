"""What a person decided, or gave back, in words: of a request, or of a check-in that awaited somebody."""

from chalicelib.domain.request import RequestKind, RequestState
from chalicelib.domain.verdict import Outcome
from chalicelib.mail.reading import Filled, Reading, page_of_day

_AGAINST = {Outcome.INVALID.value, RequestState.REJECTED.value}


def decided_values(read: Reading) -> Filled:
    outcome = read.text("state") or read.text("outcome")
    again = read.say(
        "Bila menurut Anda ini keliru, Anda dapat mengajukan keberatan; orang lain yang akan memutuskannya. Batas"
        " waktunya tertera pada hari itu di Riwayat.",
        "If you think this is wrong, you can object; somebody else will decide. The deadline stands with that day"
        " in your history.",
    )
    counts = read.say("Presensi itu dihitung sebagai tidak tercatat.", "That check-in counts as not recorded.")
    objectionable = outcome in _AGAINST and read.text("request") in ("", RequestKind.CORRECTION)
    values = _asked(read) | {
        "outcome": read.tongue.name(outcome),
        "counts": counts if outcome == Outcome.INVALID else "",
        "reason": _quoted(read, "Alasannya", "The reason"),
        "objection": again if objectionable else "",
    }
    return Filled(values, _request_of(read) if read.text("request") else page_of_day(read))


def returned_values(read: Reading) -> Filled:
    return Filled(_asked(read) | {"reason": _quoted(read, "Yang perlu diperbaiki", "What is to be changed")},
                  _request_of(read))  # fmt: skip


def activity_values(read: Reading) -> Filled:
    """Something that was reported came back: of which day, and with which word."""
    on = read.date("activity_on")
    reason = _quoted(read, "Catatan atasan Anda", "Your superior's word")
    until = read.tongue.long_day(read.date("until"))
    can = read.say(f"Ubah isinya, lalu kirim lagi paling lambat {until}.", f"Change it and send it again by {until}.")
    still = read.say(
        "Ubah isinya, lalu kirim lagi selama bulannya masih terbuka.",
        "Change it and send it again while its month is open.",
    )
    values = {"day": read.tongue.day(on), "long_day": read.tongue.long_day(on), "reason": reason}
    values["can"] = can if read.text("until") else still
    return Filled(values, f"kinerja/{read.text('activity_id') or read.notice.about}")


def _asked(read: Reading) -> dict[str, str]:
    """What was asked for or decided about, and of which days."""
    is_request = bool(read.text("request"))
    starts_on = read.date("starts_on" if is_request else "local_date")
    ends_on = read.date("ends_on") if read.text("ends_on") else starts_on
    period = read.tongue.days(starts_on, ends_on)
    what = _what(read)
    asking = "" if read.text("request") == RequestKind.OBJECTION else "permohonan "
    about = read.say(f"{asking}{what} tanggal {period}", f"the request for {period} ({what})")
    checked_in = read.say(f"presensi {what} Anda pada {period}", f"your {what} check-in of {period}")
    notes = "; ".join(f"“{each}”" for each in read.strings("notes"))
    return {
        "what": what if is_request else read.say(f"presensi {what}", f"{what} check-in"),
        "about": about if is_request else checked_in,
        "day": read.tongue.day(starts_on),
        "notes": read.say(f"Catatan pada langkah sebelumnya: {notes}", f"Noted before: {notes}") if notes else "",
    }


def _what(read: Reading) -> str:
    """`cuti`, `koreksi presensi pulang`; of a check-in its slot."""
    request, slot = read.text("request"), read.text("slot")
    on = read.date("starts_on" if request else "local_date")
    if not request:
        return read.slot(slot, on)
    name = read.tongue.name(request)
    if not slot:
        return name
    called = read.slot(slot, on)
    return read.say(f"{name} {called}", name.replace("a check-in", f"the {called} check-in"))


def _quoted(read: Reading, indonesian: str, english: str) -> str:
    reason = read.text("reason")
    return f"{read.say(indonesian, english)}: “{reason}”" if reason else ""


def _request_of(read: Reading) -> str:
    return f"permohonan/{read.text('request_id') or read.notice.about}"
