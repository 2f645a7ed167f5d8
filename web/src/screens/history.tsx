/** One's own month, day by day. */
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { later } from "../parts/later";
import { Notice, Unread } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { SlotTimes } from "../parts/slot_times";
import { Stepper } from "../parts/stepper";
import { goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { dayOfMonth, localDate, monthBeside, monthName } from "../words/format";
import { useWords } from "../words/words";

const DayVerdict = later(() => import("../requests/day_verdict"));

type Day = Schemas["DayView"];

/** `asked` is the month of the address; this month where it is none. */
export default function HistoryScreen({ asked }: { asked: string }) {
  const { w, lang } = useWords();
  const { today } = useInside();
  const now = today.data?.local_date ?? localDate(new Date());
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : now.slice(0, 7);
  const read = useAnswer(`month ${month}`, () => answer(api.GET("/me/attendance", { params: { query: { month } } })));
  const days = read.data?.days.filter((day) => day.local_date <= now && wasInService(day)).reverse();
  const counting = days?.filter((day) => !day.trial) ?? [];
  return (
    <Screen title={w.history.title} {...useFrame("history")}>
      <Stepper
        label={monthName(month, lang)}
        previous={w.history.previous}
        next={w.history.next}
        onPrevious={() => goInstead("riwayat", monthBeside(month, -1))}
        onNext={() => goInstead("riwayat", monthBeside(month, 1))}
        isLast={month >= now.slice(0, 7)}
      />
      {read.refusal && <Unread refusal={read.refusal} reload={() => void read.reload()} />}
      {!days && read.loading && <Busy>{w.loading}</Busy>}
      {days?.length === 0 && <p>{w.history.empty}</p>}
      {days && days.length > 0 && (
        <>
          <Trial trialDays={days.length - counting.length} allDays={days.length} />
          <p class="soft">{summaryOf(counting.length ? counting : days, w.history.summary)}</p>
          <ul class="rows card">
            {days.map((day) => (
              <DayRow key={day.local_date} day={day} isMarked={day.trial && counting.length > 0} now={now} />
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

/** A whole month of trial is told once; in a month with both, each such day is marked. */
function Trial({ trialDays, allDays }: { trialDays: number; allDays: number }) {
  const { w } = useWords();
  if (!trialDays) return null;
  return (
    <Notice tone="info" icon="clock">
      <p>{trialDays === allDays ? w.history.allTrial : w.history.someTrial}</p>
    </Notice>
  );
}

function DayRow({ day, now, isMarked }: { day: Day; now: string; isMarked: boolean }) {
  const { w, lang } = useWords();
  const isToday = day.local_date === now;
  const hasTimes = day.check_ins.length > 0 || (isToday && day.day === "working");
  return (
    <li class={`row${hasTimes ? "" : " empty"}${day.day === "working" ? "" : " off"}`}>
      <p class="row-name">
        {dayOfMonth(day.local_date, lang)}
        {isToday && <span class="tag info">{w.history.today}</span>}
        {isMarked && <span class="tag off">{w.history.trial}</span>}
      </p>
      <DayFacts day={day} isToday={isToday} />
      {day.verdict && day.verdict.status !== "off" && (
        <DayVerdict on={day.local_date} verdict={day.verdict} mayAsk={day.may_ask} today={now} />
      )}
    </li>
  );
}

function DayFacts({ day, isToday }: { day: Day; isToday: boolean }) {
  const { w } = useWords();
  if (day.day !== "working" && !day.check_ins.length) {
    return <p class="soft">{day.day === "off" ? w.history.off : w.history.unknown}</p>;
  }
  if (!day.check_ins.length && !isToday) return <p class="soft">{w.history.none}</p>;
  return <SlotTimes slots={day.slots.map((each) => each.slot)} checkIns={day.check_ins} areMine />;
}

/** Before the first assignment there was no work to be off from. */
function wasInService(day: Day): boolean {
  return day.rule !== "assignment:none" || day.check_ins.length > 0;
}

function summaryOf(days: readonly Day[], say: (days: number, lateMin: number) => string): string {
  const checkIns = days.flatMap((day) => day.check_ins);
  const lateMin = checkIns.reduce((sum, each) => sum + each.late_min, 0);
  return say(days.filter((day) => day.check_ins.length).length, lateMin);
}
