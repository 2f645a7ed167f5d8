/** At which of the unit's offices the code is put up: each has digits of its own. It stays in the address. */
import { Select } from "../parts/labelled";
import { goInstead } from "../route";
import { usePageWords } from "../words/words";
import type { ShownCode } from "./put";
import { OFFICE_CODE } from "./words";

export function OfficeChoice({ shown, unitId }: { shown: ShownCode; unitId: string }) {
  const { t } = usePageWords(OFFICE_CODE);
  if (shown.offices.length < 2) return null;
  return (
    <Select
      label={t.office}
      value={shown.office?.office_id ?? ""}
      onValue={(officeId) => goInstead("tim", unitId, "kode", shown.code.code_id, officeId)}
      options={shown.offices.map(({ office_id, name }) => [office_id, name] as const)}
    />
  );
}
