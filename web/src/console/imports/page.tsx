/** Files that are brought in: `#/impor/<kind>`, one of them `#/impor/<kind>/<job>`; slips `#/impor/slip/<unit>`. */
import "./imports.css";
import { ImportJob } from "../../moving_in/import_job";
import { Latest } from "../../moving_in/import_latest";
import { FirstStep } from "../../moving_in/import_start";
import { Upload } from "../../moving_in/import_upload";
import { KIND_WORDS, useKindWords } from "../../moving_in/kind_words";
import { IMPORT_KINDS, type ImportKind, KINDS, kindAt } from "../../moving_in/kinds";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { withQuery } from "../use_query";
import { DeskFaults } from "./faults";
import { UnitSlips } from "./slips";
import { DESK_IMPORTS } from "./words";

const SLIPS = "slip";

export default function ImportsPage({ part, id }: PageProps) {
  const { me } = useHere();
  const own = IMPORT_KINDS.filter((each) => holds(me, KINDS[each].checkers));
  const asked = kindAt(part);
  const kind = own.includes(asked) ? asked : own.includes("people") ? "people" : null;
  const isSlips = part === SLIPS || !kind;
  return (
    <>
      <Parts kinds={own} here={isSlips ? SLIPS : KINDS[kind].path} />
      {isSlips ? (
        <UnitSlips unitId={part === SLIPS ? id : ""} />
      ) : id ? (
        <ImportJob jobId={id} Faults={DeskFaults} />
      ) : (
        <Start key={kind} kind={kind} />
      )}
    </>
  );
}

function Start({ kind }: { kind: ImportKind }) {
  const k = useKindWords(kind);
  return (
    <>
      <p class="lead">{k.lead}</p>
      <div class="import-steps">
        <div class="stack">
          <FirstStep kind={kind} />
          <Upload kind={kind} />
        </div>
        <Latest kind={kind} />
      </div>
    </>
  );
}

/** Office points are brought in where they are seen on the map. */
function Parts({ kinds, here }: { kinds: readonly ImportKind[]; here: string }) {
  const { t } = usePageWords(DESK_IMPORTS);
  const { me } = useHere();
  const words = usePageWords(KIND_WORDS).t;
  const parts = [...kinds.map((kind) => [KINDS[kind].path, words[kind].name] as const), [SLIPS, t.slips] as const];
  return (
    <>
      <PartsNav label={t.parts} page="impor" part={here} parts={parts} />
      {holds(me, ["city_admin"]) && here !== SLIPS && (
        <p>
          <a href={withQuery(address("kantor"), { lihat: "berkas" })}>{t.offices}</a>
        </p>
      )}
    </>
  );
}
