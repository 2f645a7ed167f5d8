/** Who reads, and which day it is for the city: what the pages need that phone and console share. */
import { type Context, createContext } from "preact";
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

export const useHere = () => useGiven(HereContext);

/** What stands in this context behind the login. */
export function useGiven<T>(context: Context<T | null>): T {
  const given = useContext(context);
  if (!given) throw new Error("drawn before its login");
  return given;
}
