"""What the notices of a year's plan say, and the reminder of a budget's month that nobody has told."""

from chalicelib.mail.pages import own_page, plan_page
from chalicelib.mail.reading import Filled, Reading

_PLAN_STEPS = {
    "proposed": ("Sebuah rencana kinerja menunggu Anda", "A plan waits for your word"),
    "agreed": ("Rencana kinerja Anda disetujui", "Your plan was agreed to"),
    "returned": ("Rencana kinerja Anda dikembalikan", "Your plan came back"),
    "reopened": ("Rencana kinerja Anda dibuka lagi", "Your plan was reopened"),
}


def plan_values(read: Reading) -> Filled:
    """Of a year's plan: to its person, and to whoever is asked to agree."""
    step, year = read.text("step"), read.text("year")
    what = read.say(*_PLAN_STEPS.get(step, ("Ada kabar rencana kinerja", "News about a plan")))
    lead = read.say(f"Ini tentang rencana tahun {year}.", f"It is about the plan of {year}.") if year else ""
    if step == "proposed":
        can = read.say("Setujui, atau kembalikan dengan sepatah kata.", "Agree to it, or return it with a word.")
        whose, values = read.text("employee_id"), {"what": what, "lead": lead, "can": can}
        return Filled(values, plan_page(whose, year) if whose and year else "kinerja/rencana/tim")
    can = read.say("Anda dapat membaca seluruhnya di sana.", "You can read all of it there.")
    if step in ("returned", "reopened"):
        can = read.say("Baca alasannya, ubah, lalu ajukan lagi.", "Read why, change it and propose it again.")
    return Filled({"what": what, "lead": lead, "can": can}, own_page("rencana", year))


def budget_values(read: Reading) -> Filled:
    """To who is responsible for lines: how many are not told, and until when they may be."""
    month, count = read.text("month"), read.number("count")
    values = {
        "month": read.tongue.month(month),
        "lines": read.say(f"{count} baris anggaran", f"{count} budget line{'s' * (count > 1)}"),
        "are": read.say("", "is" if count == 1 else "are"),
        "until": read.tongue.long_day(read.date("until")),
        "day": read.tongue.day(read.date("until")),
    }
    return Filled(values, "/".join(filter(None, ("anggaran", month))))
