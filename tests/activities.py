"""Activities for tests: Ani's Tuesday, an hour of checking documents."""

from datetime import UTC, date, datetime
from typing import Any

from chalicelib.domain.activity import Activity, ActivityStep, ActivityStepKind

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
K = ActivityStepKind


def an_activity(name: str = "a", *kinds: ActivityStepKind, at: datetime = AT, **changed: Any) -> Activity:
    """Reported, and as far as these steps; `name` is its id's end."""
    on = changed.pop("on", date(2026, 11, 24))
    own = {K.REPORTED, K.CHANGED, K.WITHDRAWN}
    who = changed.get("employee_id", "ani")
    steps = tuple(ActivityStep(each, who if each in own else "citra", at) for each in (K.REPORTED, *kinds))
    facts: dict[str, Any] = {
        "activity_id": f"{on:%Y%m%d}-{name}", "employee_id": who, "unit_id": "umum", "on": on,
        "text": "Memeriksa berkas pengadaan", "minutes": 60, "steps": steps,
    }  # fmt: skip
    return Activity(**{**facts, **changed})
