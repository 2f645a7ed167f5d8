/** The counts behind the steps, read from the API. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { holds, useInside } from "../state/inside";
import { useHeadcount } from "./headcount";
import { useCalendar, useOffices, useUnits } from "./read_city";
import { areSettingsSeen } from "./seen";
import { type CityCounts, stepsOf } from "./steps";

export function useSteps() {
  const { me } = useInside();
  const role = ["city_admin", "operator", "auditor"].find((each) => holds(me, [each])) ?? "";
  const mayRead = role === "city_admin" || role === "auditor";
  const calendar = useCalendar();
  const offices = useOffices();
  const units = useUnits();
  const headcount = useHeadcount(units.data);
  const jobs = useAnswer(role === "auditor" ? null : "jobs", () => answer(api.GET("/jobs")));
  const proposals = useAnswer(mayRead ? "proposals" : null, () => answer(api.GET("/proposals")));
  const grants = proposals.data?.proposals.filter((each) => each.subject === "grants" && each.state === "applied");
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
    slips: jobs.data?.jobs.filter(({ kind, state }) => kind === "slips" && state === "done").length ?? null,
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
