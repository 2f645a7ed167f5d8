/** The photo, large, beside the person's last ones and what the office looks like. */
import type { Schemas } from "../../api/client";
import { longDate, shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import type { Shown } from "./shown";
import { BENCH } from "./words";

interface PhotosProps {
  review: Shown;
  look: Schemas["LookView"] | null;
  busy: boolean;
  open: () => Promise<void>;
}

export function Photos({ review, look, busy, open }: PhotosProps) {
  const { t, w, lang } = usePageWords(BENCH);
  const when = `${t.at(slotName(review.slot, w), review.local_time)}, ${longDate(review.on, lang)}`;
  if (!look) {
    return (
      <div class="bench-closed">
        <p>{t.closed}</p>
        <button type="button" class="main" disabled={busy} onClick={() => void open()}>
          {busy ? t.looking : t.look}
          <kbd>F</kbd>
        </button>
      </div>
    );
  }
  return (
    <div class="bench-photos">
      <figure>
        <img src={look.url} alt={t.alt(review.name, when)} />
        <figcaption class="strong">{t.photo}</figcaption>
      </figure>
      <section aria-labelledby="before">
        <h3 id="before">{t.before}</h3>
        {look.beside.length ? (
          <ul class="strip">
            {look.beside.map(({ url, on, slot }) => (
              <li key={url}>
                <img src={url} alt={t.alt(review.name, `${slotName(slot, w)}, ${longDate(on, lang)}`)} />
                <span class="soft small">
                  {shortDate(on, lang)}, {slotName(slot, w)}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p class="soft">{t.noBefore}</p>
        )}
      </section>
      <section aria-labelledby="places">
        <h3 id="places">{t.places}</h3>
        {look.office.length ? (
          <ul class="strip">
            {look.office.map((url, at) => (
              <li key={url}>
                <img src={url} alt={t.placeAlt(review.office_name, at + 1)} />
              </li>
            ))}
          </ul>
        ) : (
          <p class="soft">{t.noPlaces}</p>
        )}
      </section>
    </div>
  );
}
