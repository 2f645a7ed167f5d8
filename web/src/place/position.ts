/** Where the phone is, for the screens; and the permission to know it. */
import { useEffect, useState } from "preact/hooks";
import { COARSE, DENIED, type Found, watchPlace } from "./watch";

export type Whereabouts = Found | { state: "off" | "waiting"; fix: null };

const OFF: Whereabouts = { state: "off", fix: null }; // one and the same: nothing is drawn again for it

/** Watch while `wanted`. Ask for it only after a tap, or when the permission is there already. */
export function useWhereabouts(wanted: boolean): Whereabouts {
  const [found, setFound] = useState(OFF);
  useEffect(() => {
    if (!wanted) return setFound(OFF);
    if (!navigator.geolocation) return setFound({ state: "unavailable", fix: null });
    setFound({ state: "waiting", fix: null });
    return watchPlace(setFound);
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
