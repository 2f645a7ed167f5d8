"""The city's settings through the door."""

import base64
from typing import Any

import pytest

from chalicelib.rules.geofence import DEFAULT_RADIUS_M
from tests.cast import ANI, EKO, ENDAH
from tests.routes.town import faults, nobody, nothing_changed
from tests.rule_bodies import ASSESSED, DECREE, TOLD
from tests.world import World
from tools.phone import Phone, Reply

SETTINGS: dict[str, Any] = {
    "city_name": "Kota Contoh",
    "agency_name": "BKPSDM",
    "zone": "Asia/Jakarta",
    "bounding_box": {"west": 105.85, "south": -6.1, "east": 106.15, "north": -5.8},
    "contact": "bkpsdm@contoh.example",
    "default_radius_m": 150,
    "accuracy_limit_m": 100,
    "near_duplicate_m": 50,
    "code_life_hours": 72,
    "roster_off_code": "L",
    "role_names": {},
    "logo": None,
    "retention": {"selfie_days": 90, "position_days": 180, "attempt_days": 180},
    "switch_notice_days": 3,
    "attendance_rules": [],
    "signal_rules": [],
    "requests": {
        "past_days": 3,
        "second_after_days": 7,
        "undecided_days": 3,
        "ways": {},
        "local_leave": ["annual", "sick", "maternity"],
        "longest_months": {"sick": 18, "important": 1, "unpaid": 36},
    },
    "outages": {"failed_percent": 20, "least_failed": 10},
    "reminder_min": 15,
    "month_page_day": 10,
    "reviews": {"quota": 5},
    "discipline_rules": [],
    "allowance_rules": [],
    "performance_rules": [],
    "budget_rules": [],
}


LOGO = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)  # one pixel


def logo(width_px: int, height_px: int) -> str:
    """The beginning of a picture of this size: its bytes may be few however many its pixels are."""
    sizes = width_px.to_bytes(4, "big") + height_px.to_bytes(4, "big")
    raw = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + sizes + b"\x08\x06\0\0\0" + bytes(4)
    return f"data:image/png;base64,{base64.b64encode(raw).decode()}"


def put(town: World, **changed: object) -> Reply:
    return put_body(town, {**SETTINGS, **changed})


def put_body(town: World, body: dict[str, Any]) -> Reply:
    return town.phone(EKO, enrolled=None).call("PUT", "/settings", body)


def read(town: World) -> dict[str, Any]:
    found: dict[str, Any] = town.phone(ANI, None).call("GET", "/settings").expect(200)
    return found


def approve(town: World, made: dict[str, Any]) -> None:
    endah: Phone = town.phone(ENDAH, enrolled=None)
    endah.call("POST", f"/proposals/{made['proposal_id']}/decision", {"approve": True}).expect(200)


def test_everybody_reads_them(town: World) -> None:
    assert (read(town)["default_radius_m"], read(town)["accuracy_limit_m"], read(town)["code_life_hours"]) == (
        150,
        100,
        72,
    )


def test_they_hold_once_the_second_admin_approves(town: World) -> None:
    made = put(town, contact="presensi@contoh.example", default_radius_m=200).expect(202)
    assert made["summary"] == {"changed": ["agency_name", "contact", "default_radius_m"]}
    assert read(town)["default_radius_m"] == 150
    approve(town, made)
    assert (read(town)["contact"], read(town)["default_radius_m"]) == ("presensi@contoh.example", 200)


@pytest.mark.parametrize("name", SETTINGS)
def test_all_of_them_are_said_so_none_is_reset_by_silence(town: World, name: str) -> None:
    body = {each: value for each, value in SETTINGS.items() if each != name}
    with nothing_changed():
        assert faults(put_body(town, body)) == [(f"/{name}", "REQUIRED")]


