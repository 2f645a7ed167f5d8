/** `#/penggajian[/potongan[/<employee>] | /dasar[/<job>]]`: the export, deductions person by person, bases by file. */
import { address } from "../../route";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { Bases } from "./bases";
import { Deductions } from "./deductions";
import { Export } from "./export";
import { PersonMonth } from "./person";
import { PAYROLL } from "./words";

const PAGE = "penggajian";
const PARTS = ["", "potongan", "dasar"];

export default function Payroll({ part, id }: PageProps) {
  const { t } = usePageWords(PAYROLL);
  const here = PARTS.includes(part) ? part : "";
  return (
    <>
      <nav class="page-parts" aria-label={t.parts}>
        <ul>
          {PARTS.map((each) => (
            <li key={each}>
              <a href={address(PAGE, ...(each ? [each] : []))} aria-current={each === here ? "page" : undefined}>
                {t.tabs[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Body part={here} id={id} />
    </>
  );
}

function Body({ part, id }: PageProps) {
  if (part === "dasar") return <Bases jobId={id} />;
  if (part === "potongan") return id ? <PersonMonth employeeId={id} /> : <Deductions />;
  return <Export />;
}
