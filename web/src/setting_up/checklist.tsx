/** Every step of moving a city in: what is done, what is next, and the way to each. */
import { Icon } from "../parts/icon";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { Way } from "../parts/way";
import { address } from "../route";
import { OVERSEERS } from "../state/roles";
import { usePageWords } from "../words/words";
import { CHECKLIST } from "./checklist_words";
import { OwnPlace } from "./own_place";
import type { CityCounts, Step, StepKey } from "./steps";
import { useSteps } from "./use_steps";

const WAYS: Record<StepKey, string[]> = {
  settings: ["kota", "pengaturan"],
  hours: ["kota", "jam"],
  offices: ["kota", "kantor"],
  units: ["kota", "unit"],
  people: ["kelola", "impor", "pegawai"],
  roles: ["kota", "orang"],
  slips: ["tim"],
  phones: ["tim"],
  trial: ["kota", "unit"],
};

export default function Checklist() {
  const { t, w } = usePageWords(CHECKLIST);
  const { role, steps, counts, headcount, waiting, isRead, refusal, reload } = useSteps();
  const done = steps.filter(({ isDone }) => isDone).length;
  const isEmpty = role === "city_admin" && isRead && !counts.patterns && !counts.offices;
  const leads: Record<string, string> = { operator: t.leadOperator, auditor: t.leadAuditor };
  return (
    <>
      {isEmpty ? (
        <Notice tone="info" icon="home" title={t.welcome}>
          <p>{t.welcomeHint}</p>
        </Notice>
      ) : (
        <p class="lead">{leads[role] ?? t.lead}</p>
      )}
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {counts.units === null && !refusal && <Busy>{w.loading}</Busy>}
      {counts.units !== null && (
        <section aria-labelledby="steps">
          <h2 id="steps">{done === steps.length ? t.ready : t.progress(done, steps.length)}</h2>
          <progress max={steps.length} value={done} aria-labelledby="steps" />
          <ol class="rows card steps">
            {steps.map((step, at) => (
              <li key={step.key}>
                <StepRow step={step} number={at + 1} counts={counts} mayDo={role !== "auditor"} />
              </li>
            ))}
          </ol>
          {headcount.isReading && <Busy>{t.counting(headcount.read, headcount.units)}</Busy>}
          {headcount.isPartial && !headcount.isReading && (
            <>
              <p class="soft">{t.partial(headcount.read, headcount.units)}</p>
              <button type="button" class="quiet" onClick={headcount.readAll}>
                {t.readAll}
              </button>
            </>
          )}
          {headcount.waiting > 0 && <Way route={["tim"]} title={t.waitingPhones(headcount.waiting)} />}
        </section>
      )}
      {role === "city_admin" && Boolean(counts.patterns && counts.offices) && <OwnPlace />}
      <Also role={role} waiting={waiting} />
    </>
  );
}

interface StepRowProps {
  step: Step;
  number: number;
  counts: CityCounts;
  mayDo: boolean;
}

function StepRow({ step: { key, isDone, isNext }, number, counts, mayDo }: StepRowProps) {
  const { t } = usePageWords(CHECKLIST);
  const told = t.told[key](counts);
  return (
    <a class="row row-link" href={address(...WAYS[key])} aria-current={isNext && mayDo ? "step" : undefined}>
      <span class={`step-mark ${isDone ? "past" : isNext ? "now" : ""}`} aria-hidden="true">
        {isDone ? <Icon name="check" /> : number}
      </span>
      <span class="grow">
        <span class="row-name">
          {t.names[key]}
          <span class="unseen"> </span>
          <span class={`tag ${isDone ? "ok" : isNext ? "info" : "off"}`}>
            {isDone ? t.done : isNext && mayDo ? t.next : t.todo}
          </span>
        </span>
        {!isDone && <span>{t.todos[key]}</span>}
        {told && (isDone || isStarted(key, counts)) && <span class="soft">{told}</span>}
      </span>
      <Icon name="next" />
    </a>
  );
}

type Link = [name: string, hint: string, route: string[]];

function Also({ role, waiting }: { role: string; waiting: number }) {
  const { t } = usePageWords(CHECKLIST);
  const isReader = OVERSEERS.includes(role);
  const links: Link[] = [
    ...(isReader
      ? [[t.changes, waiting ? t.changesWaiting(waiting) : t.changesHint, ["kota", "perubahan"]] as Link]
      : []),
    ...(isReader ? [[t.outages, t.outagesHint, ["kota", "gangguan"]] as Link] : []),
    ...(isReader ? [[t.months, t.monthsHint, ["kota", "bulan"]] as Link] : []),
    ...(role === "city_admin" ? [[t.requests, t.requestsHint, ["kota", "permohonan"]] as Link] : []),
    [t.mend, t.mendHint, ["kota", "perbaiki"]],
    [t.people, t.peopleHint, ["kota", "orang"]],
    [t.holidays, "", ["kota", "libur"]],
    [t.events, t.eventsHint, ["kota", "acara"]],
  ];
  return (
    <section aria-labelledby="also">
      <h2 id="also">{t.also}</h2>
      <ul class="rows card">
        {links.map(([name, hint, route]) => (
          <li key={name}>
            <a class="row row-link" href={address(...route)}>
              <span>
                <span class="row-name">{name}</span>
                {hint && <span class="soft">{hint}</span>}
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Half done: the counts say more than that it is to do. */
function isStarted(key: StepKey, { units, people, unitsDated }: CityCounts): boolean {
  if (key === "units") return (units ?? 0) > 1;
  if (key === "phones") return (people ?? 0) > 1;
  if (key === "slips") return (people ?? 0) > 1;
  return key === "trial" && (unitsDated ?? 0) > 0;
}
