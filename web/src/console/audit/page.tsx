/** The auditor's page: the trail searched, a chain verified, who decides about whom, and how to verify alone. */
import "./audit.css";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { address } from "../../route";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { Awaited } from "../parts/states";
import { Alone } from "./alone";
import { Chain } from "./chain";
import { Pairs } from "./pairs";
import { Search } from "./search";
import { AUDIT } from "./words";

const PAGE = "audit";
const PARTS = ["", "rantai", "pasangan", "mandiri"] as const;
type Part = (typeof PARTS)[number];

export default function AuditPage({ part }: PageProps) {
  const { t } = usePageWords(AUDIT);
  const here: Part = PARTS.find((each) => each === part) ?? "";
  const asked = useAnswer("units", () => answer(api.GET("/units")));
  return (
    <>
      <nav class="audit-parts" aria-label={t.parts}>
        {PARTS.map((each) => (
          <a key={each} href={address(PAGE, ...(each ? [each] : []))} aria-current={each === here ? "page" : undefined}>
            {t.tabs[each]}
          </a>
        ))}
      </nav>
      {here === "mandiri" ? (
        <Alone />
      ) : (
        <Awaited asked={asked}>{({ units }) => <Body part={here} units={units} />}</Awaited>
      )}
    </>
  );
}

function Body({ part, units }: { part: Part; units: readonly Schemas["UnitView"][] }) {
  if (part === "rantai") return <Chain units={units} />;
  if (part === "pasangan") return <Pairs units={units} />;
  return <Search units={units} />;
}
