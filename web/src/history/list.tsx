/** One's month as a list, the latest day first: every time at once. */
import { SlotTimes } from "../parts/slot_times";
import DayVerdict from "../requests/day_verdict";
import { useInside } from "../state/inside";
import { sayEmpty } from "../words/empty_slot";
import { dayOfMonth } from "../words/format";
import { usePageWords } from "../words/words";
import { type Day, kindOf } from "./kind";
import { sayKind } from "./say";
import { HISTORY } from "./words";

/** `days`: those up to today. */
export function DayList({ days, now }: { days: readonly Day[]; now: string }) {
  const hasCounting = days.some((day) => !day.trial);
  return (
    <ul class="rows card">
      {[...days].reverse().map((day) => (
        <DayRow key={day.local_date} day={day} isMarked={day.trial && hasCounting} now={now} />
      ))}
    </ul>
  );
}

function DayRow({ day, now, isMarked }: { day: Day; now: string; isMarked: boolean }) {
  const { t, w, lang } = usePageWords(HISTORY);
  const { today } = useInside();
  const isToday = day.local_date === now;
  const hasTimes = day.check_ins.length + day.punches.length > 0 || (isToday && day.day === "working");
  const verdict = day.verdict?.status === "off" ? null : day.verdict;
  const closesAt = new Map(day.slots.map((each) => [each.slot, each.closes_at]));
  const empty = (slot: string) => sayEmpty(slot, day, closesAt.get(slot), Date.now() + today.offset, w);
  return (
    <li class={`row${hasTimes || verdict ? "" : " empty"}${day.day === "working" ? "" : " off"}`}>
      <p class="row-name">
        {dayOfMonth(day.local_date, lang)}
        {isToday && <span class="tag info starts">{t.today}</span>}
        {isMarked && <span class="tag off">{t.trial}</span>}
      </p>
      {hasTimes && (
        <SlotTimes
          slots={day.slots.map((each) => each.slot)}
          checkIns={day.check_ins}
          punches={day.punches}
          empty={empty}
          areMine
        />
      )}
      {!hasTimes && !verdict && (
        <p class="soft">{day.day === "working" && !day.excuse ? t.noCheckIn : sayKind(day, kindOf(day, now), t)}</p>
      )}
      {verdict && <DayVerdict on={day.local_date} verdict={verdict} mayAsk={day.may_ask} today={now} />}
    </li>
  );
}
