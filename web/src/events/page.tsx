/** Apel, ceremonies and national days: those to come and past ones; city admins order, change and call them off. */
import { useState } from "preact/hooks";
import { usePageWords } from "../words/words";
import { EventCard } from "./card";
import { EventForm } from "./form";
import { type Ordering, WithEvents } from "./ordering";
import type { CityEvent } from "./typed";
import { sorted } from "./when";
import { EVENTS } from "./words";

const PAST_AT_FIRST = 10;

export default function EventsPage() {
  const { t } = usePageWords(EVENTS);
  const [isNew, setNew] = useState(false);
  return (
    <WithEvents close={() => setNew(false)}>
      {(ordering) => (
        <>
          {ordering.mayOrder && (
            <details class="card fold" open={isNew} onToggle={(event) => setNew(event.currentTarget.open)}>
              <summary>{t.add}</summary>
              {isNew && <EventForm today={ordering.now.on} events={ordering.events} done={ordering.done} />}
            </details>
          )}
          <Lists {...ordering} />
        </>
      )}
    </WithEvents>
  );
}

function Lists({ events, now, mayOrder, done }: Ordering) {
  const { t } = usePageWords(EVENTS);
  const [most, setMost] = useState(PAST_AT_FIRST);
  const { coming, past } = sorted(events, now);
  const rest = past.length - most;
  const cards = (those: readonly CityEvent[]) => (
    <ul class="stack">
      {those.map((event) => (
        <EventCard key={`${event.event_id} ${event.withdrawn ?? ""}`} {...{ event, events, now, mayOrder, done }} />
      ))}
    </ul>
  );
  return (
    <>
      <section aria-labelledby="coming">
        <h2 id="coming">{t.coming}</h2>
        {coming.length ? cards(coming) : <p class="soft">{t.noneComing}</p>}
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{t.past}</h2>
        {past.length ? cards(past.slice(0, most)) : <p class="soft">{t.nonePast}</p>}
        {rest > 0 && (
          <button type="button" class="quiet" onClick={() => setMost(past.length)}>
            {t.more(rest)}
          </button>
        )}
      </section>
    </>
  );
}
