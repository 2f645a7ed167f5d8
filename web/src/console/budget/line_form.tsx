/** A city admin writes one budget line: a new one, or another ceiling, other targets, other people for one that stands. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Refusal, refuse } from "../../api/refusal";
import type { Line } from "../../own_budget/month_state";
import { Input } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useHere } from "../../state/here";
import { longDate } from "../../words/format";
import { rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { bodyOf, evenly, isRevised, LEVELS, lacksOf, type Typed, typedOf } from "./line_draft";
import { LinePeople } from "./line_people";
import { LineTargets } from "./line_targets";
import { BUDGET } from "./words";

interface LineFormProps {
  unitId: string;
  year: string;
  /** As it stands; null for a new one. */
  line: Line | null;
  saved: (line: Line) => Promise<void>;
}

export function LineForm({ unitId, year, line, saved }: LineFormProps) {
  const { t, lang } = usePageWords(BUDGET);
  const { on } = useHere();
  const [typed, setTyped] = useState<Typed>(() => typedOf(line, year, on, lang));
  const change = (changed: Partial<Typed>) => setTyped((before) => ({ ...before, ...changed }));
  const last = line?.ceilings.at(-1);

  async function send() {
    refuse(...lacksOf(typed, line, t));
    const path = { unit_id: unitId, year, line_id: `${typed.code.trim()}-${typed.accountCode.trim()}` };
    const body = bodyOf(typed, line);
    try {
      await saved(await answer(api.PUT("/units/{unit_id}/budgets/{year}/lines/{line_id}", { params: { path }, body })));
    } catch (error) {
      throw fieldsOf(error, line === null ? t.lineStands : "");
    }
  }

  return (
    <Sheet send={send} submit={line ? t.saveLine : t.addLine} busyLabel={t.savingLine}>
      {(faultAt) => (
        <>
          {!line && (
            <div class="budget-pair">
              <Input
                label={t.codeField}
                hint={t.codeHint}
                value={typed.code}
                onValue={(code) => change({ code })}
                fault={faultAt("/code")}
              />
              <Input
                label={t.accountField}
                hint={t.accountHint}
                value={typed.accountCode}
                onValue={(accountCode) => change({ accountCode })}
                fault={faultAt("/account_code")}
              />
            </div>
          )}
          <div class="budget-pair">
            {LEVELS.map((level) => (
              <Input
                key={level}
                label={t.nameFields[level]}
                value={typed.names[level]}
                onValue={(name) => change({ names: { ...typed.names, [level]: name } })}
                fault={faultAt(`/${level}`)}
              />
            ))}
          </div>
          <Input
            label={t.ceilingField}
            hint={last && t.ceilingStands(rupiah(last.ceiling_idr, lang), longDate(last.from_on, lang))}
            inputMode="numeric"
            value={typed.ceiling}
            onValue={(ceiling) => change({ ceiling })}
            fault={faultAt("/ceiling_idr")}
          />
          {isRevised(typed, line) && (
            <div class="budget-pair">
              <Input
                type="date"
                label={t.fromField}
                value={typed.fromOn}
                min={last?.from_on ?? `${year}-01-01`}
                max={`${year}-12-31`}
                onValue={(fromOn) => change({ fromOn })}
                fault={faultAt("/from_on")}
              />
              <Input
                label={t.noteField}
                hint={t.noteHint}
                value={typed.note}
                onValue={(note) => change({ note })}
                fault={faultAt("/note")}
              />
            </div>
          )}
          <LinePeople unitId={unitId} line={line} typed={typed} change={change} faultAt={faultAt} />
          <LineTargets
            year={year}
            targets={typed.targets}
            onTargets={(targets) => change({ targets })}
            spread={() => setTyped(evenly)}
            faultAt={faultAt}
          />
        </>
      )}
    </Sheet>
  );
}

/** The account's code and its name are two fields here, and one word on the wire; a new line that stands is a fault of
 * its code. */
function fieldsOf(error: unknown, stands: string): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, detail, title, status, facts } = error;
  if (stands && code === "CHANGED_MEANWHILE")
    return new Refusal("INPUT_INVALID", "", "", 422, [{ pointer: "/code", code: "OWN", detail: stands }]);
  const faults = error.faults.map((each) =>
    each.code === "BUDGET_ACCOUNT" ? { ...each, pointer: "/account_code" } : each,
  );
  return new Refusal(code, detail, title, status, faults, facts);
}