def test_what_is_read_can_be_put_back(town: World) -> None:
    assert put_body(town, read(town)).expect(202)["summary"] == {"changed": []}


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("default_radius_m", 20, 500), ("accuracy_limit_m", 10, 500), ("near_duplicate_m", 0, 500),
     ("code_life_hours", 1, 168)],
)  # fmt: skip
def test_each_number_has_its_edges(town: World, name: str, low: int, high: int) -> None:
    for inside in (low, high):
        put(town, **{name: inside}).expect(202)
    for outside in (low - 1, high + 1, 10**30):
        assert faults(put(town, **{name: outside})) == [(f"/{name}", "RANGE")]
    for other in ("150", 150.5, True, *([] if name == "default_radius_m" else [None])):
        assert faults(put(town, **{name: other})) == [(f"/{name}", "TYPE")]


@pytest.mark.parametrize("zone", ["WIB", "Asia/Cilegon", "asia/jakarta", "../etc/passwd", "UTC+7", "x" * 200])
def test_a_zone_is_one_that_iana_names(town: World, zone: str) -> None:
    with nothing_changed():
        assert ("/zone", "ZONE_UNKNOWN") in faults(put(town, zone=zone))


def test_a_box_has_an_inside(town: World) -> None:
    box = SETTINGS["bounding_box"]
    for changed in ({"west": 106.15}, {"west": 107}, {"south": -5.8}, {"north": -7}):
        with nothing_changed():
            assert faults(put(town, bounding_box=box | changed)) == [("/bounding_box", "BOX_EMPTY")]


def test_a_box_lies_on_earth(town: World) -> None:
    box = SETTINGS["bounding_box"] | {"west": -181, "north": 91}
    assert sorted(faults(put(town, bounding_box=box))) == [
        ("/bounding_box/north", "LATITUDE_RANGE"),
        ("/bounding_box/west", "LONGITUDE_RANGE"),
    ]


@pytest.mark.parametrize("code", ["", "LL", "-", " ", "\n", "l", "é", "\u200b"])
def test_the_letter_for_a_day_off_is_one_capital_or_digit(town: World, code: str) -> None:
    with nothing_changed():
        assert faults(put(town, roster_off_code=code)) == [("/roster_off_code", "PATTERN")]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("zone", "Asia/Jayapura", "ZONE_FIXED"), ("roster_off_code", "X", "ROSTER_OFF_CODE_FIXED")],
)
def test_what_has_no_date_stays_once_days_are_judged_by_it(town: World, name: str, value: str, code: str) -> None:
    with nothing_changed():
        assert faults(put(town, **{name: value})) == [(f"/{name}", code)]


def test_all_that_is_wrong_is_told_at_once(town: World) -> None:
    box = SETTINGS["bounding_box"] | {"west": 107}
    assert [code for _, code in faults(put(town, zone="WIB", bounding_box=box, roster_off_code="M"))] == [
        "ZONE_UNKNOWN",
        "BOX_EMPTY",
        "ZONE_FIXED",
        "ROSTER_OFF_CODE_FIXED",
    ]


def test_a_smaller_radius_judges_no_past_check_in_again(town: World) -> None:
    ani = town.phone(ANI)
    first = town.check_in(ani).expect(201)["record"]
    approve(town, put(town, default_radius_m=20).expect(202))
    day = ani.call("GET", "/me/attendance?month=2026-11").expect(200)["days"][22]
    assert day["check_ins"] == [first]


def test_where_the_office_and_the_settings_are_silent_the_fence_is_the_rules_150_m(town: World) -> None:
    approve(town, put(town, default_radius_m=None).expect(202))
    geometry = {"type": "Point", "coordinates": [106.05, -6.01]}
    feature = {"type": "Feature", "properties": {"nama": "Kantor Baru"}, "geometry": geometry}
    eko = town.phone(EKO, None)
    document = {"type": "FeatureCollection", "features": [feature]}
    approve(town, eko.call("POST", "/offices/imports", document).expect(201)["proposal"])
    found = {each["properties"]["name"]: each["properties"] for each in eko.call("GET", "/offices").json["features"]}
    assert found["Kantor Baru"]["radius_m"] == DEFAULT_RADIUS_M


