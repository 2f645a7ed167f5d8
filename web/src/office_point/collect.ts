/**
 * Fixes of a phone that stands still, one a second.
 *
 * A watch alone falls silent where nothing moves, so the position is asked for again and again; an answer that was
 * heard already a moment ago is left out.
 */
import type { SurveyFix } from "./estimate";

export const SURVEY_S = 30;
const PATIENCE_S = 90; // for who gets few fixes: then whatever there is, and the server judges
export const ENOUGH_FIXES = 12; // the API wants 10 over 20 s
const MOST_FIXES = 120;
const EVERY_MS = 1_000;
const APART_MS = 700;
const DENIED = 1; // GeolocationPositionError.PERMISSION_DENIED

export type Ending = "done" | "denied" | "hidden" | "too few";

export interface Progress {
  fixes: readonly SurveyFix[];
  elapsedS: number;
}

/** Tell how it goes once a second, then how it ended; the returned function gives up without a word. */
export function collectFixes(tell: (progress: Progress) => void, end: (how: Ending) => void): () => void {
  const fixes: SurveyFix[] = [];
  const begunMs = performance.now();
  const options = { enableHighAccuracy: true, maximumAge: 0, timeout: 20_000 };
  let firstMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let isAsked = false; // a phone that does not answer is asked once, not every second anew

  function hear(at: GeolocationPosition) {
    isAsked = false;
    keep(at);
  }
  function keep({ coords }: GeolocationPosition) {
    const nowMs = performance.now();
    if (isOver || nowMs - lastMs < APART_MS || fixes.length >= MOST_FIXES) return;
    if (!fixes.length) firstMs = nowMs;
    lastMs = nowMs;
    const position = [coords.longitude, coords.latitude] as const;
    fixes.push({ position, accuracyM: coords.accuracy, atS: Math.round((nowMs - firstMs) / 100) / 10 });
  }
  function fail({ code }: GeolocationPositionError) {
    isAsked = false;
    if (code === DENIED) finish("denied");
  }
  function finish(how: Ending) {
    if (isOver) return;
    stop();
    end(how);
  }
  function stop() {
    isOver = true;
    clearInterval(timer);
    navigator.geolocation.clearWatch(watch);
    document.removeEventListener("visibilitychange", leave);
  }
  const leave = () => document.visibilityState === "hidden" && finish("hidden");
  const look = () => {
    const elapsedS = (performance.now() - begunMs) / 1000;
    const spanS = fixes.at(-1)?.atS ?? 0;
    tell({ fixes: [...fixes], elapsedS });
    if (elapsedS >= SURVEY_S && fixes.length >= ENOUGH_FIXES && spanS >= SURVEY_S - 8) return finish("done");
    if (elapsedS >= PATIENCE_S) return finish("too few");
    if (!isAsked) navigator.geolocation.getCurrentPosition(hear, fail, options);
    isAsked = true;
  };
  const watch = navigator.geolocation.watchPosition(keep, fail, options);
  const timer = setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", leave);
  look();
  return stop;
}
