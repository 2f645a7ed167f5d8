/** How a unit's approved predicates spread, beside what its year came to. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { UnconfirmedMatrix } from "../../evaluations/unconfirmed";
import { EVALUATIONS } from "../../evaluations/words";
import { Select } from "../../parts/labelled";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Facts } from "../parts/facts";
import { Verdicts } from "./verdicts";
import { UNIT_EVALUATIONS } from "./words";

type UnitPeriod = Schemas["UnitEvaluationsView"];
type Standing = Schemas["StandingBody"]["standing"];

export function Spread({ of, reload }: { of: UnitPeriod; reload: () => Promise<void> }) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { roles } = useDesk();
  const counts = Object.entries(of.counts ?? {});
  const all = counts.reduce((sum, [, people]) => sum + people, 0);
  const standing = of.standing?.standing ?? "";
  return (
    <section class="card stack" aria-labelledby="spread">
      <h2 id="spread">{t.spread}</h2>
      {all ? (
        <Facts
          isInside
          of={counts.map(([predicate, people]) => [
            named.predicates[predicate] ?? predicate,
            `${people} (${Math.round((100 * people) / all)}%)`,
          ])}
        />
      ) : (
        <p>{t.noSpread}</p>
      )}
      {roles.includes("city_admin") ? (
        <SetStanding key={of.standing?.revision} of={of} reload={reload} />
      ) : (
        <p>
          {t.standing}: <strong>{t.standings[standing]}</strong>
        </p>
      )}
      <Verdicts of={of.verdicts} />
      <p class="soft small">{t.spreadNote}</p>
      {!of.rules_confirmed && all > 0 && <UnconfirmedMatrix />}
    </section>
  );
}

function SetStanding({ of, reload }: { of: UnitPeriod; reload: () => Promise<void> }) {
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { busy, refusal, run } = useAct();
  const [chosen, setChosen] = useState(of.standing?.standing ?? "");

  async function save() {
    const path = { unit_id: of.unit_id, year: of.period_id.slice(0, 4) };
    const body = { standing: chosen as Standing, revision: of.standing?.revision ?? 0 };
    await answer(api.PUT("/units/{unit_id}/standings/{year}", { params: { path }, body }));
    await reload();
  }

  return (
    <div class="stack">
      {refusal && <NoNotice refusal={refusal} />}
      <div class="table-tools">
        <Select label={t.standing} value={chosen} onValue={setChosen} options={Object.entries(t.standings)} />
        <button
          type="button"
          class="quiet"
          disabled={busy || !chosen || chosen === of.standing?.standing}
          onClick={() => void run(save)}
        >
          {t.setStanding}
        </button>
      </div>
    </div>
  );
}