def test_a_citys_own_words_and_sign_are_for_anybody_to_see(town: World) -> None:
    made = put(town, role_names={"auditor": "Inspektorat"}, logo=LOGO).expect(202)
    approve(town, made)
    seen = nobody().call("GET", "/city").expect(200)
    assert (seen["role_names"], seen["logo"], seen["city_name"]) == ({"auditor": "Inspektorat"}, LOGO, "Kota Contoh")
    assert seen["retention"] == {"selfie_days": 90, "position_days": 180, "attempt_days": 180}


@pytest.mark.parametrize(
    ("field", "value", "pointer"),
    [
        ("logo", "data:image/svg+xml;base64,PHN2Zz4=", "/logo"),
        ("logo", "data:image/png;base64,R0lGODlh", "/logo"),
        ("logo", "data:image/png;base64," + "A" * 30_000, "/logo"),
        ("logo", "data:image/png;base64,iVBORw0KGgo=", "/logo"),
        ("logo", logo(20_000, 20_000), "/logo"),
        ("logo", logo(1_024, 1_025), "/logo"),
        ("logo", logo(0, 100), "/logo"),
        ("role_names", {"king": "Raja"}, "/role_names"),
        ("role_names", {"auditor": " "}, "/role_names/auditor"),
        ("retention", {"selfie_days": 91, "position_days": 180, "attempt_days": 180}, "/retention/selfie_days"),
        ("retention", {"selfie_days": 90, "position_days": 29, "attempt_days": 367}, "/retention/position_days"),
        ("retention", {"selfie_days": 90, "position_days": 60, "attempt_days": 61}, "/retention/attempt_days"),
        ("switch_notice_days", 0, "/switch_notice_days"),
    ],
)
def test_what_is_no_such_setting_is_named(town: World, field: str, value: object, pointer: str) -> None:
    with nothing_changed():
        assert pointer in [place for place, _ in faults(put(town, **{field: value}))]


def test_a_sign_of_1024_px_is_small_enough(town: World) -> None:
    put(town, logo=logo(1_024, 1_024)).expect(202)


def test_how_long_things_are_kept_is_for_two_to_decide(town: World) -> None:
    shorter = {"selfie_days": 30, "position_days": 60, "attempt_days": 60}
    made = put(town, retention=shorter).expect(202)
    assert "retention" in made["summary"]["changed"]
    approve(town, made)
    assert read(town)["retention"] == shorter


def test_a_limit_is_told_in_the_language_asked_for(town: World) -> None:
    phone = town.phone(EKO, enrolled=None)
    for language, said in (("id", "Di luar batas: paling besar 30"), ("en", "Out of range: value is greater than")):
        phone.language = language
        reply = phone.call("PUT", "/settings", {**SETTINGS, "switch_notice_days": 31})
        (fault,) = (each for each in reply.json["errors"] if each["pointer"] == "/switch_notice_days")
        assert fault["detail"].startswith(said)


# How days count

NEW_RULES = {
    "rules_id": "perwal-2027",
    "starts_on": "2027-01-01",
    "missing_min": {"arrival": 120, "midday": 30},
    "permission_counts": True,
    "confirmed": {"decree_no": "Perwal 1/2027", "decree_on": "2026-11-20", "by": "Wali Kota"},
}


def test_how_days_count_is_for_two_to_decide_and_everybody_reads_it(town: World) -> None:
    made = put(town, attendance_rules=[NEW_RULES]).expect(202)
    assert "attendance_rules" in made["summary"]["changed"]
    assert read(town)["attendance_rules"] == []
    approve(town, made)
    assert read(town)["attendance_rules"] == [NEW_RULES]


def test_rules_that_nobody_has_confirmed_say_so(town: World) -> None:
    approve(town, put(town, attendance_rules=[{**NEW_RULES, "confirmed": None}]).expect(202))
    assert read(town)["attendance_rules"][0]["confirmed"] is None
    silent = {name: value for name, value in NEW_RULES.items() if name != "confirmed"}
    with nothing_changed():
        assert faults(put(town, attendance_rules=[silent])) == [("/attendance_rules/0/confirmed", "REQUIRED")]


