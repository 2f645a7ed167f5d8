/** On a city admin's home screen while the city is being set up: what is next, then what they lack themselves. */
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useCalendar, useOffices } from "../state/read_city";
import { useStandingUnits } from "../state/standing";
import { usePageWords } from "../words/words";
import { CHECKLIST } from "./checklist_words";
import { OwnPlace } from "./own_place";
import { areSettingsSeen } from "./seen";
import { stepsOf } from "./steps";

/** Reads only what a city lacks in its first days: no unit's people. */
export default function HomeCard() {
  const { t } = usePageWords(CHECKLIST);
  const [calendar, offices, units] = [useCalendar(), useOffices(), useStandingUnits()];
  if (!calendar.data || !offices.data || !units.data) return null;
  const counts = {
    settingsSeen: areSettingsSeen(),
    patterns: calendar.data.patterns.length,
    offices: offices.data.length,
    units: units.data.length,
    unitsWithOffice: units.data.filter(({ office_ids }) => office_ids.length).length,
    unitsDated: null,
    others: null,
    people: null,
    active: null,
    roles: null,
    lacking: null,
    slipless: null,
  };
  const next = stepsOf("city_admin", counts).find((step) => step.isNext);
  if (!next || !["settings", "hours", "offices", "units"].includes(next.key)) return <OwnPlace />;
  return (
    <Notice tone="info" icon="home" title={t.homeTitle}>
      <p>{t.homeNext(t.names[next.key])}</p>
      <a class="main" href={address("kota")}>
        {t.homeGo}
      </a>
    </Notice>
  );
}
