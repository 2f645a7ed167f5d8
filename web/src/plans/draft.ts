/** A plan while it is written: texts as typed, and what becomes of them when it is sent. */
import type { Schemas } from "../api/client";
import { readAmount, typedOf } from "./amounts";

export type Plan = Schemas["PlanView"];
export type Above = Schemas["GoalAboveView"];
type Body = Schemas["PlanBody"];
type GoalBody = Body["goals"][number];
type Aspect = Schemas["IndicatorBody"]["aspect"];

export interface DraftIndicator {
  id: string | null;
  aspect: Aspect;
  text: string;
  target: string;
  unit: string;
}

export interface DraftAction {
  id: string | null;
  text: string;
  unit: string;
  months: string[];
  budget: string | null;
  retired: boolean;
}

/** `key` stays while the goal is edited, whatever is removed before it. */
export interface DraftGoal {
  key: number;
  id: string | null;
  kind: GoalBody["kind"];
  text: string;
  from: string;
  indicators: DraftIndicator[];
  actions: DraftAction[];
}

const NO_MONTHS = Array.from({ length: 12 }, () => "");
export const newIndicator = (): DraftIndicator => ({ id: null, aspect: "quantity", text: "", target: "", unit: "" });
export const newAction = (): DraftAction => ({
  id: null,
  text: "",
  unit: "",
  months: NO_MONTHS,
  budget: null,
  retired: false,
});
export const newGoal = (key: number): DraftGoal => ({
  key,
  id: null,
  kind: "main",
  text: "",
  from: "",
  indicators: [newIndicator()],
  actions: [],
});

export function refOf({ employee_id, number, goal_id }: Omit<Above, "text">): string {
  return `${employee_id} ${number} ${goal_id}`;
}

export function draftOf(plan: Plan): DraftGoal[] {
  return plan.goals.map((goal, key) => ({
    key,
    id: goal.goal_id,
    kind: goal.kind,
    text: goal.text,
    from: goal.cascaded_from ? refOf(goal.cascaded_from) : "",
    indicators: (goal.indicators ?? []).map((each) => ({
      id: each.indicator_id,
      aspect: each.aspect,
      text: each.text,
      target: typedOf(each.target_e2),
      unit: each.unit,
    })),
    actions: (goal.actions ?? []).map((each) => ({
      id: each.action_id,
      text: each.text,
      unit: each.unit,
      months: each.months_e2?.length ? each.months_e2.map(typedOf) : NO_MONTHS,
      budget: each.budget_code ?? null,
      retired: each.retired ?? false,
    })),
  }));
}

/** Pointers of the fields that hold no number. */
export function badAmounts(goals: readonly DraftGoal[]): string[] {
  return goals.flatMap(({ indicators, actions }, at) => [
    ...indicators.flatMap(({ target }, place) =>
      readAmount(target) === null ? [`/goals/${at}/indicators/${place}/target_e2`] : [],
    ),
    ...actions.flatMap(({ months }, place) =>
      months.flatMap((typed, month) =>
        readAmount(typed) === null ? [`/goals/${at}/actions/${place}/months_e2/${month}`] : [],
      ),
    ),
  ]);
}

export function bodyOf(post: string, goals: readonly DraftGoal[], revision: number): Body {
  return { post: post.trim(), goals: goals.map(goalBody), revision };
}

function goalBody({ id, kind, text, from, indicators, actions }: DraftGoal): GoalBody {
  const [employee_id = "", number, goal_id = ""] = from.split(" ");
  return {
    goal_id: id,
    kind,
    text: text.trim(),
    cascaded_from: from ? { employee_id, number: Number(number), goal_id } : null,
    indicators: indicators.map((each) => ({
      indicator_id: each.id,
      aspect: each.aspect,
      text: each.text.trim(),
      target_e2: readAmount(each.target) ?? 0,
      unit: each.unit.trim(),
    })),
    actions: actions.map((each) => ({
      action_id: each.id,
      text: each.text.trim(),
      unit: each.unit.trim(),
      months_e2: each.months.some(Boolean) ? each.months.map((typed) => readAmount(typed) ?? 0) : [],
      budget_code: each.budget,
      retired: each.retired,
    })),
  };
}
