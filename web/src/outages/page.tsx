/** Outages of the service: what is suspected, what was declared, windows made longer. For city admins; auditors look. */
import "../requests/requests.css";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Said } from "../parts/said";
import { Awaited } from "../setting_up/asked";
import { holds, useInside } from "../state/inside";
import { useSettings } from "../state/read_city";
import { localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { OutageCard } from "./card";
import { DeclareForm } from "./form";
import { Longer, type LongerDraft } from "./longer";
import type { Outage } from "./span";
import { OUTAGES } from "./words";

export default function OutagesPage() {
  const { me, today } = useInside();
  return <Outages mayDecide={holds(me, ["city_admin"])} offset={today.offset} />;
}

/** `offset`: the server's clock minus the one here. */
export function Outages({ mayDecide, offset }: { mayDecide: boolean; offset: number }) {
  const { t } = usePageWords(OUTAGES);
  const settings = useSettings();
  const outages = useAnswer("outages", () => answer(api.GET("/outages")));
  const extensions = useAnswer("extensions", () => answer(api.GET("/calendar/extensions")));
  const [said, setSaid] = useState<{ text: string; at: number } | null>(null);
  const [draft, setDraft] = useState<LongerDraft | null>(null);
  const [isNew, setNew] = useState(false);
  const moment = new Date(Date.now() + offset);
  async function done(text: string) {
    setNew(false);
    await Promise.all([outages.reload(), extensions.reload()]);
    setSaid({ text, at: Date.now() });
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      {said && <Said key={said.at} text={said.text} />}
      <Awaited asked={settings}>
        {({ zone }) => {
          const on = localDate(moment, zone);
          const shared = { zone, today: on, mayDecide, decided: done, extend: setDraft };
          return (
            <>
              {mayDecide && (
                <details class="card fold" open={isNew} onToggle={(event) => setNew(event.currentTarget.open)}>
                  <summary>{t.declare}</summary>
                  {isNew && <DeclareForm zone={zone} today={on} done={() => done(t.declared)} />}
                </details>
              )}
              <Awaited asked={outages}>{(found) => <Lists outages={found.outages} {...shared} />}</Awaited>
              <Longer asked={extensions} today={on} {...{ mayDecide, draft, done }} onDraft={setDraft} />
            </>
          );
        }}
      </Awaited>
    </>
  );
}

interface ListsProps {
  outages: readonly Outage[];
  zone: string;
  today: string;
  mayDecide: boolean;
  decided: (said: string) => Promise<void>;
  extend: (draft: LongerDraft) => void;
}

function Lists({ outages, ...shared }: ListsProps) {
  const { t } = usePageWords(OUTAGES);
  const waiting = outages.filter(({ state }) => state === "suspected");
  const rest = outages.filter(({ state }) => state !== "suspected");
  const cards = (those: readonly Outage[]) => (
    <ul class="stack">
      {those.map((outage) => (
        <OutageCard key={`${outage.outage_id} ${outage.state} ${outage.decided_at}`} outage={outage} {...shared} />
      ))}
    </ul>
  );
  return (
    <>
      <section aria-labelledby="suspected">
        <h2 id="suspected">{t.waiting}</h2>
        {waiting.length ? cards(waiting) : <p class="soft">{t.noneWaiting}</p>}
      </section>
      <section aria-labelledby="decided">
        <h2 id="decided">{t.standing}</h2>
        {rest.length ? (
          <>
            <p class="hint">{t.standingHint}</p>
            {cards(rest)}
          </>
        ) : (
          <p class="soft">{t.none}</p>
        )}
      </section>
    </>
  );
}
