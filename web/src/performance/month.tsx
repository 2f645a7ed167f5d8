/** One's own month: what is to be changed first, how far each action is, then day by day. */
import { useEffect, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { GIVEN_OUT } from "../given_out/words";
import { MonthStepper } from "../parts/stepper";
import { Way } from "../parts/way";
import { address, go } from "../route";
import { OWN_PAGES } from "../screens/own_page_words";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { DECIDERS } from "../state/roles";
import { longDate, monthBeside } from "../words/format";
import { usePageWords } from "../words/words";
import { ActionProgress } from "./action_progress";
import { ActivityCard } from "./card";
import { keepOffered, offered } from "./drafts";
import { type Activity, byDate, type Choices, countStates, lastDateOf, lastOf, sayMinutes } from "./report";
import { Drafts } from "./waiting";
import { ACTIVITIES } from "./words";

const STILL_OPEN_DAYS = 10; // of a month, in which the one before may still be written

export function Month({ month }: { month: string }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const { me, on } = useHere();
  const shown = month || on.slice(0, 7);
  const asked = useMonth(shown);
  const { data, reload } = asked;
  const employeeId = me.employee.employee_id;
  const isEarly = !month && Number(on.slice(8)) <= STILL_OPEN_DAYS;
  const before = useMonth(isEarly ? monthBeside(shown, -1) : null).data;
  const choices = useProgress(shown, data?.activities);
  const last = useLast(employeeId, data?.activities, choices);
  const returned = [...(before?.is_open ? before.activities : []), ...(data?.activities ?? [])].filter(isReturned);
  return (
    <>
      <a class="main" href={address("kinerja", "baru")}>
        {t.report}
      </a>
      {last && (
        <a class="quiet repeat" href={address("kinerja", "baru", "ulang", last.activity_id)}>
          {t.repeat} <span class="cut">{last.text}</span>
        </a>
      )}
      <Drafts employeeId={employeeId} sent={reload} />
      {returned.length > 0 && (
        <section class="stack" aria-labelledby="returned">
          <h2 id="returned">{(data?.is_open === false ? t.notSentAgain : t.returned)(returned.length)}</h2>
          <ul class="stack">
            {returned.map((each) => (
              <ActivityCard key={each.activity_id} activity={each} isDated>
                <Ways activity={each} isOpen={data?.is_open || each.on.slice(0, 7) !== shown} />
              </ActivityCard>
            ))}
          </ul>
        </section>
      )}
      <OtherPages month={shown} />
      <MonthStepper
        month={shown}
        previous={t.previous}
        next={t.next}
        goTo={(chosen) => go("kinerja", chosen)}
        last={on.slice(0, 7)}
      />
      <Awaited asked={asked}>
        {({ activities, closed_on, is_open }) => (
          <>
            <p class="soft">
              {activities.length > 0 && `${sayCounts(activities, t.counts)}. `}
              {(is_open ? t.closesOn : t.closedOn)(longDate(closed_on, lang))}
            </p>
            {choices && <ActionProgress actions={choices.actions} activities={activities} />}
            {is_open && choices?.plan_number === null && (
              <p class="card">
                {t.noPlanYet} <a href={address("kinerja", "rencana")}>{t.makePlan}</a>
              </p>
            )}
            {!activities.length && <p>{t.none}</p>}
            {byDate(activities).map(([day, minutes, all]) => {
              const those = all.filter((each) => !isReturned(each));
              return (
                those.length > 0 && (
                  <section key={day} class="stack" aria-labelledby={`d${day}`}>
                    <h2 id={`d${day}`}>
                      {longDate(day, lang)} <span class="soft nowrap">{sayMinutes(minutes, t.units)}</span>
                    </h2>
                    <ul class="stack">
                      {those.map((each) => (
                        <ActivityCard key={each.activity_id} activity={each}>
                          <Ways activity={each} isOpen={is_open} />
                        </ActivityCard>
                      ))}
                    </ul>
                  </section>
                )
              );
            })}
          </>
        )}
      </Awaited>
    </>
  );
}

const isReturned = ({ state }: Activity) => state === "returned";

function sayCounts(activities: readonly Activity[], say: (state: string, n: number) => string): string {
  return countStates(activities)
    .map(([state, n]) => say(state, n))
    .join(", ");
}

function useMonth(month: string | null) {
  return useAnswer(month && `activities ${month}`, () =>
    answer(api.GET("/me/activities", { params: { query: { month: month ?? "" } } })),
  );
}

/** What the plan wants of the month: of its last day, or of today. */
function useProgress(month: string, activities: readonly Activity[] | undefined): Choices | null {
  const { on: today } = useHere();
  const on = [lastDateOf(month), today].sort()[0] ?? today;
  return useAnswer(activities ? `choices ${on}` : null, () =>
    answer(api.GET("/me/activities/choices", { params: { query: { on } } })),
  ).data;
}
/** The one to repeat; kept with what the form offers today, for when there is no network. */
function useLast(
  employeeId: string,
  activities: readonly Activity[] | undefined,
  choices: Choices | null,
): Activity | null {
  const { on } = useHere();
  const [kept, setKept] = useState<Activity | null>(null);
  useEffect(() => {
    void offered(employeeId).then(({ last }) => setKept(last));
  }, [employeeId]);
  const found = activities && lastOf(activities);
  const isGone = activities?.some((each) => each.activity_id === kept?.activity_id && each.state === "withdrawn");
  const last = found && (!kept || isGone || found.on >= kept.on) ? found : isGone ? null : kept;
  useEffect(() => {
    if (activities && choices?.on === on) void keepOffered(employeeId, { choices, last });
  }, [employeeId, activities, choices, last, on]);
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

function OtherPages({ month }: { month: string }) {
  const { t } = usePageWords(ACTIVITIES);
  const { t: pages } = usePageWords(OWN_PAGES);
  const { t: given } = usePageWords(GIVEN_OUT);
  const { me } = useHere();
  const answers = me.stands_in || me.employee.grants.some(({ role }) => DECIDERS.includes(role));
  return (
    <nav class="stack" aria-label={t.others}>
      {answers && <Way route={["kinerja", "tim"]} title={t.team} />}
      <Way route={["kinerja", "rencana"]} title={pages.rencana} />
      <Way route={["kinerja", "penilaian"]} title={pages.penilaian} />
      <Way route={["kinerja", "laporan", month]} title={given.own} />
      <Way route={["anggaran"]} title={pages.anggaran} />
    </nav>
  );
}
