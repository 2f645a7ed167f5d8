from dataclasses import replace

import pytest

from chalicelib.domain.employee import Sex
from chalicelib.domain.review import CITY_QUEUE
from tests.cast import *
from tests.e2e import hands
from tests.e2e.bench_city import *
from tests.e2e.desk import *
from tests.e2e.test_console_reviews import SARI, TUTI, shown
from tests.e2e.test_page import faults_of


@pytest.mark.parametrize("scheme,view", [("light", DESK), ("dark", DESK), ("light", TABLET)])
def test_shots(city, open_page, axe, scheme, view):
    employ(city, SARI, TUTI)
    if scheme == "light" and view is DESK:
        objected(city, "tuti", 5)
        objected(city, "sari", 6)
        r = owe(city, "ani", CITY_QUEUE, 7)
        with city.lock:
            rs = city.world.services.reviews
            city.world.services.reviews.assign(
                replace(r, challenge_id="ab" * 16, employee_id="budi", reviewer_sex=Sex.FEMALE)
            )
    name = f"{scheme}-{view['width']}"
    page = at_desk(open_page, EKO, "pemeriksaan/keberatan", viewport=view, color_scheme=scheme)
    hands.see(page, "Putuskan paling lambat")
    page.screenshot(path=f"/tmp/f-shot-closed-{name}.png")
    page.keyboard.press("f")
    shown(page)
    page.screenshot(path=f"/tmp/f-shot-{name}.png", full_page=True)
    print(faults_of(page, axe))
    assert faults_of(page, axe) == []
    hands.go_to(page, "pemeriksaan")
    hands.see(page, "lagi menunggu admin kota")
    page.screenshot(path=f"/tmp/f-shot-reviews-{name}.png")


def test_wish(city, open_page, axe):
    page = open_page(viewport={"width": 375, "height": 800})
    hands.log_in(page, ANI.number, "sandi rahasia ani")
    hands.follow(page, "Akun")
    hands.follow(page, "Data dan privasi")
    hands.see(page, "Siapa yang memeriksa foto Anda")
    page.get_by_label("Hanya oleh pemeriksa yang berjenis kelamin sama").check()
    hands.see(page, "Tersimpan.")
    page.screenshot(path="/tmp/f-shot-wish.png", full_page=True)
    assert faults_of(page, axe) == []
