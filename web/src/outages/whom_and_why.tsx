/** The fields that declaring an outage and making a window longer end with: whom, why, and the consequence once more. */
import type { Lack } from "../api/refusal";
import { Input } from "../parts/labelled";
import { usePageWords } from "../words/words";
import { Scope } from "./scope";
import { OUTAGES, type OutageWords } from "./words";

export interface WhomAndWhyTyped {
  isAll: boolean;
  unitIds: readonly string[];
  note: string;
}

interface Props {
  typed: WhomAndWhyTyped;
  change: (part: { isAll?: boolean; unitIds?: string[]; note?: string }) => void;
  faultAt: (pointer: string) => string | undefined;
  /** What follows from sending it; null until it is asked. */
  sure: string | null;
}

export function WhomAndWhy({ typed, change, faultAt, sure }: Props) {
  const { t } = usePageWords(OUTAGES);
  return (
    <>
      <Scope
        isAll={typed.isAll}
        unitIds={typed.unitIds}
        onScope={(isAll, unitIds) => change({ isAll, unitIds })}
        fault={faultAt("/unit_ids") ?? faultAt("/unit_ids/0")}
      />
      <Input
        label={t.note}
        hint={t.noteHint}
        value={typed.note}
        onValue={(note) => change({ note })}
        fault={faultAt("/note")}
      />
      {sure !== null && (
        <p role="alert" class="decision">
          {sure}
        </p>
      )}
    </>
  );
}

export function whomAndWhyLacks({ isAll, unitIds, note }: WhomAndWhyTyped, t: OutageWords): Lack[] {
  return [
    [!isAll && !unitIds.length, "/unit_ids", t.scopeMissing],
    [!note.trim(), "/note", t.noteMissing],
  ];
}
