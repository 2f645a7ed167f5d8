/** The parts of a page, each with an address of its own. */
import "./parts_nav.css";
import { address } from "../../route";
import { type QueryChanges, withQuery } from "../use_query";

interface PartsNavProps {
  label: string;
  /** The page's key. */
  page: string;
  /** The part that is shown. */
  part: string;
  parts: readonly (readonly [part: string, name: string])[];
  /** What of the address stays. */
  keeps?: QueryChanges;
}

export function PartsNav({ label, page, part, parts, keeps = {} }: PartsNavProps) {
  return (
    <nav class="page-parts" aria-label={label}>
      <ul>
        {parts.map(([key, name]) => (
          <li key={key}>
            <a
              href={withQuery(key ? address(page, key) : address(page), keeps)}
              aria-current={key === part ? "page" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
