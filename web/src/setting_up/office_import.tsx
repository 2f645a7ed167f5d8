/** A file of offices: choose it, see what it would change and what to look at, apply it. */
import { useId, useState } from "preact/hooks";
import type { FieldFault, Refusal } from "../api/refusal";
import { onceOnly } from "../moving_in/job";
import { Input } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { useInside } from "../state/inside";
import { localDate } from "../words/format";
import { usePageWords } from "../words/words";
import {
  type Group,
  grouped,
  type OfficeReport,
  officeFileFault,
  placeIn,
  sendOffices,
  type Warning,
} from "./office_file";
import { OFFICES } from "./offices_words";
import { Outcome } from "./outcome";

const SHOWN_OF_GROUP = 3;
const FAULTS_TOLD = 20; // of one answer; a file may have more

interface Seen {
  report: OfficeReport;
  /** One key for this file and date: pressed twice is applied once. */
  key: string;
}

export function OfficeImport({ reload }: { reload: () => Promise<void> }) {
  const { t } = usePageWords(OFFICES);
  const { today } = useInside();
  const id = useId();
  const { busy, refusal, run } = useAct();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<ReturnType<typeof officeFileFault>>(null);
  const [startsOn, setStartsOn] = useState(today.data?.local_date ?? localDate(new Date()));
  const [nameColumn, setNameColumn] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const [applied, setApplied] = useState<OfficeReport | null>(null);
  const forget = () => {
    setSeen(null);
    setApplied(null);
    setFault(null);
  };

  async function look(chosen: File) {
    const report = await sendOffices({ file: chosen, startsOn, nameColumn }, "");
    setSeen({ report, key: onceOnly().header["Idempotency-Key"] });
  }
  async function apply({ key }: Seen) {
    if (!file) return;
    setApplied(await sendOffices({ file, startsOn, nameColumn }, key));
    setSeen(null);
    await reload();
  }
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const found = officeFileFault(file);
    forget();
    setFault(found);
    if (found) document.getElementById(id)?.focus();
    else if (file && !busy) void run(() => look(file));
  }

  return (
    <>
      <form class="card stack" onSubmit={onSubmit} noValidate>
        <h2>{t.fileTitle}</h2>
        <div class="field">
          <label for={id}>{t.file}</label>
          <input
            id={id}
            class="file"
            type="file"
            accept=".geojson,.json,.csv"
            disabled={busy}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              forget();
              setFile(event.currentTarget.files?.[0]);
            }}
          />
          {fault && (
            <p class="fault" role="alert">
              {t[fault]}
            </p>
          )}
          <p class="hint" id={`${id}-hint`}>
            {t.fileHint}
          </p>
        </div>
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={startsOn}
          onValue={(on) => {
            forget();
            setStartsOn(on);
          }}
          fault={refusal?.faultAt("/query/starts_on")?.detail}
        />
        {isNameless(refusal) && (
          <Input label={t.nameColumn} value={nameColumn} onValue={setNameColumn} maxLength={100} />
        )}
        {busy && <Busy>{t.looking}</Busy>}
        <button type="submit" class={seen || applied ? "quiet" : "main"} disabled={busy}>
          {t.look}
        </button>
      </form>
      {refusal && <Refused refusal={refusal} />}
      {seen && <Report seen={seen} busy={busy} apply={() => run(() => apply(seen))} />}
      {applied && <Outcome proposal={applied.proposal}>{t.applied(changesOf(applied))}</Outcome>}
    </>
  );
}

function Report({ seen: { report }, busy, apply }: { seen: Seen; busy: boolean; apply: () => Promise<void> }) {
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
function Refused({ refusal }: { refusal: Refusal }) {
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

function changesOf({ added, moved, renamed, rezoned }: OfficeReport): number {
  return new Set([...added, ...moved, ...renamed, ...rezoned]).size;
}

function isNameless(refusal: Refusal | null): boolean {
  return Boolean(refusal?.faults.some(({ code }) => code === "NAME_MISSING"));
}
