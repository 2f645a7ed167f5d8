/** Decide requests alike, unit by unit and as many at once as the server takes: what became of each is told as it comes. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { type Acting, useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import type { Request } from "./ask";
import { DECIDING } from "./decide_words";

const AT_ONCE = 30; // as many as the server decides in one call
export type Decided = Schemas["DecidedView"];
export type Act = Schemas["RequestDecisionsBody"]["act"];

export interface Deciding extends Pick<Acting, "busy" | "refusal"> {
  results: readonly Decided[];
  /** Whose each of them was, by id. */
  names: ReadonlyMap<string, string>;
  decide: (
    act: Act,
    requests: readonly Request[],
    reason: string,
    done: (results: readonly Decided[]) => Promise<void> | void,
  ) => Promise<void>;
}

export function useDeciding(): Deciding {
  const { t } = usePageWords(DECIDING);
  const [results, setResults] = useState<readonly Decided[]>([]);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { busy, refusal, run } = useAct();
  const decide: Deciding["decide"] = (act, requests, reason, done) =>
    run(async () => {
      refuse([act !== "approve" && !reason.trim(), "/reason", t.reasonMissing]);
      setResults([]);
      setNames(new Map(requests.map((each) => [each.request_id, each.name])));
      const found: Decided[] = [];
      for (const [unit_id, request_ids] of callsOf(requests)) {
        const body = { act, request_ids, reason: reason.trim() || null };
        const params = { path: { unit_id } };
        found.push(...(await answer(api.POST("/units/{unit_id}/requests/decisions", { params, body }))).results);
        setResults([...found]);
      }
      await done(found);
    });
  return { busy, refusal, results, names, decide };
}

/** A decision is sent to the unit that a request is of: the list holds those of the parts too. */
export function callsOf(requests: readonly Pick<Request, "unit_id" | "request_id">[]): [string, string[]][] {
  const units = new Map<string, string[]>();
  for (const { unit_id, request_id } of requests) units.set(unit_id, [...(units.get(unit_id) ?? []), request_id]);
  return [...units].flatMap(([unit_id, ids]) =>
    Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at): [string, string[]] => [
      unit_id,
      ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    ]),
  );
}
