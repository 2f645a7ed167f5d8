/** Where the file calls a column something else: our column -> one of the file's own headers, then the check anew. */
import { useState } from "preact/hooks";
import type { Job } from "../api/job";
import { Select, Tick } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { isImport, KINDS, LOG_OPTIONAL } from "./kinds";
import type { HowToRead } from "./send_file";
import { useMovingIn } from "./words";

/** Our column -> the file's own header. */
export type Mapping = Record<string, string>;

const TIMELESS = "MACHINE_TIME_COLUMNS"; // a log that lacks one of two ways to tell the time
const HEADER_FAULTS = ["COLUMN_MISSING", "COLUMN_UNKNOWN", TIMELESS];
const NAMED = 8; // headers that are passed over, by name; the others by their number

/** Whether its header is all there is to say about the file, and it has headers to choose from. */
export function isToMap({ faults, unknown_headers }: Pick<Job, "faults" | "unknown_headers">): boolean {
  return unknown_headers.length > 0 && faults.some(({ code }) => isOfHeader(code));
}

export function isOfHeader(code: string): boolean {
  return HEADER_FAULTS.includes(code);
}

interface MappingFormProps {
  job: Job;
  send: (how: HowToRead) => Promise<void>;
}

export function MappingForm({ job, send }: MappingFormProps) {
  const { m } = useMovingIn();
  const [mapping, setMapping] = useState<Mapping>(job.mapping);
  const [ignores, setIgnores] = useState(job.ignores_others);
  const { missing, others } = columnsWanted(job);
  const left = leftOver(job.unknown_headers, mapping);
  const headerName = (header: string) => (/^#\d+$/.test(header) ? m.columnAt(header.slice(1)) : header);
  const choice = (name: string) => (
    <Select
      key={name}
      label={m.mappingOf(m.columns[name] ?? name)}
      hint={optionalOf(job.kind).includes(name) ? m.optional : undefined}
      value={mapping[name] ?? ""}
      onValue={(header) => setMapping((before) => ({ ...before, [name]: header }))}
      options={[
        ["", m.noHeader],
        ...choicesFor(name, job.unknown_headers, mapping).map((each) => [each, headerName(each)] as const),
      ]}
    />
  );
  function check() {
    const told = Object.entries(mapping).filter(([, header]) => header);
    return send({ mapping: Object.fromEntries(told), ignore_others: ignores });
  }
  return (
    <div class="card">
      <Sheet send={check} submit={m.again} busyLabel={m.asking}>
        {() => (
          <>
            <h2>{m.mapping}</h2>
            <p>{missing.length ? m.mappingHint : m.mappingRest}</p>
            {[...missing, ...others].map(choice)}
            {left.length > 0 && (
              <div>
                <Tick label={m.otherColumnsIgnore} value={ignores} onValue={setIgnores} />
                <p class="hint">
                  {m.otherColumnsHint(left.slice(0, NAMED).map(headerName), Math.max(0, left.length - NAMED))}
                </p>
              </div>
            )}
          </>
        )}
      </Sheet>
    </div>
  );
}

/** The columns that are missing; and those that were named before or may be missing, where one more could be found. */
export function columnsWanted({ faults, kind, mapping }: Pick<Job, "faults" | "kind" | "mapping">) {
  const missing = faults
    .filter(({ code }) => code === "COLUMN_MISSING")
    .map(({ pointer }) => pointer.split("/")[3] ?? "");
  const isOneUnknown = faults.some(({ code }) => code === "COLUMN_UNKNOWN" || code === TIMELESS);
  const wanted = [...Object.keys(mapping), ...(isOneUnknown ? optionalOf(kind) : [])];
  return { missing, others: [...new Set(wanted)].filter((each) => !missing.includes(each)) };
}

/** The headers that no column has yet, and the column's own. */
export function choicesFor(name: string, headers: readonly string[], mapping: Readonly<Mapping>): string[] {
  const { [name]: own, ...others } = mapping;
  const taken = Object.values(others).map(spelling);
  const free = headers.filter((each) => !taken.includes(spelling(each)));
  return own && !free.includes(own) ? [own, ...free.filter((each) => spelling(each) !== spelling(own))] : free;
}

/** The headers that stay without a column of ours. */
export function leftOver(headers: readonly string[], mapping: Readonly<Mapping>): string[] {
  return choicesFor("", headers, mapping);
}

/** As the server compares headers. */
function spelling(header: string): string {
  return header.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function optionalOf(kind: string): readonly string[] {
  if (kind === "machine_log") return LOG_OPTIONAL;
  return isImport(kind) ? KINDS[kind].optional : [];
}
