/** What one did day by day: `#/kinerja[/<month>|/<id>|/baru[/ulang/<id>|/draf/<id>]|/tim[/<unit>]]`. */
import "./performance.css";
import { useCallback, useEffect, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { OwnReport } from "../given_out/own";
import { GIVEN_OUT } from "../given_out/words";
import { Notice } from "../parts/notice";
import { Stepper } from "../parts/stepper";
import { Sure } from "../parts/sure";
import { Way } from "../parts/way";
import { address, go, goInstead, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { useWhenBack } from "../state/when_back";
import { longDate, monthBeside, monthName, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { ActivityCard } from "./card";
import { allDrafts, type Draft, dropDraft, keepOffered, offered, readDraft, sendDrafts } from "./drafts";
import { ReportForm } from "./form";
import { type Activity, byDate, emptyTold, lastOf, sayMinutes, type Told, toldOf } from "./report";
import { TeamActivities } from "./team";
import { ACTIVITIES } from "./words";

export default function PerformancePage() {
  const [, part = "", how = "", id = ""] = useRoute();
  if (part === "baru") return <NewReport key={`${how} ${id}`} how={how} id={id} />;
  if (part === "tim") return <TeamActivities key={how} unitId={how} />;
  if (part === "laporan") return <OwnReport key={how} month={how} />;
  if (part && !/^20\d\d-\d\d$/.test(part)) return <One key={part} activityId={part} />;
  return <Month month={part} />;
}

/** A new one: empty, as one before it, or one that waits here. */
function NewReport({ how, id }: { how: string; id: string }) {
  const { me, on } = useHere();
  const employeeId = me.employee.employee_id;
  const asked = useAnswer(`report ${how} ${id} ${on}`, async (): Promise<{ told: Told; draft?: Draft }> => {
    const held = await offered(employeeId).catch(() => null);
    if (how === "draf") {
      const draft = await readDraft(employeeId, id);
      return draft ? { told: draft.told, draft } : { told: emptyTold(on) };
    }
    if (how !== "ulang") return { told: emptyTold(on) };
    const choices = held?.choices?.on === on ? held.choices : null;
    if (held?.last?.activity_id === id) return { told: toldOf(held.last, { on, choices }) };
    const path = { activity_id: id };
    const found = await answer(api.GET("/me/activities/{activity_id}", { params: { path } }));
    return { told: toldOf(found, { on, choices }) };
  });
  return (
    <Awaited asked={asked}>
      {({ told, draft }) => (
        <ReportForm told={told} {...(draft ? { draft } : {})} done={() => goInstead("kinerja", told.on.slice(0, 7))} />
      )}
    </Awaited>
  );
}

function Month({ month }: { month: string }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const given = usePageWords(GIVEN_OUT).t;
  const { me, on } = useHere();
  const shown = month || on.slice(0, 7);
  const asked = useAnswer(`activities ${shown}`, () =>
    answer(api.GET("/me/activities", { params: { query: { month: shown } } })),
  );
  const { data, reload } = asked;
  const employeeId = me.employee.employee_id;
  const last = useLast(employeeId, data?.activities);
  const move = (by: number) => go("kinerja", monthBeside(shown, by));
  return (
    <>
      <a class="main" href={address("kinerja", "baru")}>
        {t.report}
      </a>
      {last && (
        <a class="quiet" href={address("kinerja", "baru", "ulang", last.activity_id)}>
          {t.repeat} <span class="cut">{last.text}</span>
        </a>
      )}
      <Drafts employeeId={employeeId} sent={reload} />
      <Stepper
        label={monthName(shown, lang)}
        previous={t.previous}
        next={t.next}
        onPrevious={() => move(-1)}
        onNext={() => move(1)}
        isLast={shown >= on.slice(0, 7)}
      />
      <Awaited asked={asked}>
        {({ activities, closed_on, is_open }) => (
          <>
            <p class="soft">{(is_open ? t.closesOn : t.closedOn)(longDate(closed_on, lang))}</p>
            {!activities.length && <p>{t.none}</p>}
            {byDate(activities).map(([day, minutes, those]) => (
              <section key={day} class="stack" aria-labelledby={`d${day}`}>
                <h2 id={`d${day}`}>
                  {longDate(day, lang)} <span class="soft">{sayMinutes(minutes, t.units)}</span>
                </h2>
                <ul class="stack">
                  {those.map((each) => (
                    <ActivityCard key={each.activity_id} activity={each}>
                      <Ways activity={each} isOpen={is_open} />
                    </ActivityCard>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Awaited>
      <Way route={["kinerja", "laporan", shown]} title={given.own}>
        <span class="soft small">{given.ownWay}</span>
      </Way>
    </>
  );
}

/** The one to repeat; kept with what the form offers, for when there is no network. */
function useLast(employeeId: string, activities: readonly Activity[] | undefined): Activity | null {
  const { on } = useHere();
  const [kept, setKept] = useState<Activity | null>(null);
  useEffect(() => {
    void offered(employeeId).then(({ last }) => setKept(last));
  }, [employeeId]);
  const found = activities && lastOf(activities);
  const isGone = activities?.some((each) => each.activity_id === kept?.activity_id && each.state === "withdrawn");
  const last = found && (!kept || isGone || found.on >= kept.on) ? found : isGone ? null : kept;
  useEffect(() => {
    if (!activities) return;
    const asked = answer(api.GET("/me/activities/choices", { params: { query: { on } } }));
    void asked.then(
      (choices) => keepOffered(employeeId, { choices, last }),
      () => undefined, // the form asks again
    );
  }, [employeeId, activities, last, on]);
  return last;
}

function Ways({ activity, isOpen }: { activity: Activity; isOpen: boolean }) {
  const { t } = usePageWords(ACTIVITIES);
  if (!isOpen || (activity.state !== "waiting" && activity.state !== "returned")) return null;
  return (
    <a class="quiet" href={address("kinerja", activity.activity_id)}>
      {activity.state === "returned" ? t.sendAgain : t.change}
    </a>
  );
}

function One({ activityId }: { activityId: string }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const path = { activity_id: activityId };
  const asked = useAnswer(`activity ${activityId}`, () =>
    answer(api.GET("/me/activities/{activity_id}", { params: { path } })),
  );
  async function withdraw() {
    await answer(api.DELETE("/me/activities/{activity_id}", { params: { path } }));
    await asked.reload();
  }
  return (
    <Awaited asked={asked}>
      {(activity) => (
        <>
          <ul class="stack">
            <ActivityCard activity={activity} isWhole>
              {activity.state === "approved" && <p class="hint">{t.approvedStays}</p>}
            </ActivityCard>
          </ul>
          {(activity.state === "waiting" || activity.state === "returned") && (
            <section class="stack" aria-labelledby="again">
              <h2 id="again">{t.sendAgain}</h2>
              <ReportForm
                key={activity.revision}
                told={toldOf(activity)}
                activity={activity}
                done={() => void asked.reload()}
              />
              <Sure
                label={t.withdraw}
                longLabel={`${t.withdraw}: ${shortDate(activity.on, lang)}`}
                consequence={t.withdrawSure}
                yes={t.withdrawYes}
                busyLabel={t.acting}
                act={withdraw}
              />
            </section>
          )}
        </>
      )}
    </Awaited>
  );
}

/** What waits on this phone: sent when the page opens and when the network is back. */
function Drafts({ employeeId, sent }: { employeeId: string; sent: () => Promise<void> }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [said, setSaid] = useState("");
  const look = useCallback(async () => {
    setDrafts(await allDrafts(employeeId).catch(() => []));
    const many = await sendDrafts(employeeId).catch(() => 0);
    if (!many) return setDrafts(await allDrafts(employeeId).catch(() => []));
    setSaid(t.sent(many));
    setDrafts(await allDrafts(employeeId));
    await sent();
  }, [employeeId, sent, t]);
  const again = useCallback(() => void look(), [look]);
  useEffect(again, [again]);
  useWhenBack(again);
  async function drop(id: string) {
    await dropDraft(employeeId, id);
    setDrafts(await allDrafts(employeeId));
  }
  return (
    <>
      <p class="live" role="status">
        {said}
      </p>
      {drafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts">
          <h2 id="drafts">{t.waitingHere}</h2>
          <p class="hint">{t.waitingHint}</p>
          <ul class="stack">
            {drafts.map(({ id, told, refused }) => (
              <li key={id} class="card stack">
                <p class="strong">{shortDate(told.on, lang)}</p>
                <p class="lines">{told.text}</p>
                {refused && (
                  <Notice tone="bad">
                    <p>{refused}</p>
                  </Notice>
                )}
                <div class="side">
                  <a class="quiet" href={address("kinerja", "baru", "draf", id)}>
                    {t.change}
                  </a>
                  <Sure
                    label={t.drop}
                    longLabel={`${t.drop}: ${told.text}`}
                    consequence={t.dropSure}
                    yes={t.dropYes}
                    busyLabel={t.acting}
                    act={() => drop(id)}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
