/** Where people may check in: bring offices in from a file, and see those there are. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { matching } from "../parts/picker";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { type OfficeInUse, useOffices } from "../state/read_city";
import { metres, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { OfficeImport } from "./office_import";
import { OfficesDownload } from "./offices_download";
import { OFFICES } from "./offices_words";

const AT_FIRST = 30;

export default function Offices() {
  const { t } = usePageWords(OFFICES);
  const { me } = useInside();
  const offices = useOffices();
  return (
    <>
      <p class="lead">{t.lead}</p>
      {holds(me, ["city_admin"]) && <OfficeImport reload={offices.reload} />}
      <Awaited asked={offices}>{(found) => <OfficeList offices={found} />}</Awaited>
    </>
  );
}

function OfficeList({ offices }: { offices: readonly OfficeInUse[] }) {
  const { t, lang } = usePageWords(OFFICES);
  const { me, today } = useInside();
  const [asked, setAsked] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  const found = matching(offices, asked).sort((one, other) => one.name.localeCompare(other.name, lang));
  const unused = offices.filter(({ in_use }) => !in_use).length;
  const on = today.data?.local_date ?? "";
  const namesakes = namesakesOf(offices);
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{t.have(offices.length)}</h2>
      {!offices.length && <p class="soft">{t.none}</p>}
      {offices.length > 0 && holds(me, ["city_admin"]) && <OfficesDownload />}
      {unused > 0 && (
        <Notice tone="warn">
          <p>{t.unusedLead(unused)}</p>
          <a class="quiet" href={address("kota", "unit")}>
            {t.toUnits}
          </a>
        </Notice>
      )}
      {offices.length > 8 && <Input type="search" label={t.search} value={asked} onValue={setAsked} />}
      {asked && !found.length && (
        <p class="soft" role="status">
          {t.noMatch}
        </p>
      )}
      {found.length > 0 && (
        <ul class="rows card">
          {found.slice(0, most).map(({ id, name, radius_m, starts_on, in_use }) => (
            <li key={id}>
              <a class="row row-link" href={address("kota", "kantor", id)}>
                <span>
                  <span class="row-name">{name}</span>
                  <span class="soft">
                    {radius_m === null ? t.area : t.radius(metres(radius_m, lang))}
                    {on && starts_on > on && ` · ${t.planned(shortDate(starts_on, lang))}`}
                    {` · ${in_use ? t.used : t.unused}`}
                  </span>
                  {namesakes.has(name) && <span class="soft small own-id">{t.id(id)}</span>}
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + 100)}>
          {t.more(Math.min(100, found.length - most))}
        </button>
      )}
    </section>
  );
}

/** Names that several offices have: their ids tell them apart. */
function namesakesOf(offices: readonly OfficeInUse[]): ReadonlySet<string> {
  const names = offices.map(({ name }) => name);
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}
