"""What a notice about a discipline case leaves open: which step, and what the person can do. It accuses nobody."""

from chalicelib.mail.reading import Filled, Reading

_SAID = {
    "opened": ("Berkas tentang kehadiran Anda dibuka", "A file about your attendance was opened"),
    "summons": ("Anda diminta datang untuk memberi keterangan", "You are asked to come and be heard"),
    "examination": ("Hasil pemeriksaan Anda dicatat", "What was said at your examination is written down"),
    "decision": ("Keputusan tentang kehadiran Anda dicatat", "A decision about your attendance is written down"),
    "objection": ("Keberatan Anda dicatat", "Your objection is written down"),
    "annulment": (
        "Pembatalan keputusan tentang kehadiran Anda dicatat",
        "That a decision about your attendance was annulled is written down",
    ),
    "closed": ("Berkas tentang kehadiran Anda ditutup", "The file about your attendance is closed"),
}
_ELSE = ("Ada perkembangan pada berkas tentang kehadiran Anda", "There is news in the file about your attendance")
_CAN_ANSWER = ("opened", "summons", "examination")


def case_values(read: Reading) -> Filled:
    step = read.text("step")
    when = ""
    if step == "summons":
        day, clock = read.tongue.long_day(read.date("on")), read.text("clock")
        when = read.say(f"{day} pukul {clock}. Tempatnya ada di aplikasi.", f"{day} at {clock}. The app says where.")
    answer = read.say(
        "Anda dapat membaca seluruh isinya dan menyampaikan keterangan Anda di sana sebelum ada keputusan.",
        "You can read all of it and say your side there before anything is decided.",
    )
    read_it = read.say("Anda dapat membaca seluruh isinya di sana.", "You can read all of it there.")
    values = {
        "what": read.say(*_SAID.get(step, _ELSE)),
        "when": when,
        "can": answer if step in _CAN_ANSWER else read_it,
        "contact": read.city.settings.contact,
    }
    return Filled(values, "hitungan")
