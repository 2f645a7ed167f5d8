/** The city's units as a tree, with their offices and from when they count. */
import { Icon } from "../parts/icon";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type Unit, useUnits } from "../state/read_city";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { UnitPage } from "./unit";
import { UnitRows } from "./unit_rows";
import { UNITS } from "./units_words";

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
  const { t } = usePageWords(UNITS);
  const { wayTo } = useHere();
  return (
    <section aria-labelledby="units">
      <h2 id="units">{t.have(units.length)}</h2>
      <UnitRows
        units={units}
        hrefOf={(unitId) => wayTo("kota", "unit", unitId)}
        about={(unit) => <Facts unit={unit} />}
      />
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
