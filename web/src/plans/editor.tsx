/** One's own plan as it is written: goal by goal, by keyboard or thumb; sent whole. */
import "./plans.css";
import { useRef, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Input, Select } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import {
  type Above,
  badAmounts,
  bodyOf,
  type DraftAction,
  type DraftGoal,
  type DraftIndicator,
  draftOf,
  newAction,
  newGoal,
  newIndicator,
  type Plan,
  refOf,
} from "./draft";
import { PLANS, type PlanWords } from "./words";

const MOST_GOALS = 30;
const MOST_INDICATORS = 4;
const MOST_ACTIONS = 30;

interface EditorProps {
  year: number;
  /** What stands there; null: nothing yet. */
  plan: Plan | null;
  above: readonly Above[];
  saved: () => Promise<void>;
  cancel: () => void;
}

type FaultAt = (pointer: string) => string | undefined;

export function PlanEditor({ year, plan, above, saved, cancel }: EditorProps) {
  const { t } = usePageWords(PLANS);
  const { busy, refusal, run } = useAct();
  const [post, setPost] = useState(plan?.post ?? "");
  const [goals, setGoals] = useState(() => (plan?.goals.length ? draftOf(plan) : [newGoal(0)]));
  const [bad, setBad] = useState<string[]>([]);
  const nextKey = useRef(goals.length);
  const change = (changed: DraftGoal[]) => {
    setGoals(changed);
    setBad([]);
  };
  const faultAt: FaultAt = (pointer) =>
    bad.includes(pointer) ? t.badAmount : (refusal?.faultAt(pointer)?.detail ?? undefined);

  async function save() {
    const path = { year: String(year), number: String(plan?.number ?? 1) };
    const body = bodyOf(post, goals, plan?.revision ?? 0);
    await answer(api.PUT("/me/plans/{year}/{number}", { params: { path }, body }));
    await saved();
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = badAmounts(goals);
        setBad(found);
        if (!found.length && !busy) void run(save);
      }}
    >
      {refusal && <NoNotice refusal={refusal} />}
      <Input label={t.post} value={post} onValue={setPost} fault={faultAt("/post")} />
      {goals.map((goal, at) => (
        <GoalFields
          key={goal.key}
          goal={goal}
          at={at}
          above={above}
          wasAgreed={plan?.was_agreed ?? false}
          faultAt={(tail) => faultAt(`/goals/${at}${tail}`)}
          change={(changed) => change(goals.map((each) => (each.key === goal.key ? changed : each)))}
          remove={() => change(goals.filter((each) => each.key !== goal.key))}
        />
      ))}
      {faultAt("/goals") && <p class="fault">{faultAt("/goals")}</p>}
      {goals.length < MOST_GOALS && (
        <button type="button" class="quiet" onClick={() => change([...goals, newGoal(nextKey.current++)])}>
          {t.addGoal}
        </button>
      )}
      <div class="plan-acts">
        <button type="submit" class="main" disabled={busy}>
          {busy ? t.saving : t.save}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

interface GoalFieldsProps {
  goal: DraftGoal;
  at: number;
  above: readonly Above[];
  wasAgreed: boolean;
  faultAt: FaultAt;
  change: (goal: DraftGoal) => void;
  remove: () => void;
}

function GoalFields({ goal, at, above, wasAgreed, faultAt, change, remove }: GoalFieldsProps) {
  const { t } = usePageWords(PLANS);
  const refs = above.map((each) => [refOf(each), each.text] as const);
  const lost = goal.from && !refs.some(([ref]) => ref === goal.from) ? [[goal.from, goal.from] as const] : [];
  return (
    <fieldset class="card stack">
      <legend class="strong">{t.goal(at + 1)}</legend>
      <TextArea
        label={t.goalText}
        rows={2}
        value={goal.text}
        onValue={(text) => change({ ...goal, text })}
        fault={faultAt("/text")}
      />
      <div class="plan-row">
        <Select
          label={t.kind}
          value={goal.kind}
          onValue={(kind) => change({ ...goal, kind: kind as DraftGoal["kind"] })}
          options={Object.entries(t.kinds)}
        />
        {(refs.length > 0 || lost.length > 0) && (
          <Select
            label={t.from}
            value={goal.from}
            onValue={(from) => change({ ...goal, from })}
            options={[["", t.fromNone], ...refs, ...lost]}
            fault={faultAt("/cascaded_from")}
          />
        )}
      </div>
      {goal.indicators.map((each, place) => (
        <IndicatorFields
          key={place}
          t={t}
          at={place}
          indicator={each}
          faultAt={(tail) => faultAt(`/indicators/${place}${tail}`)}
          change={(changed) => change({ ...goal, indicators: replaced(goal.indicators, place, changed) })}
          remove={() => change({ ...goal, indicators: without(goal.indicators, place) })}
        />
      ))}
      {goal.actions.map((each, place) => (
        <ActionFields
          key={place}
          t={t}
          at={place}
          action={each}
          isKept={wasAgreed && each.id !== null}
          faultAt={(tail) => faultAt(`/actions/${place}${tail}`)}
          change={(changed) => change({ ...goal, actions: replaced(goal.actions, place, changed) })}
          remove={() => change({ ...goal, actions: without(goal.actions, place) })}
        />
      ))}
      {faultAt("/indicators") && <p class="fault">{faultAt("/indicators")}</p>}
      <div class="plan-acts">
        {goal.indicators.length < MOST_INDICATORS && (
          <button
            type="button"
            class="quiet"
            onClick={() => change({ ...goal, indicators: [...goal.indicators, newIndicator()] })}
          >
            {t.addIndicator}
          </button>
        )}
        {goal.actions.length < MOST_ACTIONS && (
          <button
            type="button"
            class="quiet"
            onClick={() => change({ ...goal, actions: [...goal.actions, newAction()] })}
          >
            {t.addAction}
          </button>
        )}
        <button type="button" class="link" onClick={remove}>
          {t.removeGoal}
        </button>
      </div>
    </fieldset>
  );
}

