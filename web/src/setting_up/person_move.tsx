/** Another unit, office, pattern or supervisor for a person from a day on. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { Picker } from "../parts/picker";
import { Sheet } from "../parts/sheet";
import { UnitSelect } from "../parts/unit_select";
import { useHere } from "../state/here";
import { useCalendar, useOffices, useUnits } from "../state/read_city";
import { lasting } from "../state/standing";
import { dateBeside } from "../words/format";
import { usePageWords } from "../words/words";
import { useName } from "./names";
import { PEOPLE } from "./people_words";

type Person = Schemas["PersonView"];
const ROSTER = "";

interface MoveProps {
  person: Person;
  changed: (said: string) => Promise<void>;
}

export function Move(props: MoveProps) {
  const { t } = usePageWords(PEOPLE);
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="card fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.move}</summary>
      {isOpen && <MoveForm {...props} />}
    </details>
  );
}

function MoveForm({ person: { employee_id, assignments }, changed }: MoveProps) {
  const { t } = usePageWords(PEOPLE);
  const { on } = useHere();
  const last = assignments[assignments.length - 1];
  const [units, offices, calendar] = [useUnits(), useOffices(), useCalendar()];
  const [unitId, setUnit] = useState(last?.unit_id ?? "");
  const [chosenIds, setOffices] = useState<string[] | null>(last?.office_ids.length ? last.office_ids : null);
  const [chosenPattern, setPattern] = useState(last?.office_ids.length ? (last.pattern_id ?? ROSTER) : null);
  const [supervisor, setSupervisor] = useState(last?.supervisor_id ?? "");
  const [startsOn, setStartsOn] = useState(dateBeside(on, 1));
  const unit = units.data?.find((each) => each.unit_id === unitId);
  const supervisors = useSupervisors(unitId, unit?.parent_id ?? null, employee_id, last?.supervisor_id ?? null);
  const patterns = (calendar.data?.patterns ?? []).filter(
    ({ code, pattern_id }) => !code || pattern_id === chosenPattern,
  );
  // Who has no place yet, as the first admin, gets what most of the unit have.
  const officeIds = chosenIds ?? unit?.office_ids.slice(0, 1) ?? [];
  const pattern = chosenPattern ?? patterns[0]?.pattern_id ?? ROSTER;

  function toUnit(chosen: string) {
    setUnit(chosen);
    const own = units.data?.find((each) => each.unit_id === chosen)?.office_ids ?? [];
    setOffices(own.slice(0, 1));
    setSupervisor("");
  }
  async function save() {
    const body = {
      unit_id: unitId,
      starts_on: startsOn,
      office_ids: officeIds,
      pattern_id: pattern || null,
      supervisor_id: supervisor || null,
    };
    await answer(api.POST("/employees/{employee_id}/assignments", { params: { path: { employee_id } }, body }));
    await changed(t.moved);
  }
  return (
    <Sheet send={save} submit={t.moveSave} busyLabel={t.saving}>
      {(faultAt) => (
        <>
          <UnitSelect
            label={t.unit}
            units={lasting(units.data ?? [], unitId)}
            value={unitId}
            onValue={toUnit}
            fault={faultAt("/unit_id")}
          />
          <Picker
            label={t.offices}
            hint={t.officeHint}
            choices={(offices.data ?? []).filter(({ in_use, id }) => in_use || officeIds.includes(id))}
            chosen={officeIds}
            onChosen={setOffices}
            more={t.officeMore}
            none={t.officeNone}
            fault={faultAt("/office_ids") ?? officeIds.map((_, at) => faultAt(`/office_ids/${at}`)).find(Boolean)}
          />
          <Select
            label={t.pattern}
            value={pattern}
            onValue={setPattern}
            options={[
              ...patterns.map(({ pattern_id, name }) => [pattern_id, name] as const),
              [ROSTER, t.roster] as const,
            ]}
            fault={faultAt("/pattern_id")}
          />
          <Select
            label={t.supervisor}
            value={supervisor}
            onValue={setSupervisor}
            options={[["", t.noSupervisor] as const, ...supervisors]}
            fault={faultAt("/supervisor_id")}
          />
          <Input
            type="date"
            label={t.startsOn}
            hint={t.startsHint}
            value={startsOn}
            onValue={setStartsOn}
            fault={faultAt("/starts_on")}
          />
        </>
      )}
    </Sheet>
  );
}

/** Whoever works in the unit or the one above it, and who is the supervisor now. */
function useSupervisors(unitId: string, parentId: string | null, self: string, now: string | null) {
  const name = useName(now);
  const read = (unit_id: string) => answer(api.GET("/units/{unit_id}/people", { params: { path: { unit_id } } }));
  const own = useAnswer(unitId ? `people ${unitId}` : null, () => read(unitId));
  const above = useAnswer(parentId ? `people ${parentId}` : null, () => read(parentId ?? ""));
  const found = new Map<string, string>(now ? [[now, name]] : []);
  for (const each of [...(own.data?.people ?? []), ...(above.data?.people ?? [])])
    found.set(each.employee_id, each.name);
  found.delete(self);
  return [...found].sort(([, one], [, other]) => one.localeCompare(other));
}
