/** Whose attendance this is: GET /city, which anybody may read. Kept on this phone, so that it is there at once. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { recall, remember } from "../words/language";
import { useWords } from "../words/words";

export type City = Schemas["CityView"];

const KEY = "presensi.city";
let known: City | null = read();
const listeners = new Set<() => void>();

/** Ask again. Nobody waits for it: a page without the city's name works all the same. */
export async function freshenCity(): Promise<void> {
  const found = await answer(api.GET("/city")).catch(() => null);
  if (!found || JSON.stringify(found) === JSON.stringify(known)) return; // nothing is drawn again for it
  known = found;
  remember(KEY, JSON.stringify(found));
  for (const tell of listeners) tell();
}

/** What is known of the city by now; null on a phone that has never reached it. */
export function useCity(): City | null {
  const [city, setCity] = useState(known);
  useEffect(() => {
    const follow = () => setCity(known);
    follow();
    listeners.add(follow);
    return () => void listeners.delete(follow);
  }, []);
  return city;
}

/** What a role is called: by the city's word for it, else by ours. */
export function useRoleName(): (role: string) => string {
  const { w } = useWords();
  const city = useCity();
  return (role) => city?.role_names[role] ?? w.roles[role] ?? role;
}

/** What an older page kept may look otherwise: then it is asked for anew. */
function read(): City | null {
  try {
    const kept = JSON.parse(recall(KEY) ?? "null") as Partial<City> | null;
    const isWhole = typeof kept?.city_name === "string" && kept.role_names && kept.retention;
    return isWhole ? (kept as City) : null;
  } catch {
    return null;
  }
}
