/** A unit's office codes on the phone; one of them on a screen or as paper. */
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { CodeList } from "./list";
import { Put } from "./put";

export default function OfficeCodes({ unitId, codeId }: { unitId: string; codeId: string }) {
  const { me, today } = useInside();
  if (codeId) return <Put unitId={unitId} codeId={codeId} />;
  return (
    <CodeList
      unitId={unitId}
      mayPropose={holds(me, ["operator", "city_admin"])}
      today={today.data?.local_date ?? ""}
      putUpAt={(id) => address("tim", unitId, "kode", id)}
    />
  );
}
