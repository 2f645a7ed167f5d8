/** Somebody's activities for who leads them: day by day, the newest first, with what each day comes to. */
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { ActivityCard } from "./card";
import { type Activity, byDate, sayMinutes } from "./report";
import { ACTIVITIES } from "./words";

interface DaysProps {
  activities: readonly Activity[];
  /** With every step, and not only the last word. */
  isWhole?: boolean;
}

export function DaysOf({ activities, isWhole = false }: DaysProps) {
  const { t, lang } = usePageWords(ACTIVITIES);
  if (!activities.length) return <p>{t.none}</p>;
  return (
    <>
      {byDate(activities).map(([day, minutes, those]) => (
        <section key={day} class="stack" aria-labelledby={`d${day}`}>
          <h3 id={`d${day}`}>
            {longDate(day, lang)} <span class="soft nowrap">{sayMinutes(minutes, t.units)}</span>
          </h3>
          <ul class="stack">
            {those.map((each) => (
              <ActivityCard
                key={each.activity_id}
                activity={each}
                isOthers
                isNamed={false}
                isDated={false}
                isWhole={isWhole}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
