"""What every paper and workbook calls things of performance: in Indonesian, by the words that screens have for them."""

from collections.abc import Mapping
from decimal import Decimal

from chalicelib.domain.activity import ActivityState
from chalicelib.domain.performance import Predicate, Rating
from chalicelib.domain.plan import Aspect, GoalKind, PlanState
from chalicelib.mail.language import INDONESIAN

PLAN_STATES: Mapping[PlanState, str] = {
    PlanState.DRAFT: "Draf", PlanState.PROPOSED: "Menunggu persetujuan", PlanState.RETURNED: "Dikembalikan",
    PlanState.AGREED: "Disetujui",
}  # fmt: skip
NO_PLAN = "Belum ada"
ACTIVITY_STATES: Mapping[ActivityState, str] = {
    ActivityState.WAITING: "Menunggu", ActivityState.RETURNED: "Dikembalikan", ActivityState.APPROVED: "Disetujui",
    ActivityState.WITHDRAWN: "Ditarik",
}  # fmt: skip
GOAL_KINDS: Mapping[GoalKind, str] = {GoalKind.MAIN: "Utama", GoalKind.ADDITIONAL: "Tambahan"}
ASPECTS: Mapping[Aspect, str] = {
    Aspect.QUANTITY: "Kuantitas", Aspect.QUALITY: "Kualitas", Aspect.TIME: "Waktu", Aspect.COST: "Biaya",
}  # fmt: skip
RATINGS: Mapping[Rating, str] = {
    Rating.BELOW: "Di bawah ekspektasi", Rating.MEETS: "Sesuai ekspektasi", Rating.ABOVE: "Di atas ekspektasi",
}  # fmt: skip
PREDICATES: Mapping[Predicate, str] = {
    Predicate.VERY_GOOD: "Sangat baik", Predicate.GOOD: "Baik",
    Predicate.NEEDS_IMPROVEMENT: "Butuh perbaikan", Predicate.POOR: "Kurang", Predicate.VERY_POOR: "Sangat kurang",
}  # fmt: skip


def said_period(period_id: str) -> str:
    """`November 2026`, `Triwulan 4 2026`, `Tahun 2026`."""
    said = INDONESIAN.period(period_id)
    return said[:1].upper() + said[1:]


def hundredths(amount: int | None) -> Decimal | None:
    """Hundredths of a unit, of a percent or of a point as a number of two decimals."""
    return None if amount is None else Decimal(amount) / 100