@pytest.mark.parametrize("minutes", [0, 450])
def test_a_missing_slot_counts_as_a_day_at_most(town: World, minutes: int) -> None:
    put(town, attendance_rules=[{**NEW_RULES, "missing_min": {"departure": minutes}}]).expect(202)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"missing_min": {"arrival": 451}}, "/attendance_rules/0/missing_min/arrival"),
        ({"missing_min": {"arrival": -1}}, "/attendance_rules/0/missing_min/arrival"),
        ({"missing_min": {"event": 10}}, "/attendance_rules/0/missing_min"),
        ({"starts_on": "2027-02-30"}, "/attendance_rules/0/starts_on"),
        ({"starts_on": "2026-11-22"}, "/attendance_rules/0/starts_on"),
        ({"rules_id": "default"}, "/attendance_rules/0/rules_id"),
        ({"permission_counts": "ya"}, "/attendance_rules/0/permission_counts"),
        ({"reason": "x"}, "/attendance_rules/0/reason"),
    ],
)
def test_rules_that_cannot_be_are_named(town: World, changed: dict[str, object], pointer: str) -> None:
    with nothing_changed():
        assert pointer in [place for place, _ in faults(put(town, attendance_rules=[{**NEW_RULES, **changed}]))]


def test_rules_that_have_begun_stay_also_when_the_proposal_waited(town: World) -> None:
    """Proposed for tomorrow, approved tomorrow: then they would reach back over a day that may be judged."""
    tomorrow = {**NEW_RULES, "starts_on": "2026-11-24"}
    made = put(town, attendance_rules=[tomorrow]).expect(202)
    town.clock.forward(days=1)
    endah = town.phone(ENDAH, enrolled=None)
    late = endah.call("POST", f"/proposals/{made['proposal_id']}/decision", {"approve": True})
    assert faults(late) == [("/attendance_rules/0/starts_on", "RULES_TOO_EARLY")]
    approve(town, put(town, attendance_rules=[{**NEW_RULES, "starts_on": "2026-11-25"}]).expect(202))
    town.clock.forward(days=1)
    with nothing_changed():
        assert faults(put(town, attendance_rules=[])) == [("/attendance_rules", "RULES_BEGUN")]


def test_what_holds_from_the_start_is_confirmed_as_it_is(town: World) -> None:
    shipped = town.phone(EKO).call("GET", "/settings/presets").expect(200)["attendance"]
    sure = {**shipped, "confirmed": NEW_RULES["confirmed"]}
    with nothing_changed():
        other = put(town, attendance_rules=[{**sure, "permission_counts": True}])
        assert ("/attendance_rules/0/rules_id", "RULES_ID_TAKEN") in faults(other)
    approve(town, put(town, attendance_rules=[sure]).expect(202))
    assert read(town)["attendance_rules"] == [sure]


# From when on something is a signal

SIGNALS: dict[str, Any] = {
    "rules_id": "perwal-9", "starts_on": "2026-11-30", "same_place_people": 4, "same_place_days": 3,
    "same_accuracy": 60, "jump_km_h": 150, "jump_least_m": 1_000, "phone_people": 2, "burst_check_ins": 3,
    "burst_min": 5, "photo_bits": 12, "hand_ms": 80, "clock_jump_s": 30,
    "network_people": 0, "network_min": 5, "decree_no": None,
}  # fmt: skip


def test_thresholds_of_signals_are_for_two_to_decide_and_dated(town: World) -> None:
    made = put(town, signal_rules=[SIGNALS]).expect(202)
    assert "signal_rules" in made["summary"]["changed"]
    assert read(town)["signal_rules"] == []
    approve(town, made)
    assert read(town)["signal_rules"] == [SIGNALS]
    town.clock.forward(days=7)
    with nothing_changed():
        changed = {**SIGNALS, "same_place_people": 99}
        assert ("/signal_rules", "RULES_BEGUN") in faults(put(town, signal_rules=[changed]))


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"starts_on": "2026-11-23"}, "/signal_rules/0/starts_on"),
        ({"same_place_people": 1}, "/signal_rules/0/same_place_people"),
        ({"photo_bits": 16}, "/signal_rules/0/photo_bits"),
        ({"rules_id": "default"}, "/signal_rules/0/rules_id"),
        ({"refuse": True}, "/signal_rules/0/refuse"),
    ],
)
def test_thresholds_that_cannot_be_are_named(town: World, changed: dict[str, object], pointer: str) -> None:
    with nothing_changed():
        assert pointer in [place for place, _ in faults(put(town, signal_rules=[{**SIGNALS, **changed}]))]


