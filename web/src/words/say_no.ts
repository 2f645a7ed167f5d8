/** A refusal in words: what happened, and what to do next. The server's own detail comes first. */
import type { Refusal } from "../api/refusal";
import { metres } from "./format";
import type { Language } from "./language";
import type { Words } from "./words";

export interface No {
  title: string;
  detail: string;
  step: string;
}

export function sayNo(refusal: Refusal, w: Words, lang: Language, now = Date.now()): No {
  const [title, detail] = w.own[codeOf(refusal)] ?? ["", ""];
  return {
    title: refusal.title || title || (w.own.UNREADABLE?.[0] ?? ""),
    detail: detailOf(refusal) || detail,
    step: stepOf(refusal, w, lang, now),
  };
}

/** A late answer is no bad connection, and what a failing server sends is no riddle. */
function codeOf({ code, failure }: Refusal): string {
  if (failure === "timeout") return "TIMEOUT";
  return failure === "server" && code === "UNREADABLE" ? "SERVER_FAILED" : code;
}

/** For faults of the input the detail is the first fault's: it says what to mend. */
function detailOf(refusal: Refusal): string {
  const first = refusal.faults[0];
  return refusal.code === "INPUT_INVALID" && first ? first.detail : refusal.detail;
}

function stepOf(refusal: Refusal, w: Words, lang: Language, now: number): string {
  const { code, facts } = refusal;
  if (code === "OUTSIDE_GEOFENCE") {
    const missing = (refusal.number("distance_m") ?? 0) - (refusal.number("limit_m") ?? 0);
    return w.stepOutside(metres(Math.max(1, missing), lang));
  }
  if (code === "WINDOW_CLOSED") {
    const isComing = typeof facts.opens_at === "string" && Date.parse(facts.opens_at) > now;
    return isComing ? w.stepWindow(String(facts.opens_local_time)) : (w.steps.WINDOW_OVER ?? "");
  }
  if (code === "INTERNAL") return `${w.steps.INTERNAL} ${String(facts.instance ?? "")}`;
  return w.steps[codeOf(refusal)] ?? "";
}
