/** Requests that wait for me: tick them, decide those alike. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { Input, Tick } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import type { Request } from "./ask";
import { kindOf, RequestCard } from "./card";
import { byKind, sayDecided, toggled } from "./decide";
import { DECIDING } from "./decide_words";

const AT_ONCE = 30; // as many as the server decides in one call
type Decided = Schemas["DecidedView"];
type Act = Schemas["RequestDecisionsBody"]["act"];

interface WaitingProps {
  requests: readonly Request[];
  reload: () => Promise<void>;
}

export function Waiting({ requests, reload }: WaitingProps) {
  const { t } = usePageWords(DECIDING);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [results, setResults] = useState<Decided[]>([]);
  const [names, setNames] = useState(new Map<string, string>());
  const { busy, refusal, run } = useAct();
  const picked = requests.filter(({ request_id }) => chosen.includes(request_id)).slice(0, AT_ONCE);
  const decide = (act: Act) =>
    run(async () => {
      refuse([act !== "approve" && !reason.trim(), "/reason", t.reasonMissing]);
      setResults([]);
      setNames(new Map(picked.map((each) => [each.request_id, each.name])));
      const done: Decided[] = [];
      for (const [unit_id, request_ids] of unitsOf(picked)) {
        const body = { act, request_ids, reason: reason.trim() || null };
        const path = { unit_id };
        done.push(
          ...(await answer(api.POST("/units/{unit_id}/requests/decisions", { params: { path }, body }))).results,
        );
        setResults([...done]);
      }
      setChosen([]);
      setReason("");
      await reload();
    });
  const fault = refusal?.faultAt("/reason")?.detail;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t.waiting}</h2>
      <Results results={results} names={names} />
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
        <div class="card stack">
          <p role="status">{t.chosen(picked.length)}</p>
          <Input label={t.yourReason} hint={t.yourReasonHint} value={reason} onValue={setReason} fault={fault} />
          {refusal && !fault && <NoNotice refusal={refusal} />}
          <div class="side">
            <button type="button" class="main" disabled={busy || !picked.length} onClick={() => void decide("approve")}>
              {busy ? t.acting : t.approve}
            </button>
            <button type="button" class="quiet" disabled={busy || !picked.length} onClick={() => void decide("return")}>
              {t.giveBack}
            </button>
            <button
              type="button"
              class="danger"
              disabled={busy || !picked.length}
              onClick={() => void decide("reject")}
            >
              {t.reject}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

/** A decision is sent to the unit that a request is of: the list holds those of the parts too. */
export function unitsOf(requests: readonly Pick<Request, "unit_id" | "request_id">[]): [string, string[]][] {
  const units = new Map<string, string[]>();
  for (const { unit_id, request_id } of requests) units.set(unit_id, [...(units.get(unit_id) ?? []), request_id]);
  return [...units];
}

/** What was decided, and for whom it could not be. */
function Results({ results, names }: { results: readonly Decided[]; names: ReadonlyMap<string, string> }) {
  const { t } = usePageWords(DECIDING);
  const said = sayDecided(results, t);
  const refused = results.filter(({ state }) => state === null);
  return (
    <div role="status" class="live">
      {said.length > 0 && (
        <Notice tone="ok">
          {said.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="bad">
          {refused.map(({ request_id, detail }) => (
            <p key={request_id}>{t.notDecided(names.get(request_id) ?? request_id, detail ?? "")}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
