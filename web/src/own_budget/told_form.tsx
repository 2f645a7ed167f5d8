/** What a month came to, since January: money, progress, and why where one of them falls. */
import "./own_budget.css";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { monthName } from "../words/format";
import { angka, rupiah } from "../words/number";
import { usePageWords } from "../words/words";
import { figuresOf, isBelow, lastTold, monthOf, readRupiah, readShare, shareText } from "./figures";
import type { Line } from "./month_state";
import { OWN_BUDGET } from "./words";

export function ToldForm({ line, saved }: { line: Line; saved: (text: string) => Promise<void> }) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  const { seen, told, months } = line;
  const stands = told.find(({ month }) => month === seen.month);
  const before = lastTold(told, seen.month);
  const [realised, setRealised] = useState(stands ? angka(stands.realised_idr) : "");
  const [physical, setPhysical] = useState(stands ? shareText(stands.physical_bp, lang) : "");
  const [correction, setCorrection] = useState("");
  const isFalling = isBelow(told, seen.month, readRupiah(realised), readShare(physical));
  const month = monthName(monthOf(seen.year, seen.month), lang);
  async function send() {
    const amount = readRupiah(realised);
    const share = readShare(physical);
    refuse([amount === null, "/realised_idr", t.wrongAmount], [share === null, "/physical_bp", t.wrongPercent]);
    const path = {
      unit_id: line.unit_id,
      year: String(seen.year),
      line_id: line.line_id,
      month: String(seen.month),
    };
    const body = {
      realised_idr: amount ?? 0,
      physical_bp: share ?? 0,
      correction: correction.trim() || null,
      revision: line.revision,
    };
    await answer(api.PUT("/units/{unit_id}/budgets/{year}/lines/{line_id}/months/{month}", { params: { path }, body }));
    await saved(t.told(month));
  }
  return (
    <section class="card stack">
      <h2>{t.tell(month)}</h2>
      <Sheet send={send} submit={t.save} busyLabel={t.saving}>
        {(faultAt) => (
          <>
            {before && !stands && (
              <button
                type="button"
                class="quiet same"
                onClick={() => {
                  setRealised(angka(before.realised_idr));
                  setPhysical(shareText(before.physical_bp, lang));
                }}
              >
                {t.sameAsBefore} <span class="soft small">{t.figures(...figuresOf(before, lang))}</span>
              </button>
            )}
            <Input
              label={t.realisedField}
              hint={t.realisedHint(rupiah(months[seen.month - 1]?.ceiling_idr ?? 0, lang))}
              inputMode="numeric"
              value={realised}
              onValue={setRealised}
              fault={faultAt("/realised_idr")}
            />
            <Input
              label={t.physicalField}
              hint={t.physicalHint}
              value={physical}
              onValue={setPhysical}
              fault={faultAt("/physical_bp")}
            />
            {(correction || faultAt("/correction") || isFalling) && (
              <Input
                label={t.correction}
                hint={t.correctionHint}
                value={correction}
                onValue={setCorrection}
                fault={faultAt("/correction")}
              />
            )}
          </>
        )}
      </Sheet>
    </section>
  );
}
