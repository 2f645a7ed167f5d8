/** What the letters mean this month, for whoever reads swaps. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { useInside } from "../state/inside";
import { localDate } from "../words/format";
import type { Letter } from "./meanings";

/** Today by the city's clock, as far as the page knows it. */
export function useTodayDate(): string {
  const { today } = useInside();
  return today.data?.local_date ?? localDate(new Date());
}

/** Empty until they are there: codes alone are shown meanwhile. */
export function useLetters(): readonly Letter[] {
  const month = useTodayDate().slice(0, 7);
  const asked = useAnswer(`letters ${month}`, () =>
    answer(api.GET("/me/rosters/{month}", { params: { path: { month } } })),
  );
  return asked.data?.letters ?? [];
}
