/** What the letters mean this month, for whoever reads swaps. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { useHere } from "../state/here";
import type { Letter } from "./meanings";

/** Empty until they are there: codes alone are shown meanwhile. */
export function useLetters(): readonly Letter[] {
  const month = useHere().on.slice(0, 7);
  const asked = useAnswer(`letters ${month}`, () =>
    answer(api.GET("/me/rosters/{month}", { params: { path: { month } } })),
  );
  return asked.data?.letters ?? [];
}
