/** The counts behind the steps, read from the API. */
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { holds, useInside } from "../state/inside";
import { useCalendar, useOffices } from "../state/read_city";
import { OVERSEERS } from "../state/roles";
import { useStandingUnits } from "../state/standing";
import { useHeadcount } from "./headcount";
import { areSettingsSeen } from "./seen";
import { type CityCounts, stepsOf } from "./steps";

/** Slips of all that a job was ordered for, nobody missing. */
function areAllMade({ kind, state, missing_ids }: Schemas["JobView"]): boolean {
  return kind === "slips" && state === "done" && !missing_ids.length;
}

export function useSteps() {
  const { me } = useInside();
  const role = ["city_admin", "operator", "auditor"].find((each) => holds(me, [each])) ?? "";
  const mayRead = OVERSEERS.includes(role);
  const calendar = useCalendar();
  const offices = useOffices();
  const units = useStandingUnits();
  const headcount = useHeadcount(units.data, me.employee.employee_id);
  const jobs = useAnswer(role === "auditor" ? null : "jobs", () => answer(api.GET("/jobs")));
  const proposals = useAnswer(mayRead ? "proposals" : null, () => answer(api.GET("/proposals")));
  const grants = proposals.data?.proposals.filter((each) => each.subject === "grants" && each.state === "applied");
  const isCounted = !headcount.isPartial && !headcount.isReading;
  const made = new Set(jobs.data?.jobs.filter(areAllMade).flatMap(({ unit_ids }) => unit_ids));
  const slipless = headcount.lacking.filter((unit_id) => !made.has(unit_id));
  const counts: CityCounts = {
    settingsSeen: areSettingsSeen(),
    patterns: calendar.data?.patterns.length ?? null,
    offices: offices.data?.length ?? null,
    units: units.data?.length ?? null,
    unitsWithOffice: units.data?.filter(({ office_ids }) => office_ids.length).length ?? null,
    unitsDated: units.data?.filter(({ counts_from }) => counts_from).length ?? null,
    others: headcount.read ? Math.max(0, headcount.people - 1) : null,
    people: headcount.read ? headcount.people : null,
    active: headcount.read ? headcount.active : null,
    roles: grants?.length ?? null,
    lacking: isCounted ? headcount.lacking.length : null,
    slipless: isCounted && jobs.data ? slipless.length : null,
  };
  const asked = [calendar, offices, units];
  const refusal = asked.map((each) => each.refusal).find(Boolean) ?? headcount.refusal;
  return {
    role,
    steps: stepsOf(role, counts),
    counts,
    headcount,
    waiting: proposals.data?.proposals.filter(({ state }) => state === "waiting").length ?? 0,
    isRead: asked.every((each) => each.data !== null) && !headcount.isReading,
    refusal,
    reload: () => Promise.all(asked.map((each) => each.reload())),
  };
}
