/** A person's roles: over units, or over the whole city. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { UnitSelect } from "../parts/unit_select";
import { useUnits } from "../state/read_city";
import { CITY_WIDE, ROLES } from "../state/roles";
import { lasting } from "../state/standing";
import { usePageWords } from "../words/words";
import { Outcome, type Proposal } from "./outcome";
import { PEOPLE } from "./people_words";

type Person = Schemas["PersonView"];
type Grant = Schemas["GrantBody"];

interface RolesProps {
  person: Person;
  changed: (said: string) => Promise<void>;
}

export function Roles({ person: { employee_id, grants: held, assignments }, changed }: RolesProps) {
  const { t, w } = usePageWords(PEOPLE);
  const units = useUnits();
  const [grants, setGrants] = useState<Grant[]>(() => (held ?? []) as Grant[]);
  const [role, setRole] = useState("supervisor");
  const [unitId, setUnit] = useState(assignments[assignments.length - 1]?.unit_id ?? "");
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const isSame = JSON.stringify(grants) === JSON.stringify(held ?? []);
  const nameOf = ({ role: of, unit_id }: Grant) => {
    const name = w.roles[of] ?? of;
    return unit_id ? t.roleIn(name, units.data?.find((each) => each.unit_id === unit_id)?.name ?? unit_id) : name;
  };
  function add() {
    const grant = { role: role as Grant["role"], unit_id: CITY_WIDE.includes(role) ? null : unitId };
    const isHeld = grants.some((each) => each.role === grant.role && each.unit_id === grant.unit_id);
    if (!isHeld) setGrants([...grants, grant]);
  }
  async function save() {
    const body = { grants, emergency_reason: null };
    const params = { path: { employee_id } };
    const found = await answer(api.PUT("/employees/{employee_id}/grants", { params, body }));
    setProposal(found.proposal);
    if (found.proposal?.state !== "waiting") await changed(t.rolesSaved);
  }
  return (
    <details class="card fold">
      <summary>{t.changeRoles}</summary>
      <Sheet send={save} submit={t.saveRoles} busyLabel={t.saving} disabled={isSame}>
        {(faultAt) => (
          <>
            {!grants.length && <p class="soft">{t.noRoles}</p>}
            {grants.length > 0 && (
              <ul class="rows">
                {grants.map((grant, at) => (
                  <li class="row-head" key={`${grant.role} ${grant.unit_id}`}>
                    <div>
                      <p>{nameOf(grant)}</p>
                      {faultAt(`/grants/${at}/unit_id`) && <p class="fault">{faultAt(`/grants/${at}/unit_id`)}</p>}
                    </div>
                    <button
                      type="button"
                      class="link nowrap"
                      aria-label={t.removeRole(nameOf(grant))}
                      onClick={() => setGrants(grants.filter((each) => each !== grant))}
                    >
                      {t.remove}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <div class="decision stack">
              <Select
                label={t.role}
                hint={t.roleHint}
                value={role}
                onValue={setRole}
                options={ROLES.map((each) => [each, w.roles[each] ?? each] as const)}
              />
              {!CITY_WIDE.includes(role) && (
                <UnitSelect
                  label={t.roleOf}
                  units={lasting(units.data ?? [], unitId)}
                  value={unitId}
                  onValue={setUnit}
                />
              )}
              <button type="button" class="quiet" onClick={add}>
                {t.add}
              </button>
            </div>
            <Outcome proposal={proposal?.state === "waiting" ? proposal : null} />
          </>
        )}
      </Sheet>
    </details>
  );
}
