/** The first faults of a file, by row and column in words. */
import type { Job } from "../api/job";
import { isOfHeader, isToMap } from "./mapping_form";
import { useMovingIn } from "./words";

type Said = ReturnType<typeof useMovingIn>["m"];

/** Those of the header are asked for where they can be mapped, not listed. */
export function faultsToTell(job: Job): Job["faults"] {
  return isToMap(job) ? job.faults.filter(({ code }) => !isOfHeader(code)) : job.faults;
}

export function JobFaults({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const faults = faultsToTell(job);
  if (!faults.length) return null;
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{m.faults}</h2>
      <p class="soft">{m.firstFaults(faults.length)}</p>
      <ul class="rows card">
        {faults.map((fault) => (
          <li class="row" key={`${fault.pointer} ${fault.detail}`}>
            <p class="row-name">{placeOf(fault.pointer, m)}</p>
            <p>{fault.detail}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether its rows were read at all: no fault of the whole file or of its header. */
export function isWhollyRead({ faults }: Pick<Job, "faults">): boolean {
  return faults.every(({ pointer }) => !["", "1"].includes(pointer.split("/")[2] ?? ""));
}

/** `Baris 5, kolom unit` for `/rows/5/unit_id`. */
export function placeOf(pointer: string, m: Said): string {
  const [, , row = "", column = ""] = pointer.split("/");
  if (!row) return m.wholeFile;
  const line = row === "1" ? m.header : m.row(row);
  if (!column) return line;
  const place = /^\d+$/.test(column) ? m.columnAt(column) : m.column(m.columns[column] ?? column.replace(/^day_/, ""));
  return `${line}, ${place}`;
}
