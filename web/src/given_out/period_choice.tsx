/** Of which of a month, its quarter and its year a report is to be. */
import { periodName } from "../evaluations/period_name";
import { Select } from "../parts/labelled";
import { usePageWords } from "../words/words";
import { periodsAround } from "./periods";
import { GIVEN_OUT } from "./words";

interface PeriodProps {
  month: string;
  period: string;
  setPeriod: (period: string) => void;
}

export function PeriodChoice({ month, period, setPeriod }: PeriodProps) {
  const { t, lang } = usePageWords(GIVEN_OUT);
  return (
    <Select
      label={t.span}
      value={period}
      onValue={setPeriod}
      options={periodsAround(month).map((each) => [each, periodName(each, lang)])}
    />
  );
}
