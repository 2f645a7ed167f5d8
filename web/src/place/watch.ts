/** Follow where the phone is: a coarse fix first, then precise ones as they come. */
import { type Fix, isFresh, thisMoment } from "./fix";

export type Found = { state: "denied" | "unavailable"; fix: null } | { state: "on"; fix: Fix };

export const COARSE = { enableHighAccuracy: false, maximumAge: 30_000, timeout: 10_000 };
const PRECISE = { enableHighAccuracy: true, maximumAge: 0, timeout: 60_000 };
export const DENIED = 1; // GeolocationPositionError.PERMISSION_DENIED
const SILENCE_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Tell what is found until the returned function is called.
 *
 * Asks anew when the page comes back into sight, for a watch may have died while the phone slept, and when nothing
 * was heard for a while, as from a phone that lies still.
 */
export function watchPlace(tell: (found: Found) => void): () => void {
  let fix: Fix | null = null;
  let watch: number | undefined;
  let hasSpoken = false; // this watch: one that is still looking for its first satellites is left alone
  let isDenied = false; // then only coming back asks again, perhaps from the phone's settings
  let askedMs = 0;

  function keep({ coords }: GeolocationPosition, olderMs: number) {
    isDenied = false;
    const position = [coords.longitude, coords.latitude] as const;
    fix = { position, accuracyM: coords.accuracy, heardAt: thisMoment(), olderMs };
    tell({ state: "on", fix });
  }
  function fail({ code }: GeolocationPositionError) {
    isDenied = code === DENIED;
    if (isDenied) fix = null;
    if (!fix) tell({ state: isDenied ? "denied" : "unavailable", fix });
  }
  function begin() {
    stop();
    hasSpoken = false;
    watch = navigator.geolocation.watchPosition(
      (at) => {
        hasSpoken = true;
        keep(at, PRECISE.maximumAge);
      },
      fail,
      PRECISE,
    );
    askCoarsely();
  }
  function askCoarsely() {
    askedMs = performance.now();
    navigator.geolocation.getCurrentPosition(
      (at) => !isFresh(fix) && keep(at, COARSE.maximumAge),
      () => undefined, // the watch tells what is wrong
      COARSE,
    );
  }
  function stop() {
    if (watch !== undefined) navigator.geolocation.clearWatch(watch);
  }
  const isSeen = () => document.visibilityState === "visible";
  const wake = () => isSeen() && begin();
  const look = () => {
    const heardMs = Math.max(askedMs, fix?.heardAt.ticksMs ?? 0);
    if (!isSeen() || isDenied || performance.now() - heardMs <= SILENCE_MS) return;
    if (hasSpoken) begin();
    else askCoarsely();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", wake);
  begin();
  return () => {
    stop();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", wake);
  };
}
