/** What phone and console share about events: all of them, the moment, who may order, what became of the last change. */
import type { ComponentChildren } from "preact";
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
import type { CityEvent } from "./typed";
import type { Wall } from "./when";
import { EVENTS } from "./words";

export interface Ordering {
  events: readonly CityEvent[];
  now: Wall;
  mayOrder: boolean;
  /** A change is through: all is read again, and what became of it is told at the top. */
  done: (proposal: Proposal, said: string) => Promise<void>;
}

interface WithEventsProps {
  /** Puts the form of a change away. */
  close: () => void;
  children: (ordering: Ordering) => ComponentChildren;
}

export function WithEvents({ close, children }: WithEventsProps) {
  const { t } = usePageWords(EVENTS);
  const { me, offset } = useHere();
  const settings = useSettings();
  const asked = useAnswer("events", () => answer(api.GET("/calendar/events")));
  const [outcome, setOutcome] = useState<{ proposal: Proposal; said: string } | null>(null);
  const mayOrder = holds(me, ["city_admin"]);
  const moment = new Date(Date.now() + offset);
  async function done(proposal: Proposal, said: string) {
    await asked.reload();
    close();
    setOutcome({ proposal, said });
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      {mayOrder && <p class="soft">{t.second}</p>}
      {outcome ? <Told key={outcome.proposal.proposal_id} {...outcome} /> : mayOrder && <Waiting />}
      <Awaited asked={settings}>
        {({ zone }) => (
          <Awaited asked={asked}>
            {({ events }) => {
              const now = { on: localDate(moment, zone), clock: clockTime(moment, zone) };
              return children({ events, now, mayOrder, done });
            }}
          </Awaited>
        )}
      </Awaited>
    </>
  );
}

/** Events that were proposed and hold once another admin approves: they are in no list yet. */
function Waiting() {
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
