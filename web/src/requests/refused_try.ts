/** The refused try that a correction came from, for who decides: when, why, and by how far. No position is among it. */
import { dateAndTime, metres } from "../words/format";
import type { Language } from "../words/language";
import { isUnsent, type Request, triedAt } from "./ask";
import type { RequestWords } from "./words";

type Facts = Request["attempt_facts"];

/** One sentence each; nothing where the request came from no try. */
export function sayTry(facts: Facts, t: RequestWords, lang: Language, zone: string | undefined): string[] {
  const { code, at } = facts;
  if (typeof code !== "string" || typeof at !== "string") return [];
  const when = dateAndTime(triedAt({ code, at, facts }), lang, zone);
  if (isUnsent(code)) return [t.fromUnsent(when), t.unsentBy[String(facts.what)] ?? ""].filter(Boolean);
  return [t.fromRefused(when, t.refusedFor[code] ?? t.refusedElse), measured(facts, t, lang)].filter(Boolean);
}

/** `412 m dari Balai Kota Contoh, batas 150 m; ketelitian lokasi ±8 m.` */
function measured(facts: Facts, t: RequestWords, lang: Language): string {
  const { code, distance_m, limit_m, accuracy_m, office_name, opens_local_time, closes_local_time } = facts;
  const said = (value: unknown) => (typeof value === "number" ? metres(value, lang) : "");
  const isCoarse = code === "LOCATION_TOO_COARSE";
  const parts = [
    distance_m !== undefined && t.awayFrom(said(distance_m), String(office_name ?? ""), said(limit_m)),
    opens_local_time && t.openFrom(String(opens_local_time), String(closes_local_time)),
    accuracy_m !== undefined && t.accurateTo(said(accuracy_m), isCoarse ? said(limit_m) : ""),
  ].filter((each): each is string => Boolean(each));
  const [first = "", ...rest] = parts;
  return first && `${first[0]?.toUpperCase()}${[first.slice(1), ...rest].join("; ")}.`;
}
