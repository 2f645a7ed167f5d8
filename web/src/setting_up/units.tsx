/** The city's units as a tree, with their offices and from when they count. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type Unit, useUnits } from "../state/read_city";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { UnitPage } from "./unit";
import { inTree, searched } from "./unit_tree";
import { UNITS } from "./units_words";

const AT_FIRST = 60;

export default function Units({ unitId }: { unitId: string }) {
  return unitId ? <UnitPage key={unitId} unitId={unitId} /> : <UnitList />;
}

function UnitList() {
  const { t } = usePageWords(UNITS);
  const { me, wayTo } = useHere();
  const asked = useUnits();
  return (
    <>
      <p class="lead">{t.lead}</p>
      {holds(me, ["city_admin"]) && (
        <ul class="rows card">
          <li>
            <a class="row row-link" href={wayTo("kelola", "impor", "unit")}>
              <span>
                <span class="row-name">{t.byFile}</span>
                <span class="soft">{t.byFileHint}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
          <li>
            <a class="row row-link" href={wayTo("kota", "unit", "baru")}>
              <span class="row-name">{t.byHand}</span>
              <Icon name="next" />
            </a>
          </li>
        </ul>
      )}
      <Awaited asked={asked}>{(units) => <Tree units={units} />}</Awaited>
    </>
  );
}

function Tree({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(UNITS);
  const { wayTo } = useHere();
  const [asked, setAsked] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  const found = searched(inTree(units, lang), asked);
  return (
    <section aria-labelledby="units">
      <h2 id="units">{t.have(units.length)}</h2>
      {!units.length && <p class="soft">{t.none}</p>}
      {units.length > 8 && <Input type="search" label={t.search} value={asked} onValue={setAsked} />}
      {asked && !found.length && (
        <p class="soft" role="status">
          {t.noMatch}
        </p>
      )}
      {found.length > 0 && (
        <ul class="rows card">
          {found.slice(0, most).map(({ unit, depth }) => (
            <li key={unit.unit_id}>
              <a class={`row row-link depth-${Math.min(depth, 4)}`} href={wayTo("kota", "unit", unit.unit_id)}>
                <span>
                  <span class="row-name">{unit.name}</span>
                  <Facts unit={unit} />
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + 200)}>
          {t.more(Math.min(200, found.length - most))}
        </button>
      )}
    </section>
  );
}

function Facts({ unit: { office_ids, counts_from, enrol_until, ends_on } }: { unit: Unit }) {
  const { t, lang } = usePageWords(UNITS);
  const { on } = useHere();
  if (ends_on && ends_on < on) return <span class="soft small">{t.ended(shortDate(ends_on, lang))}</span>;
  const offices = office_ids.length ? t.offices(office_ids.length) : t.noOffice;
  return (
    <>
      <span class={office_ids.length ? "soft" : "late"}>{offices}</span>
      <span class="soft small">
        {counts_from === null
          ? t.trial
          : counts_from <= on
            ? t.counted(shortDate(counts_from, lang))
            : t.willCount(shortDate(counts_from, lang))}
        {enrol_until !== null && enrol_until >= on && ` · ${t.enrolling(shortDate(enrol_until, lang))}`}
        {ends_on && ` · ${t.ended(shortDate(ends_on, lang))}`}
      </span>
    </>
  );
}
