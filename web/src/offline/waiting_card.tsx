/** What waits on this phone, and what the server has refused of it: on the home screen, above the day. */

import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useServerNow } from "../state/clock";
import { useInside } from "../state/inside";
import { clockTime, dateAndTime, localDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { useWords } from "../words/words";
import { TOO_LATE } from "./past_use";
import type { Waiting } from "./queue";

export function WaitingCard() {
  const { w } = useWords();
  const { waiting } = useInside();
  const due = waiting.items.filter(({ refused }) => !refused);
  return (
    <>
      {waiting.items.map((each) => each.refused && <Refused key={each.id} waiting={each} />)}
      {due.length > 0 && (
        <section class="card stack waiting" aria-labelledby="waiting">
          <h2 id="waiting">
            <Icon name="phone" />
            {w.offline.title}
          </h2>
          <ul class="rows">
            {due.map((each) => (
              <li key={each.id} class="row">
                <Made waiting={each} />
              </li>
            ))}
          </ul>
          <p class="soft">{w.offline.lead}</p>
          <button type="button" class="quiet" disabled={waiting.isSending} onClick={() => void waiting.sendAll()}>
            {waiting.isSending ? w.offline.sending : w.offline.sendNow}
          </button>
        </section>
      )}
    </>
  );
}

function Refused({ waiting }: { waiting: Waiting }) {
  const { w } = useWords();
  const { waiting: list } = useInside();
  const { id, slot, localDate: on, refused } = waiting;
  const isTooLate = refused?.code === TOO_LATE;
  return (
    <div role="alert">
      <Notice tone="bad" title={w.offline.refusedTitle}>
        <p>{isTooLate ? w.offline.tooLateLead : w.offline.refusedLead}</p>
        <Made waiting={waiting} />
        <p>{isTooLate ? w.offline.tooLate : `${refused?.title}. ${refused?.detail}`}</p>
        <div class="side">
          <a class="quiet" href={address("permohonan", "baru", "correction", on, slot)}>
            {w.offline.askCorrection}
          </a>
          <button type="button" class="quiet" onClick={() => void list.drop(id)}>
            {w.offline.seen}
          </button>
        </div>
      </Notice>
    </div>
  );
}

/** Which one it is: today by its time, else with its date. */
function Made({ waiting }: { waiting: Waiting }) {
  const { w, lang } = useWords();
  const { today } = useInside();
  const now = new Date(useServerNow(today.offset));
  const zone = today.data?.zone;
  const isToday = localDate(new Date(waiting.madeAt), zone) === localDate(now, zone);
  const time = isToday ? clockTime(new Date(waiting.madeAt), zone) : dateAndTime(waiting.madeAt, lang, zone);
  return (
    <p>
      <span class="strong">{slotName(waiting.slot, w)}</span> · {w.offline.madeAt(time)}
    </p>
  );
}
