/** Locking a month for pay: where it stands, which units are not ready, one button. For city admins; auditors look. */
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Select } from "../parts/labelled";
import { Said } from "../parts/said";
import { Sure } from "../parts/sure";
import { Awaited } from "../setting_up/asked";
import { useName } from "../setting_up/names";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { dateAndTime, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { Amended } from "./amended";
import { LOCKABLE, type MonthState, stageOf, sureOf, TONES } from "./say";
import { Unready } from "./unready";
import { MONTHS } from "./words";

export default function MonthsPage() {
  const { t, lang } = usePageWords(MONTHS);
  const months = useAnswer("months", () => answer(api.GET("/months")));
  const [chosen, setChosen] = useState("");
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={months}>
        {({ months: found }) => {
          const month = chosen || (found[0]?.month ?? "");
          return (
            <>
              <Select
                label={t.month}
                value={month}
                onValue={setChosen}
                options={found.map((each) => [each.month, t.option(monthName(each.month, lang), each.lock !== null)])}
              />
              <Month key={month} month={month} reloadList={months.reload} />
            </>
          );
        }}
      </Awaited>
    </>
  );
}

interface MonthProps {
  month: string;
  reloadList: () => Promise<void>;
  /** How its figures and what is not ready are shown. */
  shown?: { Figures: FunctionComponent<{ month: MonthState }>; Unready: FunctionComponent<{ month: MonthState }> };
}

export function Month({ month, reloadList, shown = { Figures, Unready } }: MonthProps) {
  const { t, lang } = usePageWords(MONTHS);
  const { me } = useHere();
  const [isDone, setDone] = useState(false);
  const path = { month };
  const asked = useAnswer(`month ${month}`, () => answer(api.GET("/months/{month}", { params: { path } })));
  const name = monthName(month, lang);
  const mayLock = holds(me, ["city_admin"]);
  async function lock({ waiting }: MonthState) {
    try {
      await answer(api.POST("/months/{month}/lock", { params: { path, query: { waiting } } }));
    } catch (error) {
      await asked.reload(); // what is there now may be why
      throw error;
    }
    await Promise.all([asked.reload(), reloadList()]);
    setDone(true);
  }
  return (
    <Awaited asked={asked}>
      {(found) => {
        const stage = stageOf(found);
        return (
          <>
            {isDone && <Said text={t.locked(name)} />}
            <section aria-labelledby="stands" class="stack">
              <h2 id="stands">
                {name} <span class={`tag ${TONES[stage]}`}>{t.tags[stage]}</span>
              </h2>
              <p>{t.said[stage]}</p>
              {found.lock && <LockedBy lock={found.lock} />}
              {stage !== "empty" && <shown.Figures month={found} />}
              {LOCKABLE.includes(stage) && !mayLock && <p class="soft">{t.auditor}</p>}
              {LOCKABLE.includes(stage) && mayLock && (
                <div class="card">
                  <Sure
                    label={t.lock(name)}
                    consequence={sureOf(name, found, t)}
                    yes={stage === "waits" ? t.yesWaiting : t.yes}
                    busyLabel={t.locking}
                    act={() => lock(found)}
                  />
                </div>
              )}
            </section>
            {stage !== "empty" && <shown.Unready month={found} />}
            {found.lock && <Amended month={found} />}
          </>
        );
      }}
    </Awaited>
  );
}

function LockedBy({ lock }: { lock: NonNullable<MonthState["lock"]> }) {
  const { t, lang } = usePageWords(MONTHS);
  const { zone } = useHere();
  const by = useName(lock.locked_by);
  return <p>{t.by(by, dateAndTime(lock.locked_at, lang, zone))}</p>;
}

function Figures({ month }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  const rows: [string, string][] = [
    [t.closed, t.closedOf(month.units_closed, month.units)],
    [t.days, t.count(month.employee_days)],
    [t.undecided, t.count(month.undecided)],
    [t.requests, t.count(month.requests)],
    [t.outages, t.count(month.outages)],
  ];
  return (
    <dl class="card facts">
      {rows.map(([about, value]) => (
        <div key={about}>
          <dt>{about}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
