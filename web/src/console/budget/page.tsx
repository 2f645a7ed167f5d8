/** `#/anggaran[/unit/<unit>?baris=<line>|baru | /impor[/<job>]]`, each with `?tahun=2026&bulan=10`. */
import "./budget.css";
import { BOOKKEEPERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { useQuery } from "../use_query";
import { BudgetImport } from "./budget_import";
import { CityBudget } from "./city";
import { BudgetLine } from "./line";
import { NEW, NewLine } from "./new_line";
import { UnitBudget } from "./unit";
import { BUDGET } from "./words";

export default function Budget({ part, id }: PageProps) {
  const { t } = usePageWords(BUDGET);
  const { roles } = useDesk();
  const mayImport = BOOKKEEPERS.some((role) => roles.includes(role));
  return (
    <>
      {mayImport && (
        <PartsNav
          label={t.parts}
          page="anggaran"
          part={part === "impor" ? part : ""}
          parts={["", "impor"].map((each) => [each, t.tabs[each] ?? each])}
        />
      )}
      {part === "impor" && mayImport ? <BudgetImport jobId={id} /> : <Spending part={part} id={id} />}
    </>
  );
}

function Spending({ part, id }: PageProps) {
  const [{ baris }] = useQuery();
  if (part !== "unit" || !id) return <CityBudget />;
  if (baris === NEW) return <NewLine unitId={id} />;
  return baris ? <BudgetLine unitId={id} lineId={baris} /> : <UnitBudget unitId={id} />;
}