# What unexcused absence and lateness come to

THRESHOLD = {
    "days": 3, "level": "light", "sanction": "Teguran lisan", "article": "Ps 9", "source": "PP 94/2021", "mark": "V",
    "in_a_row": False,
}  # fmt: skip
DISCIPLINE = {
    "rules_id": "pns-2027", "starts_on": "2027-01-01", "number_kind": "nip", "thresholds": [THRESHOLD],
    "minutes_per_day": 450, "duty_article": "Ps 26(1)", "act_within_days": None, "confirmed": None,
}  # fmt: skip
BRACKET = {
    "event": "late", "percent_bp": 50, "from_min": 1, "to_min": 30, "of": "total", "source": "Perwal", "mark": "V",
}  # fmt: skip
ALLOWANCE = {
    "rules_id": "tpp-2027", "starts_on": "2027-01-01", "brackets": [BRACKET], "discipline_bp": 4_000,
    "day_cap_bp": 300, "confirmed": DECREE,
}  # fmt: skip


def test_rule_sets_of_performance_and_budgets_are_for_two_to_decide_and_everybody_reads_them(town: World) -> None:
    made = put(town, performance_rules=[ASSESSED], budget_rules=[TOLD]).expect(202)
    assert {"performance_rules", "budget_rules"} <= set(made["summary"]["changed"])
    approve(town, made)
    assert (read(town)["performance_rules"], read(town)["budget_rules"]) == ([ASSESSED], [TOLD])


@pytest.mark.parametrize(
    ("name", "body", "pointer"),
    [
        ("performance_rules", {**ASSESSED, "matrix": ASSESSED["matrix"][1:]}, "/matrix"),
        ("performance_rules", {**ASSESSED, "answer_days": 0}, "/answer_days"),
        ("performance_rules", {**ASSESSED, "period_kind": "week"}, "/period_kind"),
        ("budget_rules", {**TOLD, "asked_bp": {"13": 9_500}}, "/asked_bp"),
        ("budget_rules", {**TOLD, "asked_bp": {"12": 10_001}}, "/asked_bp"),
        ("budget_rules", {**TOLD, "close_day": 29}, "/close_day"),
    ],
)
def test_a_set_of_performance_or_budgets_that_cannot_be_is_named(
    town: World, name: str, body: dict[str, object], pointer: str
) -> None:
    with nothing_changed():
        found = faults(put(town, **{name: [body]}))
    assert any(place.startswith(f"/{name}/0{pointer}") for place, _ in found), found


def test_rule_sets_of_discipline_and_deductions_are_for_two_to_decide_and_everybody_reads_them(town: World) -> None:
    made = put(town, discipline_rules=[DISCIPLINE], allowance_rules=[ALLOWANCE]).expect(202)
    assert {"discipline_rules", "allowance_rules"} <= set(made["summary"]["changed"])
    assert read(town)["discipline_rules"] == []
    approve(town, made)
    assert (read(town)["discipline_rules"], read(town)["allowance_rules"]) == ([DISCIPLINE], [ALLOWANCE])


def test_what_is_read_can_be_sent_again(town: World) -> None:
    """As the page does it, which knows some of the settings alone."""
    approve(town, put(town, discipline_rules=[DISCIPLINE], allowance_rules=[ALLOWANCE]).expect(202))
    again = put_body(town, {**read(town), "reminder_min": 5}).expect(202)
    assert again["summary"]["changed"] == ["reminder_min"]


def test_a_set_that_has_begun_may_be_confirmed_by_two_and_no_more_be_changed(town: World) -> None:
    begun = {**DISCIPLINE, "starts_on": "2026-11-01"}
    approve(town, put(town, discipline_rules=[begun]).expect(202))
    town.clock.forward(days=40)
    with nothing_changed():
        assert faults(put(town, discipline_rules=[])) == [("/discipline_rules", "RULES_BEGUN")]
    approve(town, put(town, discipline_rules=[{**begun, "confirmed": DECREE}]).expect(202))
    assert read(town)["discipline_rules"][0]["confirmed"] == DECREE


