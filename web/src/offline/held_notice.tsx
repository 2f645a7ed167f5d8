/** Nobody answers: as of when the day is that is shown, and whether one can check in by it. */
import { Notice } from "../parts/notice";
import { useServerNow } from "../state/clock";
import { useInside } from "../state/inside";
import { clockTime, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { isOfToday } from "./held_day";
import { OFFLINE_WORDS } from "./words";

export function HeldNotice() {
  const { t, lang } = usePageWords(OFFLINE_WORDS);
  const { held, isAsking } = useInside();
  useServerNow(held?.offset ?? 0); // at midnight it is another day's
  if (!held || isAsking) return null;
  const { server_time, zone, local_date } = held.today;
  const told = isOfToday(held) ? t.held(clockTime(new Date(server_time), zone)) : t.heldOld(longDate(local_date, lang));
  return (
    <div role="status">
      <Notice tone="warn" icon="alert" title={t.heldTitle}>
        <p>{told}</p>
      </Notice>
    </div>
  );
}