interface PartProps {
  t: PlanWords;
  at: number;
  faultAt: FaultAt;
  remove: () => void;
}

interface IndicatorFieldsProps extends PartProps {
  indicator: DraftIndicator;
  change: (indicator: DraftIndicator) => void;
}

function IndicatorFields({ t, at, indicator, faultAt, change, remove }: IndicatorFieldsProps) {
  const set = (name: "text" | "target" | "unit") => (value: string) => change({ ...indicator, [name]: value });
  return (
    <fieldset class="plan-part stack">
      <legend>{t.indicator(at + 1)}</legend>
      <Input label={t.measure} value={indicator.text} onValue={set("text")} maxLength={500} fault={faultAt("/text")} />
      <div class="plan-row">
        <Select
          label={t.aspect}
          value={indicator.aspect}
          onValue={(aspect) => change({ ...indicator, aspect: aspect as DraftIndicator["aspect"] })}
          options={Object.entries(t.aspects)}
        />
        <Input label={t.amount} value={indicator.target} onValue={set("target")} fault={faultAt("/target_e2")} />
        <Input label={t.unit} value={indicator.unit} onValue={set("unit")} maxLength={60} fault={faultAt("/unit")} />
      </div>
      <button type="button" class="link" onClick={remove}>
        {t.remove}
      </button>
    </fieldset>
  );
}

interface ActionFieldsProps extends PartProps {
  action: DraftAction;
  /** It was agreed to: it can be retired; one with activities is not removed, says the server. */
  isKept: boolean;
  change: (action: DraftAction) => void;
}

function ActionFields({ t, at, action, isKept, faultAt, change, remove }: ActionFieldsProps) {
  const set = (name: "text" | "unit") => (value: string) => change({ ...action, [name]: value });
  return (
    <fieldset class="plan-part stack">
      <legend>
        {t.action(at + 1)}
        {action.retired && ` · ${t.retired}`}
      </legend>
      <Input label={t.actionText} value={action.text} onValue={set("text")} maxLength={500} fault={faultAt("/text")} />
      <Input
        label={t.unit}
        value={action.unit}
        onValue={set("unit")}
        maxLength={60}
        hint={t.unitHint}
        fault={faultAt("/unit")}
      />
      <details>
        <summary>{t.perMonth}</summary>
        <div class="plan-months">
          {action.months.map((typed, month) => (
            <Input
              key={t.months[month]}
              label={t.months[month]}
              value={typed}
              onValue={(value) => change({ ...action, months: replaced(action.months, month, value) })}
              fault={faultAt(`/months_e2/${month}`)}
            />
          ))}
        </div>
      </details>
      <Input
        label={t.budgetCode}
        value={action.budget ?? ""}
        onValue={(value) => change({ ...action, budget: value.trim() || null })}
        maxLength={60}
        hint={t.budgetCodeHint}
        fault={faultAt("/budget_code")}
      />
      {isKept && (
        <button type="button" class="link" onClick={() => change({ ...action, retired: !action.retired })}>
          {action.retired ? t.resume : t.retire}
        </button>
      )}
      <button type="button" class="link" onClick={remove}>
        {t.remove}
      </button>
    </fieldset>
  );
}

function replaced<T>(all: readonly T[], at: number, changed: T): T[] {
  return all.map((each, place) => (place === at ? changed : each));
}

function without<T>(all: readonly T[], at: number): T[] {
  return all.filter((_, place) => place !== at);
}
