/** When the city's own service failed, and what its agency says of it. */
import type { Schemas } from "../api/client";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import { PUBLIC } from "./words";

interface OutagesProps {
  outages: readonly Schemas["PublicOutageView"][];
  days: number;
  zone: string;
}

export function Outages({ outages, days, zone }: OutagesProps) {
  const { t, lang } = usePageWords(PUBLIC);
  return (
    <section class="stack" aria-labelledby="outages">
      <h2 id="outages">{t.outages(days)}</h2>
      {outages.length ? (
        <>
          <p>{t.outagesLead}</p>
          <ul class="told">
            {outages.map(({ starts_at, ends_at, note, unit_names }) => (
              <li key={starts_at + note} class="card">
                <p class="strong">{t.span(dateAndTime(starts_at, lang, zone), dateAndTime(ends_at, lang, zone))}</p>
                <p>{note}</p>
                <p class="soft small">{unit_names.length ? unit_names.join(", ") : t.wholeCity}</p>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t.noOutages}</p>
      )}
    </section>
  );
}
