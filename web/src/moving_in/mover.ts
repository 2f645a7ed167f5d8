/** Who brings a file in, and what date it is: as the phone's app knows it, or as the console tells. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Schemas } from "../api/client";
import { InsideContext } from "../state/inside";

export interface Mover {
  me: Schemas["MeView"];
  /** The city's; undefined until it is known. */
  localDate: string | undefined;
  zone: string | undefined;
}

export const MoverContext = createContext<Mover | null>(null);

export function useMover(): Mover {
  const given = useContext(MoverContext);
  const inside = useContext(InsideContext);
  if (given) return given;
  if (!inside) throw new Error("a file's page was drawn before anybody was known");
  const { me, today } = inside;
  return { me, localDate: today.data?.local_date, zone: today.data?.zone };
}
