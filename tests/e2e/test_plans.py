"""A year's plan as people use it: written and proposed on the phone, returned and agreed to by the superior."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from chalicelib.domain.request import Delegation
from tests.cast import ANI, BUDI, CITRA, DEWI
from tests.e2e import hands
from tests.e2e.accessible import faults_of
from tests.e2e.desk import OpenPage, at_desk
from tests.e2e.server import RunningCity
from tests.plans import K, put_plan

PICTURES = os.environ.get("PLAN_PICTURES", "")


def keep(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def test_an_employee_writes_and_proposes_and_the_superior_returns_then_agrees(open_page: OpenPage, axe: str) -> None:
    phone = hands.at_work(open_page, ANI, "kinerja/rencana", viewport={"width": 360, "height": 740})
    keep(phone, "1-empty")
    hands.press(phone, "Tulis rencana baru")
    phone.get_by_label("Jabatan").fill("Pengelola Pengadaan")
    phone.get_by_label("Hasil kerja yang dicapai").fill("Dokumen pengadaan terverifikasi tepat waktu")
    phone.get_by_label("Ukuran").fill("Jumlah dokumen yang diverifikasi")
    phone.get_by_label("Target").fill("dua belas")
    phone.get_by_label("Satuan").fill("dokumen")
    hands.press(phone, "Simpan draf")
    hands.see(phone, "Tulis angka, misalnya 12 atau 2,5.")
    phone.get_by_label("Target").fill("120")
    hands.press(phone, "Tambah aksi")
    action = phone.get_by_role("group", name="Aksi 1")
    action.get_by_label("Yang dikerjakan").fill("Memverifikasi dokumen")
    action.get_by_label("Satuan").fill("dokumen")
    action.get_by_text("Jumlah per bulan").click()
    action.get_by_label("Jan").fill("10")
    keep(phone, "2-editor")
    assert faults_of(phone, axe) == []
    hands.press(phone, "Simpan draf")
    hands.see(phone, "Target 120 dokumen")
    hands.press(phone, "Ajukan untuk disetujui")
    hands.see(phone, "Menunggu persetujuan")
    keep(phone, "3-proposed")

    superior = hands.at_work(open_page, CITRA, "kinerja/rencana/tim", viewport={"width": 360, "height": 740})
    superior.get_by_role("link", name="Ani").click()
    hands.press(superior, "Kembalikan")
    hands.see(superior, "Tulis sepatah kata untuk pegawai ini.")
    superior.get_by_label("Sepatah kata untuk pegawai").fill("Naikkan targetnya.")
    hands.press(superior, "Kembalikan")
    hands.see(superior, "Jawaban tersimpan.")
    keep(superior, "4-returned")

    phone.reload()
    hands.see(phone, "Naikkan targetnya.")
    hands.press(phone, "Ajukan untuk disetujui")
    hands.see(phone, "Menunggu persetujuan")

    desk = at_desk(open_page, CITRA, "rencana")
    desk.get_by_role("link", name="Ani").wait_for()
    keep(desk, "5-unit")
    assert faults_of(desk, axe) == []
    desk.get_by_role("link", name="Ani").click()
    desk.get_by_role("button", name="Setujui").wait_for()
    keep(desk, "6-answer")
    hands.press(desk, "Setujui")
    hands.see(desk, "Jawaban tersimpan.")
    desk.get_by_role("button", name="Buka lagi untuk diubah").wait_for()
    assert faults_of(desk, axe) == []


def test_an_operator_reads_the_plans_and_answers_none(city: RunningCity, open_page: OpenPage) -> None:
    with city.lock:
        put_plan(city.world, K.PROPOSED, employee_id="budi")
    desk = at_desk(open_page, DEWI, "rencana/budi")
    hands.see(desk, "Jumlah dokumen yang diverifikasi")
    assert desk.get_by_role("button", name="Setujui").count() == 0
    assert desk.get_by_role("button", name="Buka lagi untuk diubah").count() == 0


def test_who_stands_in_for_the_superior_finds_the_plans_on_the_phone_and_answers(
    city: RunningCity, open_page: OpenPage
) -> None:
    lent = Delegation("budi", date(2026, 11, 1), date(2026, 11, 30))
    with city.lock:
        put_plan(city.world, K.PROPOSED)
        city.world.change("citra", lambda each: replace(each, delegation=lent))
        city.world.change("budi", lambda each: replace(each, delegated_by=("citra",)))
    budi = hands.at_work(open_page, BUDI, "kinerja/rencana")
    hands.follow(budi, "Rencana tim")
    budi.get_by_role("link", name="Ani").click()
    hands.press(budi, "Setujui", exact=True)
    hands.see(budi, "Jawaban tersimpan.")
    hands.see(budi, "Rencana 2026 · Disetujui")
