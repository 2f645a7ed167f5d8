"""What the notices of an assessment say."""

from chalicelib.mail.pages import evaluation_page, own_page
from chalicelib.mail.reading import Filled, Reading

_EVALUATION_STEPS = {
    "rated": ("Sebuah penilaian kinerja menunggu Anda", "An assessment waits for your answer"),
    "returned": ("Penilaian yang Anda buat dikembalikan", "An assessment of yours came back"),
    "approved": ("Penilaian kinerja Anda sudah ada", "Your assessment is there"),
    "objected": ("Ada keberatan atas sebuah penilaian", "Somebody objects to an assessment"),
    "kept": ("Keberatan Anda sudah diputuskan", "Your objection was decided"),
    "changed": ("Keberatan Anda sudah diputuskan", "Your objection was decided"),
    "feedback": ("Ada umpan balik dari atasan Anda", "Your superior said something to you"),
}


def evaluation_values(read: Reading) -> Filled:
    """Of an assessment: to its person, to whoever rated it and to whoever answers. No rating is in it."""
    step, period, until = read.text("step"), read.text("period"), read.text("object_until")
    what = read.say(*_EVALUATION_STEPS.get(step, ("Ada kabar penilaian kinerja", "News about an assessment")))
    named = read.tongue.period(period)
    lead = read.say(f"Ini tentang penilaian {named}.", f"It is about the assessment of {named}.") if period else ""
    others = step in ("rated", "returned", "objected")
    can = read.say("Anda dapat membaca seluruhnya di sana.", "You can read all of it there.")
    if others:
        can = read.say("Baca dan jawab di konsol.", "Read and answer it in the console.")
    elif step == "approved" and until:
        until = read.tongue.long_day(read.date("object_until"))
        can = read.say(f"Anda dapat mengajukan keberatan sampai {until}.", f"You may object until {until}.")
    values = {"what": what, "lead": lead, "can": can}
    whose, unit_id = read.text("employee_id"), read.text("unit_id")
    theirs = evaluation_page(unit_id, period, whose, read.text("number"))
    return Filled(values, theirs if others and whose and unit_id else own_page("penilaian", read.text("year")))
