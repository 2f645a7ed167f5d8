"""Budgets of the demo's past: brought in with what was told before, then told month by month by who is responsible.

Some units are late, one grows silent, one has a month opened again; not reported stays not reported.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.budget import BudgetLine, BudgetRules
from chalicelib.domain.employee import Employee
from chalicelib.errors import Problem
from chalicelib.rules.budget import Figure, told_month
from chalicelib.rules.budget_line import LineFacts
from chalicelib.rules.budget_rules import locks_after
from chalicelib.rules.month import month_beside, month_of
from chalicelib.use_cases.audit_entries import entry_of
from chalicelib.use_cases.ports import Changed, Services
from chalicelib.use_cases.see_budgets import rules_at
from chalicelib.use_cases.set_budget import save_line, unlock_month
from chalicelib.use_cases.tell_budget import end_obstacle, tell_month, tell_obstacle
from tools.past_budget_lines import LINES, PastLine, lines_of
from tools.past_people import HEAD, SECOND, PastPerson
from tools.past_setup import at

DAY = timedelta(days=1)
JOB, REVISION_JOB = "demo-dpa", "demo-perubahan"
NEW_YEAR = (1, 5)  # when the DPA of a later year is brought in
REVISED = timedelta(weeks=6, days=2)  # after the first date: the ceilings of the changed budget
PPTK = (SECOND + 1, SECOND + 2, SECOND + 3)  # places of who is responsible, line by line in turn
TOLD_ON = {  # the day of the next month on which a unit tells; a month is locked after the tenth
    "contoh-dinkes": 4, "contoh-pkm-utara": 5, "contoh-pkm-barat": 6, "contoh-disdik": 6, "contoh-sd-melati": 7,
    "contoh-smp-kenanga": 7, "contoh-kec-pantai": 10, "contoh-kel-karang": 9, "contoh-pu": 5, "contoh-damkar": 12,
    "contoh-dukcapil": 3, "setda": 4,
}  # fmt: skip
LATE, SILENT = "contoh-damkar", "contoh-smp-kenanga"  # told once opened again; told nothing since the first month
OPENED = "Petugas sakit pada minggu pengisian; berkas pendukung sudah lengkap."
WRONG, CORRECTED = ("contoh-pu", 4), 3 * DAY  # told too much, and corrected so much later
WHY = "Uang muka penyedia tercatat dua kali; dikoreksi sesuai rekening koran."
FORGOTTEN = (("contoh-dinkes", 0), ("contoh-dinkes", 9), ("contoh-kel-karang", 3), ("contoh-kec-pantai", 7))
OBSTACLES = {  # line -> what stands in its way, what is done about it, and what ended it
    ("contoh-pu", 2): (
        "Pembebasan lahan 40 meter saluran belum selesai; dua pemilik belum sepakat harga.",
        "Musyawarah ulang bersama kecamatan; nilai ditaksir ulang penilai independen.",
        None,
    ),
    ("contoh-disdik", 0): (
        "Penyedia terlambat mengirim rangka atap untuk tiga ruang kelas.",
        "Teguran tertulis pertama; jadwal percepatan disepakati.",
        "Rangka atap terpasang; pekerjaan kembali sesuai jadwal.",
    ),
    ("contoh-dinkes", 3): (
        "Pelatihan ditunda karena narasumber provinsi berhalangan.", "Dijadwalkan ulang bulan depan, sebagian daring.",
        None,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Budgets:
    """What happens to the units' budgets, date by date. A date lived through twice is once."""

    services: Services
    admin: Employee
    people: Mapping[tuple[str, int], Employee]  # by unit and place
    began_on: date
    unit_ids: Iterable[str]

    def live(self, on: date) -> None:
        if on == max(self.began_on, date(on.year, *NEW_YEAR)):
            self._each(self._bring_in, on, on)
        if on == self.began_on + REVISED:
            self._each(self._revise, on, on)
        month = date.fromisoformat(f"{month_beside(month_of(on), -1)}-01")
        for unit_id in self.unit_ids:
            if on.day == TOLD_ON[unit_id] - 1 and unit_id == LATE:
                self._open(unit_id, month, on)
            if on.day == TOLD_ON[unit_id] and locks_after(month_of(month), self._rules(month)) >= self.began_on:
                for line in lines_of(unit_id):
                    self._tell(line, month, on)
        if month_of(on - CORRECTED) == month_of(on) and (on - CORRECTED).day == TOLD_ON[WRONG[0]]:
            self._correct(month, on)

    def _each(self, do: Callable[[PastLine, date, date], None], first: date, on: date) -> None:
        for unit_id in self.unit_ids:
            for line in lines_of(unit_id):
                with suppress(Changed):  # somebody has written it by hand
                    do(line, first, on)

    def _bring_in(self, line: PastLine, first: date, on: date) -> None:
        """Of the DPA, with the months that were told elsewhere and are locked by now."""
        if self._stored(line, on.year):
            return
        now, months = at(on, "08:30"), [each for each in range(1, 13) if self._is_locked(on.year, each, first)]
        facts = self._facts(line, line.ceiling_idr, date(on.year, 1, 1), f"DPA {on.year}")
        stored = save_line(self.services, self.admin, None, line.unit_id, on.year, facts, now, JOB)
        told = stored
        for month in months:
            told = told_month(told, month, Figure(*line.realised(month)), self.admin.employee_id, now)
        if months:
            about = {"line": told.line_id, "month": months[-1], "months": len(months), "job": JOB}
            entry = entry_of(self.services, self.admin, "budget_told", str(on.year), now, line.unit_id, about)
            self.services.budgets.save(told, stored, entry)

    def _revise(self, line: PastLine, _: date, on: date) -> None:
        """Every seventh line has more from the changed budget on."""
        stored = self._stored(line, on.year)
        if stored and line.place % 7 == 2 and len(stored.ceilings) == 1:
            facts = self._facts(line, line.ceiling_idr * 115 // 100, on, f"Perubahan APBD {on.year}")
            save_line(self.services, self.admin, stored, line.unit_id, on.year, facts, at(on, "09:00"), REVISION_JOB)

    def _facts(self, line: PastLine, ceiling_idr: int, from_on: date, note: str) -> LineFacts:
        pptk, kpa = self._responsible(line), self.people.get((line.unit_id, HEAD))
        return LineFacts(
            line.code, line.account, line.names, ceiling_idr, from_on, note, line.targets,
            pptk.employee_id if pptk else None, kpa.employee_id if kpa else None,
        )  # fmt: skip

    def _tell(self, line: PastLine, month: date, on: date) -> None:
        place = line.unit_id, line.place
        if place in FORGOTTEN or (line.unit_id == SILENT and month.month > self.began_on.month):
            return
        idr, bp = line.realised(month.month)
        if place == WRONG and month.month == self.began_on.month + 1:
            idr = min(idr * 2, line.ceiling_idr)
        stored = self._stored(line, month.year)
        if stored is None or month.month in stored.told:
            return
        where, actor = (line.unit_id, month.year, line.line_id), self._responsible(line) or self.admin
        with suppress(Problem):
            if self._is_locked(month.year, month.month, on) and line.unit_id != LATE:
                return
            tell_month(self.services, actor, where, month.month, Figure(idr, bp), stored.revision, at(on, "13:30"))
            self._tell_obstacle(line, month, on, actor)

    def _tell_obstacle(self, line: PastLine, month: date, on: date, actor: Employee) -> None:
        """Once, with the first month that is told; a month later what ended it, where something has."""
        stands, (where, said) = self._stored(line, month.year), ((line.unit_id, line.place), OBSTACLES)
        if stands is None or where not in said:
            return
        place, (text, follow_up, ended) = (line.unit_id, month.year, line.line_id), said[where]
        now, revision = at(on, "13:40"), stands.revision
        if not stands.obstacles:
            tell_obstacle(self.services, actor, place, month.month, text, follow_up, revision, now)
        elif ended and not stands.obstacles[0].done_at:
            end_obstacle(self.services, actor, place, stands.obstacles[0].obstacle_id, ended, revision, now)

    def _correct(self, month: date, on: date) -> None:
        """What was told twice over, the first time it is seen."""
        for line in lines_of(WRONG[0])[WRONG[1] : WRONG[1] + 1] if WRONG[0] in self.unit_ids else ():
            stored = self._stored(line, month.year)
            told = stored.told.get(month.month) if stored else None
            figure = Figure(*line.realised(month.month), WHY)
            if stored and told and told.realised_idr > figure.realised_idr:
                where, actor = (line.unit_id, month.year, line.line_id), self._responsible(line) or self.admin
                with suppress(Problem):
                    tell_month(self.services, actor, where, month.month, figure, stored.revision, at(on, "15:00"))

    def _open(self, unit_id: str, month: date, on: date) -> None:
        if locks_after(month_of(month), self._rules(month)) >= self.began_on:
            until, now = on + 5 * DAY, at(on, "10:30")
            unlock_month(self.services, self.admin, unit_id, month.year, month.month, until, OPENED, now)

    def _responsible(self, line: PastLine) -> Employee | None:
        """Of the city's own units nobody: their operator enters, or a city admin."""
        return self.people.get((line.unit_id, PPTK[line.place % len(PPTK)]))

    def _is_locked(self, year: int, month: int, on: date) -> bool:
        return locks_after(f"{year:04}-{month:02}", self._rules(date(year, month, 1))) < on

    def _rules(self, month: date) -> BudgetRules:
        city = self.services.city.current(at(self.began_on, "08:00"))
        return rules_at(city, month.year, month.month)

    def _stored(self, line: PastLine, year: int) -> BudgetLine | None:
        return self.services.budgets.line(line.unit_id, year, line.line_id)


def by_place(people: Mapping[PastPerson, Employee]) -> dict[tuple[str, int], Employee]:
    return {(each.unit.unit_id, each.place): employee for each, employee in people.items()}


def with_budget(unit_ids: Iterable[str]) -> list[str]:
    return [each for each in LINES if each in set(unit_ids)]
