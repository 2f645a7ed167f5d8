/** What my people did and what waits for my answer: tick them, answer those alike. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Select, Tick } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { Way } from "../parts/way";
import { useLedUnits } from "../plans/led_units";
import { PLANS } from "../plans/words";
import { address, goInstead } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { callsOf } from "./answers";
import { ActivityCard } from "./card";
import type { Activity } from "./report";
import { ACTIVITIES } from "./words";

const MOST_TABS = 3;

type Act = Schemas["ActivityAnswersBody"]["act"];
type Answered = Schemas["ActivityAnsweredView"];

/** `unitId`: of all in it; else of those whom I lead. */
export function TeamActivities({ unitId }: { unitId: string }) {
  const { t } = usePageWords(ACTIVITIES);
  const { t: plans } = usePageWords(PLANS);
  const asked = useAnswer(`team activities ${unitId}`, () =>
    unitId
      ? answer(api.GET("/units/{unit_id}/activities/waiting", { params: { path: { unit_id: unitId } } }))
      : answer(api.GET("/me/team/activities")),
  );
  return (
    <>
      <h2>{t.team}</h2>
      <UnitLinks unitId={unitId} />
      <Awaited asked={asked}>
        {({ activities, total }) => (
          <>
            {!total && <p>{t.teamNone}</p>}
            {total > activities.length && <p class="hint">{t.teamMore(activities.length, total)}</p>}
            <Answers activities={activities} reload={asked.reload} />
          </>
        )}
      </Awaited>
      <Way route={["kinerja", "rencana", "tim"]} title={plans.team}>
        <span class="soft">{t.teamPlansHint}</span>
      </Way>
    </>
  );
}

/** The units that I lead or stand in for, where those may wait whose own superior is away. */
function UnitLinks({ unitId }: { unitId: string }) {
  const { t } = usePageWords(ACTIVITIES);
  const { me } = useHere();
  const led = me.employee.grants.flatMap(({ role, unit_id }) => (role === "supervisor" && unit_id ? [unit_id] : []));
  const units = (useLedUnits().data ?? []).filter((each) => each.isLent || led.includes(each.unit_id));
  if (!units.length) return null;
  const open = (chosen: string) => (chosen ? goInstead("kinerja", "tim", chosen) : goInstead("kinerja", "tim"));
  if (units.length > MOST_TABS) {
    const options = units.map(({ unit_id, name }): [string, string] => [unit_id, t.wholeUnit(name)]);
    return <Select label={t.whose} value={unitId} onValue={open} options={[["", t.mine], ...options]} />;
  }
  return (
    <nav class="tabs" aria-label={t.team}>
      <a href={address("kinerja", "tim")} aria-current={unitId ? undefined : "page"}>
        {t.mine}
      </a>
      {units.map(({ unit_id, name }) => (
        <a
          key={unit_id}
          href={address("kinerja", "tim", unit_id)}
          aria-current={unit_id === unitId ? "page" : undefined}
        >
          {t.wholeUnit(name)}
        </a>
      ))}
    </nav>
  );
}

function Answers({ activities, reload }: { activities: readonly Activity[]; reload: () => Promise<void> }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const { busy, refusal, run } = useAct();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [word, setWord] = useState("");
  const [results, setResults] = useState<{ act: Act; all: readonly Answered[] } | null>(null);
  const names = new Map(activities.map((each) => [each.employee_id, each.name]));
  const picked = activities.filter(({ activity_id }) => chosen.has(activity_id));
  const toggle = (ids: readonly string[], isIn: boolean) =>
    setChosen((before) => new Set(isIn ? [...before, ...ids] : [...before].filter((each) => !ids.includes(each))));
  const reply = (act: Act) =>
    run(async () => {
      refuse([act !== "approve" && !word.trim(), "/text", t.wordMissing]);
      setResults(null);
      const all: Answered[] = [];
      for (const [unit_id, those] of callsOf(picked)) {
        const body = { act, activities: those, text: word.trim() || null };
        const params = { path: { unit_id } };
        all.push(...(await answer(api.POST("/units/{unit_id}/activities/answers", { params, body }))).results);
        setResults({ act, all: [...all] });
      }
      setChosen(new Set());
      setWord("");
      await reload();
    });
  const fault = refusal?.faultAt("/text")?.detail;
  return (
    <>
      <div role="status" class="live">
        {results && <Results {...results} names={names} />}
      </div>
      {activities.length > 1 && (
        <Tick
          label={t.all(activities.length)}
          value={picked.length === activities.length}
          onValue={(isIn) =>
            toggle(
              activities.map((each) => each.activity_id),
              isIn,
            )
          }
        />
      )}
      <ul class="stack">
        {activities.map((each) => (
          <ActivityCard key={each.activity_id} activity={each} isOthers>
            <Tick
              label={t.pick(each.name, longDate(each.on, lang))}
              value={chosen.has(each.activity_id)}
              onValue={(isIn) => toggle([each.activity_id], isIn)}
            />
            <a href={address("kinerja", "orang", each.employee_id)}>{t.openPerson(each.name)}</a>
          </ActivityCard>
        ))}
      </ul>
      {activities.length > 0 && (
        <div class="card stack">
          <p role="status">{t.chosen(picked.length)}</p>
          <TextArea label={t.word} hint={t.wordHint} rows={2} most={500} value={word} onValue={setWord} fault={fault} />
          {refusal && !fault && <NoNotice refusal={refusal} />}
          <div class="side">
            <button type="button" class="main" disabled={busy || !picked.length} onClick={() => void reply("approve")}>
              {busy ? t.acting : t.approve}
            </button>
            <button type="button" class="quiet" disabled={busy || !picked.length} onClick={() => void reply("return")}>
              {t.giveBack}
            </button>
            <button type="button" class="quiet" disabled={busy || !picked.length} onClick={() => void reply("comment")}>
              {t.comment}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function Results({ act, all, names }: { act: Act; all: readonly Answered[]; names: ReadonlyMap<string, string> }) {
  const { t } = usePageWords(ACTIVITIES);
  const done = all.filter(({ state }) => state !== null);
  const refused = all.filter(({ state }) => state === null);
  return (
    <>
      {done.length > 0 && (
        <Notice tone="ok">
          <p>{t.answered[act](done.length)}</p>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="bad">
          {refused.map(({ activity_id, employee_id, detail }) => (
            <p key={activity_id}>{t.notAnswered(names.get(employee_id) ?? employee_id, detail ?? "")}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
