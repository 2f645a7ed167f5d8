/** Nobody answers: as of when the day is that is shown, and whether one can check in by it. */
import { Notice } from "../parts/notice";
import { useServerNow } from "../state/clock";
import { useInside } from "../state/inside";
import { clockTime, dateAndTime, longDate } from "../words/format";
import { useWords } from "../words/words";
import { goesOn, isAhead } from "./next_day";

export function HeldNotice() {
  const { w, lang } = useWords();
  const { held, failure, today } = useInside();
  const now = useServerNow(today.offset);
  const { data, refusal } = today;
  const why = held ? failure : data && isAhead(data) && refusal?.failure;
  if (!data || !why) return null;
  const { server_time, zone, local_date } = data;
  const asOf = isAhead(data)
    ? w.offline.heldAhead(dateAndTime(server_time, lang, zone))
    : w.offline.held(clockTime(new Date(server_time), zone));
  const told = goesOn(data, now) ? asOf : w.offline.heldOld(longDate(local_date, lang));
  return (
    <div role="status">
      <Notice tone="warn" icon="alert" title={w.offline.heldTitles[why]}>
        <p>{told}</p>
      </Notice>
    </div>
  );
}
