/** Where an event is: an office of the city, or a point with its radius, drawn for this one alone. */
import type { Asked } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { Awaited } from "../setting_up/asked";
import type { OfficeInUse } from "../state/read_city";
import { usePageWords } from "../words/words";
import type { FieldsProps } from "./typed";
import { EVENTS } from "./words";

export function PlaceFields({ typed, offices, change, faultAt }: FieldsProps & { offices: Asked<OfficeInUse[]> }) {
  const { t, lang } = usePageWords(EVENTS);
  const named = (found: readonly OfficeInUse[]) =>
    [...found]
      .sort((one, other) => one.name.localeCompare(other.name, lang))
      .map(({ id, name }) => [id, name] as const);
  const center = ["/place", "/place/center", "/place/center/0", "/place/center/1"];
  return (
    <>
      <fieldset class="choice">
        <legend>{t.place}</legend>
        {[true, false].map((isOffice) => (
          <label key={String(isOffice)}>
            <input type="radio" checked={typed.isOffice === isOffice} onChange={() => change({ isOffice })} />
            {isOffice ? t.isOffice : t.isPoint}
          </label>
        ))}
      </fieldset>
      {typed.isOffice ? (
        <Awaited asked={offices}>
          {(found) => (
            <Select
              label={t.office}
              value={typed.officeId}
              onValue={(officeId) => change({ officeId })}
              options={[["", t.officeNone] as const, ...named(found)]}
              fault={faultAt("/place/office_id") ?? faultAt("/place")}
            />
          )}
        </Awaited>
      ) : (
        <>
          <Input
            label={t.placeName}
            value={typed.placeName}
            onValue={(placeName) => change({ placeName })}
            fault={faultAt("/place/name")}
          />
          <Input
            label={t.point}
            hint={t.pointHint}
            value={typed.point}
            onValue={(point) => change({ point })}
            fault={center.map(faultAt).find(Boolean)}
          />
          <Input
            label={t.radius}
            hint={t.radiusHint}
            inputMode="numeric"
            value={typed.radius}
            onValue={(radius) => change({ radius })}
            fault={faultAt("/place/radius_m")}
          />
        </>
      )}
    </>
  );
}
