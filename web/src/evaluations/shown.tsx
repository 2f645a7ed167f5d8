/** An assessment as it is read: ratings, predicate, the evidence beside it, what came of the indicators, its steps. */
import "../plans/plans.css";
import type { Schemas } from "../api/client";
import { amountOf } from "../plans/amounts";
import { useHere } from "../state/here";
import { dateAndTime, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { UnconfirmedMatrix } from "./unconfirmed";
import { EVALUATIONS } from "./words";

export type Evaluation = Schemas["EvaluationView"];
type Told = Evaluation["told"][number];

export function Outcome({ of: { ratings, state, steps } }: { of: Evaluation }) {
  const { t } = usePageWords(EVALUATIONS);
  const last = steps[steps.length - 1];
  if (!ratings) return state === "rated" ? <p>{t.making}</p> : null;
  const values = Object.entries(ratings.behaviours ?? {});
  return (
    <>
      <dl class="facts">
        <Fact name={t.predicate} said={<strong>{t.predicates[ratings.predicate]}</strong>} />
        <Fact name={t.result} said={t.ratings[ratings.result]} />
        <Fact name={t.behaviour} said={t.ratings[ratings.behaviour]} />
        {values.map(([value, rating]) => (
          <Fact key={value} name={t.values[value] ?? value} said={t.ratings[rating]} />
        ))}
      </dl>
      {ratings.reason && (
        <p class="own-words">
          {t.reason}: {ratings.reason}
        </p>
      )}
      {last?.text && (
        <p class="own-words">
          {t.steps[last.kind]}: {last.text}
        </p>
      )}
      {!ratings.rules_confirmed && <UnconfirmedMatrix />}
    </>
  );
}

export function EvidenceShown({ of: { evidence } }: { of: Evaluation }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { zone } = useHere();
  if (!evidence) return null;
  const { discipline, activities } = evidence;
  const level = discipline ? t.levels[discipline] : t.noLevel;
  return (
    <section class="stack">
      <h3>{t.evidence}</h3>
      <p class="soft small">{t.evidenceOf(dateAndTime(evidence.made_at, lang, zone))}</p>
      <dl class="facts">
        <Fact name={t.facts.indicators} said={t.reached(evidence.reached, evidence.told, evidence.indicators)} />
        <Fact name={t.facts.activities} said={activities === null ? t.notCounted : evidence.approved} />
        <Fact name={t.facts.days} said={evidence.working_days} />
        <Fact name={t.facts.absent} said={evidence.absent_days} />
        <Fact name={t.facts.incomplete} said={evidence.incomplete_days} />
        <Fact name={t.facts.late} said={evidence.late_min} />
        <Fact name={t.facts.early} said={evidence.early_min} />
        <Fact name={t.facts.feedback} said={evidence.feedback} />
        <Fact
          name={t.facts.discipline}
          said={discipline && !evidence.discipline_confirmed ? `${level} (${t.levelUnconfirmed})` : level}
        />
      </dl>
    </section>
  );
}

function Fact({ name, said }: { name: string; said: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}

export function Indicators({ of }: { of: Evaluation }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  return (
    <section class="stack">
      <h3>{t.indicators}</h3>
      <ul class="plan-goals">
        {indicatorsOf(of).map(({ indicator, told }) => (
          <li key={indicator.indicator_id}>
            {indicator.text}
            <p class="soft small">
              {t.target(amountOf(indicator.target_e2, lang), indicator.unit)} ·{" "}
              {told ? t.realised(amountOf(told.realised_e2, lang), indicator.unit) : t.notTold}
              {told?.basis && ` · ${told.basis}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Steps({ of: { steps, names } }: { of: Evaluation }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { zone } = useHere();
  if (!steps.length) return null;
  return (
    <details>
      <summary>{t.history}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.at + step.kind}>
            {t.steps[step.kind]}: {t.stepBy(names[step.by] ?? step.by, dateAndTime(step.at, lang, zone))}
            {step.ratings && ` · ${t.predicates[step.ratings.predicate]}`}
            {step.text && <p class="own-words">{step.text}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

export function Who({ of }: { of: Evaluation }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const name = (id: string | null) => (id ? (of.names[id] ?? id) : t.admin);
  return (
    <p class="soft">
      {t.dates(shortDate(of.starts_on, lang), shortDate(of.ends_on, lang))} · {t.assessor(name(of.assessor_id))}
      {of.approver_id && ` · ${t.approver(name(of.approver_id))}`}
    </p>
  );
}

export function indicatorsOf({ goals, told }: Evaluation) {
  const given = new Map<string, Told>(told.map((each) => [each.indicator_id, each]));
  const all = goals.flatMap(({ indicators = [] }) => indicators);
  return all.map((indicator) => ({ indicator, told: given.get(indicator.indicator_id) }));
}
