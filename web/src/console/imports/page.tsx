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
  const all: [string, string, string][] = [
    ...kinds.map((kind): [string, string, string] => [
      KINDS[kind].path,
      words[kind].name,
      address("impor", KINDS[kind].path),
    ]),
    ...(holds(me, ["city_admin"])
      ? [["kantor", t.offices, withQuery(address("kantor"), { lihat: "berkas" })] as [string, string, string]]
      : []),
    [SLIPS, t.slips, address("impor", SLIPS)],
  ];
  return (
    <nav class="page-parts" aria-label={t.parts}>
      <ul>
        {all.map(([key, name, href]) => (
          <li key={key}>
            <a href={href} aria-current={key === here ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
