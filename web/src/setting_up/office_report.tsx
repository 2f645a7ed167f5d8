/** What a file of offices would change, what to look at first, and what is wrong with it. */
import type { FieldFault, Refusal } from "../api/refusal";
import { NoNotice, Notice } from "../parts/notice";
import { usePageWords } from "../words/words";
import { type Group, grouped, type OfficeReport, placeIn, type Warning } from "./office_file";
import { OFFICES } from "./offices_words";

const SHOWN_OF_GROUP = 3;
const FAULTS_TOLD = 20; // of one answer; a file may have more

export interface Seen {
  report: OfficeReport;
  /** One key for this file and date: pressed twice is applied once. */
  key: string;
}

export function Report({ seen: { report }, busy, apply }: { seen: Seen; busy: boolean; apply: () => Promise<void> }) {
  const { t } = usePageWords(OFFICES);
  const { added, moved, renamed, unchanged, missing_from_file, name_property, warnings } = report;
  const changes = changesOf(report);
  const lines = [
    added.length && t.added(added.length),
    moved.length && t.moved(moved.length),
    renamed.length && t.renamed(renamed.length),
    unchanged.length && t.unchanged(unchanged.length),
    missing_from_file.length && t.missing(missing_from_file.length),
  ].filter((each): each is string => Boolean(each));
  return (
    <section class="card stack" aria-labelledby="report" role="status">
      <div>
        <h2 id="report">{t.result}</h2>
        <p class="soft">{changes ? t.resultHint : t.nothing}</p>
        <ul class="counts">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {name_property && <p class="hint">{t.nameFrom(name_property)}</p>}
      </div>
      {warnings.length > 0 && (
        <div class="stack">
          <div>
            <h3>{t.warnings(warnings.length)}</h3>
            <p class="soft">{t.warningsHint}</p>
          </div>
          {grouped(warnings).map((group) => (
            <Warnings key={group.code} group={group} />
          ))}
        </div>
      )}
      {changes > 0 && (
        <button type="button" class="main" disabled={busy} onClick={() => void apply()}>
          {busy ? t.applying : t.applyMany(changes)}
        </button>
      )}
    </section>
  );
}

function Warnings({ group: { code, all } }: { group: Group<Warning> }) {
  const { t } = usePageWords(OFFICES);
  const line = `${t.kinds[code] ?? code} (${all.length})`;
  return (
    <details class="fold">
      <summary>{line}</summary>
      <ul class="plain-list">
        {all.map(({ pointer, detail }) => (
          <li key={`${pointer} ${detail}`}>{detail}</li>
        ))}
      </ul>
    </details>
  );
}

/** Faults of the file by what is wrong, each with the first places; any other refusal as everywhere. */
export function Refused({ refusal }: { refusal: Refusal }) {
  const { t } = usePageWords(OFFICES);
  const faults = refusal.faults.filter(({ pointer }) => !pointer.startsWith("/query"));
  if (!faults.length) return <NoNotice refusal={refusal} />;
  return (
    <div role="alert">
      <Notice tone="bad" title={t.faults}>
        <p>{t.faultsHint}</p>
        <ul>
          {grouped(faults).map((group) => (
            <li key={group.code}>
              <Faults group={group} isCut={faults.length >= FAULTS_TOLD} />
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Faults({ group: { all }, isCut }: { group: Group<FieldFault>; isCut: boolean }) {
  const { t } = usePageWords(OFFICES);
  const rest = all.length - SHOWN_OF_GROUP;
  return (
    <>
      {all.slice(0, SHOWN_OF_GROUP).map((fault) => {
        const place = placeIn(fault);
        const where = place ? `${place.kind === "row" ? t.row(place.at) : t.place(place.at)}: ` : "";
        return (
          <p key={fault.pointer}>
            {where}
            {fault.detail}
          </p>
        );
      })}
      {rest > 0 && <p class="soft">{t.andMore(rest, isCut)}</p>}
    </>
  );
}

export function changesOf({ added, moved, renamed, rezoned }: OfficeReport): number {
  return new Set([...added, ...moved, ...renamed, ...rezoned]).size;
}
