"""The rule sets that a city begins with: what holds while it has none of its own."""

from chalice.app import Blueprint
from msgspec import Struct

from chalicelib.domain.allowance import AllowanceRules
from chalicelib.domain.budget import BudgetRules
from chalicelib.domain.discipline import DisciplineRules
from chalicelib.domain.performance import PerformanceRules
from chalicelib.domain.signal import SignalRules
from chalicelib.domain.verdict import AttendanceRules
from chalicelib.routes._http import Answer, Call, op
from chalicelib.rules.access import ALLOWED, Act
from chalicelib.rules.allowance_presets import PRESETS
from chalicelib.rules.attendance import DEFAULT
from chalicelib.rules.budget_rules import BUDGET_DEFAULT
from chalicelib.rules.discipline import SHIPPED
from chalicelib.rules.evaluation import PERFORMANCE_DEFAULT
from chalicelib.rules.signal_rules import SIGNALS_DEFAULT

blueprint = Blueprint(__name__)


class PresetsView(Struct, frozen=True):
    """What holds while the city has no set of its own: of discipline one for each employment type, of deductions the
    first. The others are of other cities and bodies. None of them is confirmed."""

    attendance: AttendanceRules
    signals: SignalRules
    discipline: tuple[DisciplineRules, ...]
    allowance: tuple[AllowanceRules, ...]
    performance: PerformanceRules
    budget: BudgetRules


@op(
    blueprint, "GET", "/settings/presets", "Rule sets to begin with, each as it may be proposed once it is confirmed",
    roles=ALLOWED[Act.READ_AUDIT], answers={200: PresetsView},
)  # fmt: skip
def read_presets(_: Call) -> Answer:
    discipline, allowance = tuple(SHIPPED.values()), tuple(PRESETS.values())
    return Answer(PresetsView(DEFAULT, SIGNALS_DEFAULT, discipline, allowance, PERFORMANCE_DEFAULT, BUDGET_DEFAULT))
