"""Check-ins with photos that reviewers owe a look, put into a running city as the jobs after the close would."""

from dataclasses import replace
from datetime import date, timedelta

from chalicelib.domain.attendance import CheckIn, Evidence, Reason
from chalicelib.domain.request import ApproverKind, Request, RequestKind, RequestStep, StepAct
from chalicelib.domain.review import CITY_QUEUE, Review, ReviewCause
from chalicelib.domain.shift import Slot
from chalicelib.domain.verdict import Outcome, Ruling
from tests.cast import MONDAY, wib
from tests.e2e.server import RunningCity
from tests.jpegs import selfie
from tests.requests import a_request
from tests.store.places import check_in, in_memory
from tests.world import entry

SIGNALS: dict[str, dict[str, object]] = {
    "shared_position": {"people": 4, "others": ["budi"]},
    "too_fast": {"took_ms": 41},
}


def photographed(city: RunningCity, who: str, on: date, seed: int, *reasons: Reason) -> CheckIn:
    """Somebody's arrival on this date, and the clean copy of its photo; the one that lies there already."""
    services = city.world.services
    lying = services.attendance.day("umum", on, who).check_ins.get(Slot.ARRIVAL)
    if lying:
        return lying
    at = wib(7, 12, on=on)
    made = check_in(in_memory(), employee_id=who, unit_id="umum", challenge_id=f"{seed:02x}" * 16)
    made = replace(made, local_date=on, slot=Slot.ARRIVAL, counts_at=at, received_at=at, office_id="balai-kota",
                   selfie_sha256=bytes([seed] * 32), selfie_version_id="v1",
                   reasons=reasons)  # fmt: skip
    services.attendance.record(made)
    key = f"evidence/{who}-{seed}.jpg"
    services.evidence.add(Evidence(made.upload_key, "v1", made.selfie_sha256, 20_000, at, evidence_key=key))
    services.selfies.write_evidence(key, selfie(seed), 90)
    return made


def owe(city: RunningCity, who: str, queue: str, seed: int = 1, cause: ReviewCause = ReviewCause.SAMPLE) -> Review:
    """A look owed at Monday's arrival, with those of the three days before beside it."""
    with city.lock:
        for back in (3, 4, 5):
            photographed(city, who, MONDAY - timedelta(days=back), seed * 10 + back)
        made = photographed(city, who, MONDAY, seed * 10)
        review = Review(queue, "umum", MONDAY, who, Slot.ARRIVAL, made.challenge_id, cause)
        review = replace(review, signals=SIGNALS if cause is ReviewCause.FLAG else {})
        city.world.services.reviews.assign(review)
    return review


def objected(city: RunningCity, who: str, seed: int, judged_by: str = "citra") -> Request:
    """Monday's arrival, judged not valid by a superior; its person objects to that."""
    with city.lock:
        services, now = city.world.services, city.world.clock.now
        for back in (3, 4, 5):
            photographed(city, who, MONDAY - timedelta(days=back), seed * 10 + back)
        made = photographed(city, who, MONDAY, seed * 10)
        ruling = Ruling(who, "umum", MONDAY, Slot.ARRIVAL, Outcome.INVALID, judged_by, now,
                        challenge_id=made.challenge_id, reason="Wajah tidak terlihat")  # fmt: skip
        services.attendance.rule(ruling, None, entry("test_rule", now))
        request = a_request(
            RequestKind.OBJECTION, MONDAY, request_id=f"20261123-{services.new_id()}", employee_id=who,
            filed_by=who, slot=Slot.ARRIVAL, judged_by=judged_by, reason="Wajah saya terlihat, hanya gelap",
            way=(ApproverKind.SUPERIOR,),
            steps=(RequestStep(StepAct.FILED, who, now),),
        )  # fmt: skip
        return services.requests.save(request, entry("test_request", now))


def flagged(city: RunningCity, who: str, seed: int) -> Review:
    return owe(city, who, CITY_QUEUE, seed, ReviewCause.FLAG)