@pytest.mark.parametrize(
    ("name", "sent", "pointer"),
    [
        ("discipline_rules", {**DISCIPLINE, "starts_on": "2026-10-31"}, "/starts_on"),
        ("discipline_rules", {**DISCIPLINE, "starts_on": "2027-02-30"}, "/starts_on"),
        ("discipline_rules", {**DISCIPLINE, "rules_id": "pp-94-2021"}, "/rules_id"),
        ("discipline_rules", {**DISCIPLINE, "number_kind": "asn"}, "/number_kind"),
        ("discipline_rules", {**DISCIPLINE, "minutes_per_day": 0}, "/minutes_per_day"),
        ("discipline_rules", {**DISCIPLINE, "thresholds": [{**THRESHOLD, "days": 0}]}, "/thresholds/0/days"),
        ("discipline_rules", {**DISCIPLINE, "thresholds": [THRESHOLD, THRESHOLD]}, "/thresholds/1"),
        ("discipline_rules", {**DISCIPLINE, "confirmed": {**DECREE, "decree_on": "2026-13-01"}},
         "/confirmed/decree_on"),
        ("allowance_rules", {**ALLOWANCE, "starts_on": "2026-10-31"}, "/starts_on"),
        ("allowance_rules", {**ALLOWANCE, "rules_id": "tulang-bawang"}, "/rules_id"),
        ("allowance_rules", {**ALLOWANCE, "brackets": [{**BRACKET, "percent_bp": 10_001}]}, "/brackets/0/percent_bp"),
        ("allowance_rules", {**ALLOWANCE, "brackets": [{**BRACKET, "percent_bp": 0.5}]}, "/brackets/0/percent_bp"),
        ("allowance_rules", {**ALLOWANCE, "brackets": [BRACKET, BRACKET]}, "/brackets/1"),
        ("allowance_rules", {**ALLOWANCE, "confirmed": {"decree_no": "1"}}, "/confirmed/decree_on"),
        ("allowance_rules", {**ALLOWANCE, "paid": True}, "/paid"),
    ],
)  # fmt: skip
def test_a_rule_set_that_cannot_be_is_named(town: World, name: str, sent: dict[str, Any], pointer: str) -> None:
    with nothing_changed():
        assert f"/{name}/0{pointer}" in [place for place, _ in faults(put(town, **{name: [sent]}))]


# How requests are decided, outages suspected, people reminded


@pytest.mark.parametrize(
    ("field", "value", "pointer"),
    [
        ("requests", {"past_days": 0}, "/requests/past_days"),
        ("requests", {"undecided_days": 31}, "/requests/undecided_days"),
        ("requests", {"ways": {"leave": []}}, "/requests/ways/leave"),
        ("requests", {"ways": {"leave": ["mayor"]}}, "/requests/ways/leave/0"),
        ("requests", {"longest_months": {"sick": 61}}, "/requests/longest_months/sick"),
        ("outages", {"failed_percent": 101}, "/outages/failed_percent"),
        ("outages", {"least_failed": 0}, "/outages/least_failed"),
    ],
)
def test_a_part_of_a_setting_that_cannot_be_is_named(
    town: World, field: str, value: dict[str, object], pointer: str
) -> None:
    with nothing_changed():
        assert pointer in [place for place, _ in faults(put(town, **{field: {**SETTINGS[field], **value}}))]


def test_the_way_of_a_request_and_when_people_are_reminded_are_the_citys(town: World) -> None:
    requests = {**SETTINGS["requests"], "past_days": 5, "ways": {"leave": ["superior", "head", "city_admin"]}}
    outages = {"failed_percent": 5, "least_failed": 3}
    approve(town, put(town, requests=requests, reminder_min=0, outages=outages).expect(202))
    found = read(town)
    assert (found["requests"], found["reminder_min"], found["outages"]) == (requests, 0, outages)
