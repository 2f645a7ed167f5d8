/** Apel, ceremonies and national days: those to come and past ones; city admins order, change and call them off. */
import { useMemo, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice } from "../parts/notice";
import { Awaited } from "../setting_up/asked";
import { type Proposal, Told } from "../setting_up/outcome";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { useSettings } from "../state/read_city";
import { clockTime, localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { EventCard } from "./card";
import { EventForm } from "./form";
import type { CityEvent } from "./typed";
import { sorted, type Wall } from "./when";
import { EVENTS } from "./words";

const PAST_AT_FIRST = 10;

export default function EventsPage() {
  const { t } = usePageWords(EVENTS);
  const { me, offset } = useHere();
  const settings = useSettings();
  const events = useAnswer("events", () => answer(api.GET("/calendar/events")));
  const [outcome, setOutcome] = useState<{ proposal: Proposal; said: string } | null>(null);
  const [isNew, setNew] = useState(false);
  const mayOrder = holds(me, ["city_admin"]);
  const moment = new Date(Date.now() + offset);
  async function done(proposal: Proposal, said: string) {
    setNew(false);
    await events.reload();
    setOutcome({ proposal, said });
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      {mayOrder && <p class="soft">{t.second}</p>}
      {outcome ? <Told key={outcome.proposal.proposal_id} {...outcome} /> : mayOrder && <Waiting />}
      <Awaited asked={settings}>
        {({ zone }) => (
          <Awaited asked={events}>
            {({ events: found }) => {
              const now = { on: localDate(moment, zone), clock: clockTime(moment, zone) };
              return (
                <>
                  {mayOrder && (
                    <details class="card fold" open={isNew} onToggle={(event) => setNew(event.currentTarget.open)}>
                      <summary>{t.add}</summary>
                      {isNew && <EventForm today={now.on} events={found} done={done} />}
                    </details>
                  )}
                  <Lists events={found} now={now} mayOrder={mayOrder} done={done} />
                </>
              );
            }}
          </Awaited>
        )}
      </Awaited>
    </>
  );
}

interface ListsProps {
  events: readonly CityEvent[];
  now: Wall;
  mayOrder: boolean;
  done: (proposal: Proposal, said: string) => Promise<void>;
}

function Lists({ events, now, mayOrder, done }: ListsProps) {
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

/** Events that were proposed and hold once another admin approves: they are in no list yet. */
export function Waiting() {
  const { t } = usePageWords(EVENTS);
  const { wayTo } = useHere();
  const asked = useAnswer("proposals", () => answer(api.GET("/proposals")));
  const waiting = useMemo(() => asked.data?.proposals.filter(isAboutEvent).length ?? 0, [asked.data]);
  if (!waiting) return null;
  return (
    <Notice tone="warn">
      <p>{t.waiting(waiting)}</p>
      <a class="quiet" href={wayTo("kota", "perubahan")}>
        {t.toChanges}
      </a>
    </Notice>
  );
}

function isAboutEvent({ state, summary }: Proposal): boolean {
  const names = ["event", "event_removed", "event_withdrawn"];
  return state === "waiting" && names.some((name) => name in summary);
}
