/** Which date the board shows: it lies in the address; without one it is today, whatever day that is by then. */
import { Input } from "../../parts/labelled";
import { dateBeside, longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { BOARD } from "./words";

interface DayChoiceProps {
  on: string;
  today: string;
}

export function DayChoice({ on, today }: DayChoiceProps) {
  const { t, lang } = usePageWords(BOARD);
  const [, change] = useQuery();
  const show = (date: string) => change({ tanggal: !date || date >= today ? null : date, page: null });
  return (
    <div class="day-choice">
      <p class="strong day-name">{longDate(on, lang)}</p>
      <Input type="date" label={t.date} value={on} max={today} onValue={show} />
      <button type="button" class="quiet small-button" onClick={() => show(dateBeside(on, -1))}>
        {t.before}
      </button>
      <button type="button" class="quiet small-button" disabled={on >= today} onClick={() => show(dateBeside(on, 1))}>
        {t.after}
      </button>
      {on < today && (
        <button type="button" class="quiet small-button" onClick={() => show(today)}>
          {t.today}
        </button>
      )}
    </div>
  );
}
