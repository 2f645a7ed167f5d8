/** Nobody answers: as of when the day is that is shown, and whether one can check in by it. */
import { Notice } from "../parts/notice";
import { useServerNow } from "../state/clock";
import { useInside } from "../state/inside";
import { clockTime, localDate, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { OFFLINE_WORDS } from "./words";

export function HeldNotice() {
  const { t, lang } = usePageWords(OFFLINE_WORDS);
  const { held } = useInside();
  const now = useServerNow(held?.offset ?? 0);
  if (!held) return null;
  const { server_time, zone, local_date } = held.today;
  const isToday = localDate(new Date(now), zone) === local_date;
  const told = isToday ? t.held(clockTime(new Date(server_time), zone)) : t.heldOld(longDate(local_date, lang));
  return (
    <div role="status">
      <Notice tone="warn" icon="alert" title={t.heldTitles[held.why]}>
        <p>{told}</p>
      </Notice>
    </div>
  );
}
