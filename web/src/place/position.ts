/** Where the phone is: a coarse fix first, then precise ones as they come. */
import { useEffect, useState } from "preact/hooks";
import type { Position } from "./distance";

export interface Fix {
  position: Position;
  accuracyM: number;
  /** By the phone's clock. */
  takenAt: number;
}

export type Whereabouts =
  | { state: "off" | "waiting" | "denied" | "unavailable"; fix: null }
  | { state: "on"; fix: Fix };

export const MAX_FIX_AGE_MS = 60_000; // what the API accepts
const COARSE = { enableHighAccuracy: false, maximumAge: 30_000, timeout: 10_000 };
const PRECISE = { enableHighAccuracy: true, maximumAge: 0, timeout: 60_000 };
const DENIED = 1; // GeolocationPositionError.PERMISSION_DENIED

/** Watch while `wanted`. Ask for it only after a tap, or when the permission is there already. */
export function useWhereabouts(wanted: boolean): Whereabouts {
  const [found, setFound] = useState<Whereabouts>({ state: "off", fix: null });
  useEffect(() => {
    if (!wanted) return setFound({ state: "off", fix: null });
    if (!navigator.geolocation) return setFound({ state: "unavailable", fix: null });
    setFound({ state: "waiting", fix: null });
    let precise = false;
    const keep = (at: GeolocationPosition) => setFound({ state: "on", fix: fixOf(at) });
    const fail = (error: GeolocationPositionError) =>
      setFound((before) => {
        if (error.code === DENIED) return { state: "denied", fix: null };
        return before.fix ? before : { state: "unavailable", fix: null };
      });
    const watch = navigator.geolocation.watchPosition(
      (at) => {
        precise = true;
        keep(at);
      },
      fail,
      PRECISE,
    );
    navigator.geolocation.getCurrentPosition(
      (at) => !precise && keep(at),
      () => undefined,
      COARSE,
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [wanted]);
  return found;
}

/** One fix after a tap, so that the permission is asked then. */
export function askForPosition(): Promise<"granted" | "denied" | "unavailable"> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve("unavailable");
    navigator.geolocation.getCurrentPosition(
      () => resolve("granted"),
      (error) => resolve(error.code === DENIED ? "denied" : "unavailable"),
      { ...COARSE, timeout: 20_000 },
    );
  });
}

/** Whether the browser would give the position without asking. */
export async function positionAllowed(): Promise<"granted" | "denied" | "prompt"> {
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return "prompt";
  }
}

function fixOf({ coords, timestamp }: GeolocationPosition): Fix {
  return { position: [coords.longitude, coords.latitude], accuracyM: coords.accuracy, takenAt: timestamp };
}
