/** `#/penggajian[/potongan[/<employee>] | /dasar[/<job>]]`: the export, deductions person by person, bases by file. */
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { useQuery } from "../use_query";
import { Bases } from "./bases";
import { Deductions } from "./deductions";
import { Export } from "./export";
import { PersonMonth } from "./person";
import { PAYROLL } from "./words";

const PAGE = "penggajian";
const PARTS = ["", "potongan", "dasar"];

export default function Payroll({ part, id }: PageProps) {
  const { t } = usePageWords(PAYROLL);
  const [{ unit, bulan }] = useQuery();
  const here = PARTS.includes(part) ? part : "";
  return (
    <>
      <PartsNav
        label={t.parts}
        page={PAGE}
        part={here}
        parts={PARTS.map((each) => [each, t.tabs[each] ?? each])}
        keeps={{ unit: unit ?? null, bulan: bulan ?? null }}
      />
      <Body part={here} id={id} />
    </>
  );
}

function Body({ part, id }: PageProps) {
  if (part === "dasar") return <Bases jobId={id} />;
  if (part === "potongan") return id ? <PersonMonth employeeId={id} /> : <Deductions />;
  return <Export />;
}
