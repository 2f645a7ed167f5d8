/** How a file was read where it is not plain: letters of an older Excel, headers of an earlier import. */

import type { Job } from "../api/job";
import { Notice } from "../parts/notice";
import { ActButton } from "./act";
import type { HowToRead } from "./send_file";
import { useMovingIn } from "./words";

export function isUnreadable({ faults }: Job): boolean {
  return faults.some(({ code }) => code === "CSV_ENCODING");
}

/** A CSV file that is not UTF-8 may be what an older Excel wrote. */
export function OtherEncoding({ check }: { check: (how: HowToRead) => Promise<void> }) {
  const { m } = useMovingIn();
  return (
    <Notice tone="warn" title={m.encoding}>
      <p>{m.encodingHint}</p>
      <ActButton act={() => check({ encoding: "windows-1252" })} label={m.encodingRead} busyLabel={m.asking} />
    </Notice>
  );
}

/** How the letters of such a file came out, for a person to see. */
export function Encoding({ job: { encoding, encoding_samples: samples } }: { job: Job }) {
  const { m } = useMovingIn();
  if (encoding !== "windows-1252") return null;
  return (
    <Notice tone="info">
      <p>{samples.length ? m.encodingUsed : m.encodingPlain}</p>
      {samples.length > 0 && (
        <ul>
          {samples.map((sample) => (
            <li key={sample}>{sample}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** Which headers of an earlier import were taken again without being asked for. */
export function Remembered({ job: { mapping, mapping_remembered, ignores_others } }: { job: Job }) {
  const { m } = useMovingIn();
  const pairs = Object.entries(mapping);
  if (!mapping_remembered || !pairs.length) return null;
  return (
    <Notice tone="info">
      <p>{m.mappingUsed}</p>
      <ul>
        {pairs.map(([ours, theirs]) => (
          <li key={ours}>{m.mappingPair(m.columns[ours] ?? ours, theirs)}</li>
        ))}
        {ignores_others && <li>{m.othersIgnored}</li>}
      </ul>
    </Notice>
  );
}
