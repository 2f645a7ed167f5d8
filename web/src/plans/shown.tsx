/** A plan as it is read: its state, its goals with what measures them and what is done when, its steps. */
import "./plans.css";
import { Notice } from "../parts/notice";
import { useHere } from "../state/here";
import { dateAndTime, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { amountOf } from "./amounts";
import type { Plan } from "./draft";
import { PLANS } from "./words";

export function PlanShown({ plan, isOwn = false }: { plan: Plan; isOwn?: boolean }) {
  const { t, lang } = usePageWords(PLANS);
  const { zone } = useHere();
  const id = `plan-${plan.employee_id}-${plan.number}`;
  const assessor = plan.assessor_id ? (plan.names[plan.assessor_id] ?? plan.assessor_id) : "";
  const word = [...plan.steps].reverse().find(({ text }) => text);
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>
        {isOwn ? "" : `${plan.names[plan.employee_id] ?? plan.employee_id} · `}
        {t.heading(plan.year, plan.number)} · {t.states[plan.state] ?? plan.state}
      </h2>
      <p class="soft">
        {plan.post} · {t.dates(shortDate(plan.starts_on, lang), shortDate(plan.ends_on, lang))}
        {assessor && ` · ${t.assessor(assessor)}`}
      </p>
      {word?.text && (plan.state === "returned" || plan.state === "draft") && (
        <Notice tone="warn" title={`${t.steps[word.kind]}: ${plan.names[word.by] ?? word.by}`}>
          <p class="own-words">{word.text}</p>
        </Notice>
      )}
      {plan.goals.length ? (
        <ol class="plan-goals">
          {plan.goals.map((goal) => (
            <GoalShown key={goal.goal_id} goal={goal} names={plan.names} />
          ))}
        </ol>
      ) : (
        <p>{t.noGoals}</p>
      )}
      <details>
        <summary>{t.history}</summary>
        <ol>
          {plan.steps.map((step) => (
            <li key={step.at + step.kind}>
              {t.steps[step.kind] ?? step.kind}:{" "}
              {t.stepBy(plan.names[step.by] ?? step.by, dateAndTime(step.at, lang, zone))}
              {step.text && <p class="own-words">{step.text}</p>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function GoalShown({ goal, names }: { goal: Plan["goals"][number]; names: Plan["names"] }) {
  const { t, lang } = usePageWords(PLANS);
  const { indicators = [], actions = [], cascaded_from: from } = goal;
  return (
    <li>
      <h3>{goal.text}</h3>
      <p class="soft small">
        {t.kinds[goal.kind]}
        {from && ` · ${t.cascaded(names[from.employee_id] ?? from.employee_id)}`}
      </p>
      {indicators.length > 0 && (
        <>
          <h4>{t.indicators}</h4>
          <ul>
            {indicators.map((each) => (
              <li key={each.indicator_id}>
                {each.text} ({t.aspects[each.aspect]}): {t.target(amountOf(each.target_e2, lang), each.unit)}
              </li>
            ))}
          </ul>
        </>
      )}
      {actions.length > 0 && (
        <>
          <h4>{t.actions}</h4>
          <ul>
            {actions.map((each) => (
              <li key={each.action_id}>
                {each.text}
                {each.retired && <strong> · {t.retired}</strong>}
                <p class="soft small">{monthsOf(each.months_e2 ?? [], each.unit)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );

  function monthsOf(months: readonly number[], unit: string): string {
    const parts = months.flatMap((e2, at) => (e2 ? [`${t.months[at]} ${amountOf(e2, lang)}`] : []));
    return parts.length ? `${parts.join(", ")} (${unit})` : unit;
  }
}
