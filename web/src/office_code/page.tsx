/** A unit's office codes on the phone; one of them on a screen or as paper. */
import { address } from "../route";
import { CodeList } from "./list";
import { Put } from "./put";

export default function OfficeCodes({ unitId, codeId }: { unitId: string; codeId: string }) {
  if (codeId) return <Put unitId={unitId} codeId={codeId} />;
  return <CodeList unitId={unitId} putUpAt={(id) => address("tim", unitId, "kode", id)} />;
}
