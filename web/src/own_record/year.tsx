/** One year of the record: its days in plain words, what was decided, what nobody has confirmed; and its performance. */
import type { Schemas } from "../api/client";
import { CASES } from "../own_cases/words";
import { Notice } from "../parts/notice";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { PerformanceOfYear } from "./performance";
import { RECORD } from "./words";

export function RecordYear({ found }: { found: Schemas["ComplianceYearView"] }) {
  const { t, lang } = usePageWords(RECORD);
  const id = `year-${found.year}`;
  const isEmpty = !found.judged_through && !found.unexcused_days;
  const unsure = found.unconfirmed.flatMap((each) => t.unsure[each] ?? []);
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.year(found.year)}</h2>
      <h3>{t.attendance}</h3>
      {isEmpty ? <p>{t.nothing}</p> : <p class="strong">{t.unexcused(found.unexcused_days)}</p>}
      {found.judged_through && (
        <>
          <Figures found={found} />
          <p class="soft small">{t.through(longDate(found.judged_through, lang))}</p>
        </>
      )}
      <Decisions outcomes={found.outcomes} />
      {!isEmpty && !unsure.length && <p class="soft">{t.sure}</p>}
      {!isEmpty && unsure.length > 0 && (
        <Notice tone="info" icon="clock" title={t.unsureTitle}>
          {found.left_out_min > 0 && <p>{t.leftOut(found.left_out_min)}</p>}
          {unsure.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </Notice>
      )}
      <PerformanceOfYear found={found.performance} />
    </section>
  );
}

function Figures({ found }: { found: Schemas["ComplianceYearView"] }) {
  const { t } = usePageWords(RECORD);
  const { days } = found;
  const away = (days.duty ?? 0) + (days.study ?? 0) + (days.remote ?? 0);
  const lines: [string, number, (count: number) => string][] = [
    [t.facts.working, found.working_days, t.days],
    [t.facts.present, days.present ?? 0, t.days],
    [t.facts.incomplete, days.incomplete ?? 0, t.days],
    [t.facts.leave, days.leave ?? 0, t.days],
    [t.facts.away, away, t.days],
    [t.facts.permission, days.permission ?? 0, t.days],
    [t.facts.late, found.late_min, t.minutes],
    [t.facts.early, found.early_min, t.minutes],
  ];
  return (
    <ul class="rows count-days">
      {lines
        .filter(([, count]) => count > 0)
        .map(([name, count, said]) => (
          <li class="row" key={name}>
            <span>{name}</span>
            <span>{said(count)}</span>
          </li>
        ))}
    </ul>
  );
}

function Decisions({ outcomes }: { outcomes: Schemas["OutcomeView"][] }) {
  const { t, lang } = usePageWords(RECORD);
  const { t: named } = usePageWords(CASES);
  if (!outcomes.length) return <p>{t.none}</p>;
  return (
    <>
      <h3>{t.decisions}</h3>
      <ul class="plain-list">
        {outcomes.map((each) => (
          <li key={each.case_id} class="stack">
            <p class={each.annulled ? "soft" : "strong"}>
              {named.levels[each.level] ?? each.level}: {t.decided(each.sanction, each.number)}
            </p>
            <p>{t.by(each.deciding_office, longDate(each.decided_on, lang))}</p>
            {each.annulled ? (
              <p class="strong">
                {t.annulled(each.annulled.office, longDate(each.annulled.on, lang), each.annulled.number)}
              </p>
            ) : (
              each.objected && <p>{t.objected}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
