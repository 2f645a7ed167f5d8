/** One's own month: `#/riwayat[/<month>[/<day>|/daftar]]`, as a calendar with the chosen day's details, or as a list. */
import "../history/history.css";
import { type MutableRef, useRef } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Calendar } from "../history/calendar";
import { DayDetail } from "../history/day_detail";
import { type Day, kindOf, sumOf } from "../history/kind";
import { DayList } from "../history/list";
import { Meanings } from "../history/mark";
import { HISTORY } from "../history/words";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { MonthStepper } from "../parts/stepper";
import { Way } from "../parts/way";
import { address, goInstead, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { useFrame } from "../state/inside";
import { monthBeside } from "../words/format";
import { usePageWords } from "../words/words";

const LIST = "daftar";
const MONTHS_AHEAD = 2; // as far as a roster is written

/** `asked` is the month of the address; this month where it is none. */
export default function HistoryScreen({ asked }: { asked: string }) {
  const { t, w } = usePageWords(HISTORY);
  const { on: now } = useHere();
  const [, , chosen = ""] = useRoute();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : now.slice(0, 7);
  const last = monthBeside(now.slice(0, 7), MONTHS_AHEAD);
  const isList = chosen === LIST;
  const read = useAnswer(`month ${month}`, () => answer(api.GET("/me/attendance", { params: { query: { month } } })));
  const isTurned = useRef(false);
  const show = (shown: string) => goInstead("riwayat", shown, ...(isList ? [LIST] : []));
  const step = (by: number) => show(monthBeside(month, by));
  const turn = (shown: string) => {
    isTurned.current = false;
    show(shown);
  };
  return (
    <Screen title={w.history.title} {...useFrame("history")}>
      <MonthStepper month={month} previous={t.previous} next={t.next} goTo={turn} last={last} />
      <Awaited asked={read}>
        {({ days }) => (
          <Month key={month} days={days} now={now} chosen={chosen} isList={isList} step={step} isTurned={isTurned} />
        )}
      </Awaited>
    </Screen>
  );
}

interface MonthProps {
  days: readonly Day[];
  now: string;
  chosen: string;
  isList: boolean;
  step: (by: number) => void;
  isTurned: MutableRef<boolean>;
}

function Month({ days, now, chosen, isList, step, isTurned }: MonthProps) {
  const { t } = usePageWords(HISTORY);
  const served = days.filter((day) => kindOf(day, now) !== "outside");
  const past = served.filter((day) => day.local_date <= now);
  const month = days[0]?.local_date.slice(0, 7) ?? "";
  const on = /^\d\d$/.test(chosen) ? `${month}-${chosen}` : now;
  const day = served.find((each) => each.local_date === on);
  if (!served.length || (isList && !past.length)) return <p>{t.empty}</p>;
  return (
    <>
      <Trial days={past} />
      {past.length > 0 && <p>{t.sum(sumOf(past, now))}</p>}
      {isList ? (
        <>
          <a class="link other-view" href={address("riwayat", month)}>
            {t.calendar}
          </a>
          <DayList days={past} now={now} />
        </>
      ) : (
        <>
          <Calendar
            days={days}
            now={now}
            chosen={day?.local_date ?? ""}
            onChoose={(date) => goInstead("riwayat", month, date.slice(8))}
            onStep={(by) => {
              isTurned.current = true;
              step(by);
            }}
            isTurned={isTurned.current}
          />
          <div class="month-foot">
            <Meanings kinds={days.map((each) => kindOf(each, now))} />
            <a class="link other-view" href={address("riwayat", month, LIST)}>
              {t.list}
            </a>
          </div>
          {day ? <DayDetail key={on} day={day} now={now} isChosen={chosen !== ""} /> : <p class="hint">{t.choose}</p>}
        </>
      )}
      {past.length > 0 && <Way route={["hitungan", month]} title={t.count} />}
    </>
  );
}

/** A whole month of trial is told once; in a month with both, each such day is marked. */
function Trial({ days }: { days: readonly Day[] }) {
  const { t } = usePageWords(HISTORY);
  const trialDays = days.filter((day) => day.trial).length;
  if (!trialDays) return null;
  return (
    <Notice tone="info" icon="clock">
      <p>{trialDays === days.length ? t.allTrial : t.someTrial}</p>
    </Notice>
  );
}
