/** The performance half of a year: what was agreed, done and assessed; what nobody wrote down is told as no data. */
import type { Schemas } from "../api/client";
import { EVALUATIONS } from "../evaluations/words";
import { Notice } from "../parts/notice";
import { amountOf } from "../plans/amounts";
import { PLANS } from "../plans/words";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { RECORD } from "./words";

type Year = Schemas["CareerYear"];
type Plan = Schemas["CareerPlan"];
type Assessment = Schemas["CareerAssessment"];
type Activities = Schemas["CareerActivities"] | null | undefined;

export function PerformanceOfYear({ found }: { found: Year }) {
  const { t } = usePageWords(RECORD);
  const isEmpty = !hasPerformance(found);
  return (
    <>
      <h3>{t.performance}</h3>
      {isEmpty ? (
        <p>{t.noData}</p>
      ) : (
        <>
          <dl class="facts">
            <Fact name={t.activities} said={done(t, found.activities)} />
            <Fact name={t.feedback} said={found.feedback === null ? t.noData : t.times(found.feedback)} />
          </dl>
          {found.assessments.map((each) => (
            <Assessed key={`${each.period_id} ${each.plan_number}`} of={each} />
          ))}
          {!found.assessments.length && <p class="soft">{t.noAssessment}</p>}
          {found.assessments.some((each) => !each.rules_confirmed) && (
            <Notice tone="info" icon="alert">
              {t.unconfirmedMatrix}
            </Notice>
          )}
          {found.plans.map((each) => (
            <Planned key={each.number} of={each} />
          ))}
        </>
      )}
    </>
  );
}

export function hasPerformance(found: Year): boolean {
  return found.plans.length > 0 || found.assessments.length > 0 || Boolean(found.activities) || Boolean(found.feedback);
}

function Assessed({ of }: { of: Assessment }) {
  const { t, lang } = usePageWords(RECORD);
  const { t: named } = usePageWords(EVALUATIONS);
  return (
    <div class="stack">
      <p class="strong">
        {named.period(of.period_id)}: {named.predicates[of.predicate]}
      </p>
      <p>{t.rated(named.ratings[of.result] ?? "", named.ratings[of.behaviour] ?? "")}</p>
      <p class="soft small">
        {t.approved(longDate(of.approved_on, lang), of.rules_id)} · {t.activities}: {done(t, of.activities)}
      </p>
      {of.objected_on && (
        <p>
          {of.decided_on
            ? t.objectionDecided(longDate(of.decided_on, lang), Boolean(of.changed))
            : t.objectionOpen(longDate(of.objected_on, lang))}
        </p>
      )}
    </div>
  );
}

function Planned({ of }: { of: Plan }) {
  const { t, lang } = usePageWords(RECORD);
  const { t: plans } = usePageWords(PLANS);
  const indicators = of.goals.flatMap((goal) => goal.indicators.map((each) => ({ goal, each })));
  return (
    <details class="stack">
      <summary>{t.plan(of.number, of.unit)}</summary>
      <p class="soft small">
        {plans.assessor(of.assessor ?? t.noData)} ·{" "}
        {of.agreed_on ? t.agreed(longDate(of.agreed_on, lang)) : (plans.states[of.state] ?? of.state)}
      </p>
      <ul class="plain-list">
        {indicators.map(({ goal, each }, at) => (
          <li key={at} class="stack">
            <p>
              {goal.text}: {each.text}
            </p>
            <p class="soft small">
              {t.target(amountOf(each.target_e2, lang), each.unit)} ·{" "}
              {each.realised_e2 == null ? t.realisedNone : t.realised(amountOf(each.realised_e2, lang), each.unit)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function done(t: (typeof RECORD)["id"], found: Activities): string {
  return found ? t.done(found.reported, found.approved, found.minutes, found.days) : t.noData;
}

function Fact({ name, said }: { name: string; said: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}
