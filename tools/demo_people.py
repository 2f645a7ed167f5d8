"""Who plays the demo's day, in units of their own; all invented. What becomes of each stands in tools/demo_day.py."""

from dataclasses import dataclass

from chalicelib.domain.office import Position

OPD, OFFICE_UNIT, FIELD_UNIT = "contoh-hari", "contoh-hari-kantor", "contoh-hari-lapangan"
UNITS = {OPD: "Dinas Contoh Sehari", OFFICE_UNIT: "Sekretariat (contoh sehari)", FIELD_UNIT: "Lapangan (contoh sehari)"}
OFFICE_AT = Position(106.046, -6.006)  # an office of the day's own: the city's begin with `make run`
AWAY = Position(106.0595, -5.9911)  # where the duty trip goes


@dataclass(frozen=True)
class Player:
    """One person of the day.

    story   what happens to them, as the table tells it.
    times   when they check in at their own place, on the wall; `-` for a slot left out.
    leads   the unit they are the superior of.
    stays   keeps the place afterwards and can log in; all others leave with the day.
    """

    key: str
    name: str
    story: str
    times: str
    unit_id: str = OFFICE_UNIT
    apel: bool = True
    leads: str | None = None
    by_roster: bool = False
    stays: bool = False


PLAYERS = (
    Player("wahyu", "Wahyu Nugroho", "head, punctual", "07:12 12:01 16:35", OPD, apel=False, leads=OPD),
    Player("ratna", "Ratna Dewanti", "superior, punctual", "07:15 12:02 16:36", leads=OFFICE_UNIT),
    Player("ayu", "Ayu Lestari", "punctual", "07:20 12:03 16:31", stays=True),
    Player("bagas", "Bagas Pratama", "18 minutes late", "07:48 12:04 16:40", apel=False),
    Player("cahya", "Cahya Purnama", "leaves 25 minutes early", "07:21 12:05 16:05"),
    Player("dian", "Dian Puspita", "does not come", "- - -", apel=False, stays=True),
    Player("edi", "Edi Santoso", "forgets midday", "07:22 - 16:33"),
    Player("fajar", "Fajar Hidayat", "sick leave by superior, head", "- - -", apel=False),
    Player("gita", "Gita Anggraini", "duty trip, arrival due there", "- - -", apel=False),
    Player("hadi", "Hadi Wijaya", "may come until 09:00", "08:40 12:06 16:34", apel=False),
    Player("joko", "Joko Susilo", "offline arrival, ruled valid", "- 12:07 16:32", apel=False),
    Player("oki", "Oki Setiawan", "offline arrival, undecided", "- 12:08 16:37", apel=False),
    Player("kartini", "Kartini Wulan", "arrives by team check-in", "- 12:09 16:38"),
    Player("lukman", "Lukman Hakim", "night shift", "- - -", FIELD_UNIT, apel=False, by_roster=True),
    Player("maya", "Maya Sari", "works from anywhere", "- - -", apel=False),
    Player("nanda", "Nanda Rahayu", "transferred that morning", "07:16 12:10 16:39", apel=False),
    Player("intan", "Intan Permata", "15 minutes late in an outage", "07:45 12:11 16:41", FIELD_UNIT, apel=False),
)
STAYING = tuple(each for each in PLAYERS if each.stays)


def number_of(player: Player) -> str:
    return f"CONTOH-HARI-{PLAYERS.index(player) + 1:02}"
