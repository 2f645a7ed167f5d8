"""What people call the decision that made a day what it is."""

from datetime import date

from chalicelib.domain.shift import Calendar


def rule_name(rule: str, calendar: Calendar) -> str:
    """The name people gave a DayPlan's `rule`: of the pattern, the order or the holiday; empty where there is none."""
    kind, _, name = rule.partition(":")
    if kind == "pattern" and name in calendar.patterns:
        return calendar.patterns[name].name
    if kind == "override":
        return next((each.name for each in calendar.overrides if each.override_id == name), name)
    if kind == "holiday":
        found = calendar.holidays.get(date.fromisoformat(name))
        return found.name if found else name
    return ""
