/** What the address asks the server for: names it does not know are left out, so that an old link still opens. */
import type { Query } from "../use_query";

export const STANDINGS = ["heavy", "medium", "light", "near", "below"] as const;
const KINDS = ["nip", "ni_pppk", "local"] as const;
const CASES = ["open", "none"] as const;
const SORTS = ["name", "unit", "days", "run", "level", "next", "deadline"] as const;
const MOST_PAGES = 1000;

type Sort = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

export function asked({ tingkat, jenis, unit, perkara, sort, page }: Query) {
  const standing = STANDINGS.find((each) => each === tingkat);
  const number_kind = KINDS.find((each) => each === jenis);
  const open = CASES.find((each) => each === perkara);
  const known = SORTS.find((each) => each === sort?.replace(/^-/, ""));
  const number = Number.parseInt(page ?? "1", 10) || 1;
  return {
    sort: (known ? sort : "-level") as Sort,
    page: Math.min(MOST_PAGES, Math.max(1, number)),
    ...(standing && { standing }),
    ...(number_kind && { number_kind }),
    ...(unit && unit.length <= 64 && { unit_id: unit }),
    ...(open && { case: open }),
  };
}
