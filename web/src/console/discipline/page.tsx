/** `#/disiplin[/<employee>[/<case>]]`: everybody by level and all cases, one person's count, one case. */
import type { PageProps } from "../pages";
import { CasePage } from "./case_page";
import { Overview } from "./overview";
import { PersonPage } from "./person_page";

export default function Discipline({ part, id }: PageProps) {
  if (part && id) return <CasePage employeeId={part} caseId={id} />;
  if (part) return <PersonPage employeeId={part} />;
  return <Overview />;
}
