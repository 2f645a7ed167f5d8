/** Which weekday has which hours; hours of its own for a day begin as a copy of those it had. */
import { Select } from "../parts/labelled";
import { usePageWords } from "../words/words";
import { HOURS } from "./hours_words";
import { clockOf, limitsOf, type WeekForm, withDay } from "./week";

const OFF = "";
const OWN = "own";

interface WeekDaysProps {
  form: WeekForm;
  onForm: (form: WeekForm) => void;
}

export function WeekDays({ form, onForm }: WeekDaysProps) {
  const { t } = usePageWords(HOURS);
  const told = form.hours.map((slots) => {
    const limits = limitsOf(slots);
    return limits ? t.fromTo(clockOf(limits[0]).time, clockOf(limits[1]).time) : t.noHours;
  });
  const options = [
    ...told.map((said, which) => [String(which), isTwice(said, told) ? t.whichOf(said, which + 1) : said] as const),
    [OWN, t.anotherHours] as const,
    [OFF, t.off] as const,
  ];
  const set = (day: number, which: string) =>
    onForm(withDay(form, day, which === OWN ? "own" : which === OFF ? null : Number(which)));
  return (
    <section class="card stack" aria-labelledby="which">
      <h2 id="which">{t.which}</h2>
      <div class="week-days">
        {t.days.map((name, day) => (
          <Select
            key={name}
            label={name}
            value={form.days[day] === null ? OFF : String(form.days[day])}
            onValue={(which) => set(day, which)}
            options={options}
          />
        ))}
      </div>
    </section>
  );
}

function isTwice(said: string, all: readonly string[]): boolean {
  return all.filter((each) => each === said).length > 1;
}
