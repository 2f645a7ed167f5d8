/** Who reads, and which day it is for the city: what the pages need that phone and console share. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Schemas } from "../api/client";

export interface Here {
  me: Schemas["MeView"];
  /** Today, by the server's clock. */
  on: string;
  zone: string | undefined;
  /** The server's clock minus the one here. */
  offset: number;
  /** The address of a page of the phone's app, or of the console's page in its place. */
  wayTo: (...route: string[]) => string;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("a page behind the login was drawn before it");
  return here;
}
