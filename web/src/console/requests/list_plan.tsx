/** What the table of requests shows of each, and by what it sorts and narrows. */
import type { Request } from "../../requests/ask";
import { kindOf } from "../../requests/card";
import { REQUESTS } from "../../requests/words";
import { localDate, shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import type { Column, TablePlan } from "../parts/table_state";
import { DESK_REQUESTS } from "./words";

const TONES: Record<string, string> = { waiting: "warn", returned: "warn", approved: "ok", rejected: "bad" };
const DAY_MS = 86_400_000;

/** Whole days since its last step: so long it has waited for who is to act now. */
export function ageOf({ steps }: Pick<Request, "steps">, today: string, zone: string | undefined): number {
  const last = steps[steps.length - 1];
  if (!last) return 0;
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(localDate(new Date(last.at), zone))) / DAY_MS));
}

interface PlanFacts {
  lang: Language;
  today: string;
  zone: string | undefined;
  unitName: (unitId: string) => string;
  /** Beside an opened one there is room for less. */
  isNarrow: boolean;
  isDecided: boolean;
  addressOf: (request: Request) => string;
  openedId: string;
}

export function planOf(facts: PlanFacts, choose: Column<Request> | null): TablePlan<Request> {
  const { lang, today, zone, unitName, isNarrow, isDecided, addressOf, openedId } = facts;
  const t = DESK_REQUESTS[lang];
  const words = REQUESTS[lang];
  const age = (request: Request) => (isDecided ? null : ageOf(request, today, zone));
  const columns: (Column<Request> | false | null)[] = [
    {
      key: "nama",
      title: t.person,
      sort: ({ name }) => name,
      cell: (request) => (
        <>
          <a href={addressOf(request)} aria-current={request.request_id === openedId ? "true" : undefined}>
            {request.name}
          </a>
          <span class="row-unit soft small">{unitName(request.unit_id)}</span>
        </>
      ),
    },
    { key: "jenis", title: t.kind, sort: (each) => kindOf(each, words), cell: (each) => kindOf(each, words) },
    {
      key: "tanggal",
      title: t.dates,
      sort: ({ starts_on }) => starts_on,
      cell: (each) => <span class="nowrap">{datesOf(each, lang)}</span>,
    },
    !isDecided && {
      key: "umur",
      title: t.age,
      isNumber: true,
      sort: age,
      cell: (each) => <span class="nowrap">{t.days(age(each) ?? 0)}</span>,
    },
    !isNarrow && {
      key: "keadaan",
      title: t.state,
      sort: ({ state, waits_for }) => `${words.states[state]} ${waits_for ?? ""}`,
      cell: ({ state, waits_for, kind }) => (
        <>
          <span class={`tag ${TONES[state] ?? "off"}`}>{words.states[state] ?? state}</span>
          {waits_for && (
            <span class="row-unit soft small">
              {kind === "objection" ? words.objectionWaits : words.waitsFor[waits_for]}
            </span>
          )}
        </>
      ),
    },
    !isNarrow && choose,
  ];
  return {
    columns: columns.filter((each): each is Column<Request> => Boolean(each)),
    textOf: (request) => `${request.name} ${kindOf(request, words)} ${unitName(request.unit_id)}`,
    filters: [
      {
        key: "jenis",
        label: t.kind,
        options: Object.entries(words.kinds),
        keeps: ({ kind }, value) => kind === value,
      },
    ],
    sortedBy: isDecided ? "-tanggal" : "-umur",
  };
}

/** `7–11 Des 2026` within a month; both in full over its end. */
export function datesOf({ starts_on, ends_on }: Pick<Request, "starts_on" | "ends_on">, lang: Language): string {
  const [first, last] = [shortDate(starts_on, lang), shortDate(ends_on, lang)];
  if (starts_on === ends_on) return first;
  if (starts_on.slice(0, 7) === ends_on.slice(0, 7)) return `${Number(starts_on.slice(8))}–${last}`;
  return `${first} – ${last}`;
}
