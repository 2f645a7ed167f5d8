/** One unit: its name, what it is part of, its offices, until when phones enrol by code; and the end of its trial. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Picker } from "../parts/picker";
import { Sheet } from "../parts/sheet";
import { UnitSelect } from "../parts/unit_select";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type OfficeInUse, type Unit, useOffices, useUnits } from "../state/read_city";
import { lasting, standing } from "../state/standing";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { Counting } from "./counting";
import { Ending } from "./ending";
import { slug } from "./ids";
import { withParts } from "./unit_tree";
import { UNITS } from "./units_words";

const NEW = "baru";

export function UnitPage({ unitId }: { unitId: string }) {
  const { t } = usePageWords(UNITS);
  const { me, on } = useHere();
  const units = useUnits();
  const offices = useOffices();
  return (
    <Awaited asked={units}>
      {(all) => {
        const held = all.find(({ unit_id }) => unit_id === unitId);
        if (!held && unitId !== NEW) return <Notice tone="warn" title={t.gone} />;
        const mayChange = holds(me, ["city_admin"]);
        const isOver = held !== undefined && !standing([held], on).length;
        return (
          <>
            <h2>{held?.name ?? t.newTitle}</h2>
            {isOver && <Ending unit={held} mayChange={mayChange} reload={units.reload} />}
            {held && !isOver && <Ways unitId={unitId} />}
            {held && !isOver && <Counting unit={held} units={all} mayChange={mayChange} reload={units.reload} />}
            {mayChange && (
              <Awaited asked={offices}>
                {(choices) => <Editor units={all} offices={choices} held={held} reload={units.reload} />}
              </Awaited>
            )}
            {held && !isOver && (mayChange || held.ends_on) && (
              <Ending unit={held} mayChange={mayChange} reload={units.reload} />
            )}
          </>
        );
      }}
    </Awaited>
  );
}

function Ways({ unitId }: { unitId: string }) {
  const { t } = usePageWords(UNITS);
  const { wayTo } = useHere();
  const ways: [string, string[]][] = [
    [t.people, ["kota", "orang", unitId]],
    [t.mend, ["kota", "perbaiki", unitId]],
    [t.day, ["tim", unitId]],
  ];
  return (
    <ul class="rows card">
      {ways.map(([name, route]) => (
        <li key={name}>
          <a class="row row-link" href={wayTo(...route)}>
            <span class="row-name">{name}</span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}

interface EditorProps {
  units: readonly Unit[];
  offices: readonly OfficeInUse[];
  held: Unit | undefined;
  reload: () => Promise<void>;
}

const EMPTY: Unit = {
  unit_id: "",
  name: "",
  parent_id: null,
  office_ids: [],
  counts_from: null,
  enrol_until: null,
  ends_on: null,
};

function Editor({ units, offices, held, reload }: EditorProps) {
  const { t } = usePageWords(UNITS);
  const { wayTo } = useHere();
  const [unit, setUnit] = useState<Unit>(held ?? EMPTY);
  const [saved, setSaved] = useState<Unit | null>(null);
  const set = (part: Partial<Unit>) => {
    setSaved(null);
    setUnit((before) => ({ ...before, ...part }));
  };
  const unitId = held?.unit_id ?? (unit.unit_id || slug(unit.name));
  const under = withParts(units, unitId);
  const above = lasting(units, held?.parent_id);

  async function save() {
    const isTaken = !held && units.some((each) => each.unit_id === unitId);
    refuse([!unitId, "/unit_id", t.unitIdMissing], [isTaken, "/unit_id", t.unitIdTaken]);
    const { name, parent_id, office_ids, enrol_until } = unit;
    const counts_from = held?.counts_from ?? null; // set by an act of its own
    const body = { name: name.trim(), parent_id, office_ids, counts_from, enrol_until };
    setSaved(await answer(api.PUT("/units/{unit_id}", { params: { path: { unit_id: unitId } }, body })));
    if (held) await reload();
  }

  if (saved && !held) return <Made unit={saved} />;
  return (
    <Sheet
      send={save}
      submit={t.save}
      busyLabel={t.saving}
      foot={
        <>
          {saved && (
            <div role="status">
              <Notice tone="ok">
                <p>{t.saved}</p>
              </Notice>
            </div>
          )}
          <a class="quiet" href={wayTo("kota", "unit")}>
            {t.back}
          </a>
        </>
      }
    >
      {(faultAt) => (
        <div class="card stack">
          <Input label={t.name} value={unit.name} onValue={(name) => set({ name })} fault={faultAt("/name")} />
          {!held && (
            <Input
              label={t.unitId}
              hint={t.unitIdHint}
              value={unitId}
              maxLength={26}
              onValue={(typed) => set({ unit_id: typed.replace(/[^A-Za-z0-9._-]/g, "") })}
              fault={faultAt("/unit_id")}
            />
          )}
          <UnitSelect
            label={t.parent}
            units={above.filter(({ unit_id }) => !under.has(unit_id))}
            value={unit.parent_id ?? ""}
            onValue={(parent) => set({ parent_id: parent || null })}
            first={[["", t.parentNone]]}
            fault={faultAt("/parent_id")}
          />
          {offices.length > 0 ? (
            <Picker
              label={t.officePick}
              hint={t.officeHint}
              choices={offices}
              chosen={unit.office_ids}
              onChosen={(office_ids) => set({ office_ids })}
              more={t.officeMore}
              none={t.officeNoMatch}
              fault={unit.office_ids.map((_, at) => faultAt(`/office_ids/${at}`)).find(Boolean)}
            />
          ) : (
            <p class="soft">{t.officeNoneYet}</p>
          )}
          <Input
            type="date"
            label={t.enrolUntil}
            hint={t.enrolHint}
            value={unit.enrol_until ?? ""}
            onValue={(on) => set({ enrol_until: on || null })}
            fault={faultAt("/enrol_until")}
          />
        </div>
      )}
    </Sheet>
  );
}

function Made({ unit }: { unit: Unit }) {
  const { t } = usePageWords(UNITS);
  const { wayTo } = useHere();
  return (
    <div class="stack" role="status">
      <Notice tone="ok" title={unit.name}>
        <p>{t.saved}</p>
      </Notice>
      <a class="main" href={wayTo("kota", "unit")}>
        {t.back}
      </a>
    </div>
  );
}
