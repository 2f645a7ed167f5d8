/** Requests that wait for me: tick them, decide those alike. */
import { useState } from "preact/hooks";
import { Tick } from "../parts/labelled";
import { usePageWords } from "../words/words";
import type { Request } from "./ask";
import { kindOf, RequestCard } from "./card";
import { byKind, toggled } from "./decide";
import { DECIDING } from "./decide_words";
import { DecisionBar, Results } from "./decision_bar";
import { type Act, useDeciding } from "./use_deciding";

interface WaitingProps {
  requests: readonly Request[];
  reload: () => Promise<void>;
}

export function Waiting({ requests, reload }: WaitingProps) {
  const { t } = usePageWords(DECIDING);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const deciding = useDeciding();
  const picked = requests.filter(({ request_id }) => chosen.includes(request_id));
  const decide = (act: Act) =>
    deciding.decide(act, picked, reason, async () => {
      setChosen([]);
      setReason("");
      await reload();
    });
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t.waiting}</h2>
      <Results {...deciding} />
      {!requests.length && <p class="soft">{t.noneWaiting}</p>}
      {byKind(requests).map(([kind, those]) => (
        <div key={kind} class="stack">
          {those.length > 1 && (
            <Tick
              label={t.all(t.kinds[kind] ?? kind, those.length)}
              value={those.every(({ request_id }) => chosen.includes(request_id))}
              onValue={(isIn) =>
                setChosen(those.reduce((ids, { request_id }) => toggled(ids, request_id, isIn), chosen))
              }
            />
          )}
          <ul class="stack">
            {those.map((request) => (
              <RequestCard key={request.request_id} request={request} isOthers>
                <Tick
                  label={t.pick(`${kindOf(request, t)}, ${request.name}`)}
                  value={chosen.includes(request.request_id)}
                  onValue={(isIn) => setChosen(toggled(chosen, request.request_id, isIn))}
                />
              </RequestCard>
            ))}
          </ul>
        </div>
      ))}
      {requests.length > 0 && (
        <DecisionBar
          count={picked.length}
          reason={reason}
          onReason={setReason}
          deciding={deciding}
          decide={(act) => void decide(act)}
        />
      )}
    </section>
  );
}
