/** What the table of people shows of each, and what it narrows to. */
import type { PROFILE } from "../../profile/words";
import { address } from "../../route";
import { shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import type { Words } from "../../words/words";
import type { Column, Filter } from "../parts/table_state";
import { countingOf, isSeenWhole, type PhoneState, phoneOf, type Row } from "./rows";
import type { PeopleWords } from "./words";

const PHONE_TONES: Record<PhoneState, string> = { active: "ok", pending: "warn", none: "off" };
const NO_ROSTER = "-";

export interface Says {
  t: PeopleWords;
  /** Of numbers and kinds of employment, as everybody reads them of themselves. */
  profile: (typeof PROFILE)["id"];
  w: Words;
  lang: Language;
  /** Today. */
  on: string;
  patterns: ReadonlyMap<string, string>;
  /** Of the people in the table, by id. */
  names: ReadonlyMap<string, string>;
}

/** `isWhole`: whether one sees more of somebody than name and phone. */
export function columnsOf(says: Says, areUnits: boolean, isWhole: boolean): Column<Row>[] {
  const { t, lang, on } = says;
  return [
    {
      key: "name",
      title: t.name,
      sort: ({ name }) => name,
      cell: (row) => <Who row={row} says={says} />,
    },
    ...(areUnits ? [{ key: "unit", title: t.unit, sort: ({ unit }: Row) => unit, cell: ({ unit }: Row) => unit }] : []),
    {
      key: "ponsel",
      title: t.phone,
      sort: (row) => t.phones[phoneOf(row)] ?? "",
      cell: (row) => <Phone row={row} t={t} />,
    },
    ...(isWhole ? [kindColumn(says), ...workColumns(says)] : []),
    {
      key: "hitung",
      title: t.countsSince,
      sort: ({ counts_from }) => counts_from,
      cell: ({ counts_from }) => {
        if (counts_from === null) return <span class="tag off">{t.trial}</span>;
        const from = shortDate(counts_from, lang);
        return <span class="nowrap">{countingOf(counts_from, on) === "counts" ? from : t.comes(from)}</span>;
      },
    },
    ...(isWhole ? rolesColumn(says) : []),
  ];
}

export function filtersOf(rows: readonly Row[], says: Says): Filter<Row>[] {
  const { t, w, profile } = says;
  const patterns = new Map(rows.filter(isSeenWhole).map((row) => [row.pattern_id ?? NO_ROSTER, patternOf(row, says)]));
  const roles = [...new Set(rows.flatMap(({ roles }) => roles ?? []))];
  const filters: Filter<Row>[] = [
    {
      key: "ponsel",
      label: t.phone,
      options: Object.entries(t.phones),
      keeps: (row, value) => phoneOf(row) === value,
    },
    {
      key: "status",
      label: t.kind,
      options: [...new Set(rows.flatMap(({ number_kind }) => number_kind ?? []))].map((kind) => [
        kind,
        profile.kinds[kind] ?? kind,
      ]),
      keeps: ({ number_kind }, value) => number_kind === value,
    },
    {
      key: "jam",
      label: t.pattern,
      options: [...patterns].sort(([, one], [, other]) => one.localeCompare(other)),
      keeps: (row, value) => isSeenWhole(row) && (row.pattern_id ?? NO_ROSTER) === value,
    },
    {
      key: "peran",
      label: t.roles,
      options: roles.map((role) => [role, w.roles[role] ?? role]),
      keeps: ({ roles: held }, value) => (held ?? []).some((role) => role === value),
    },
  ];
  return filters.filter(({ options }) => options.length > 0);
}

/** The end of the number tells two people of one name apart. */
function Who({ row: { employee_id, name, number_end }, says: { profile } }: { row: Row; says: Says }) {
  return (
    <>
      <a href={address("pegawai", "orang", employee_id)}>{name}</a>
      {number_end && (
        <p class="soft small nowrap">
          <span aria-hidden="true">{profile.numberEnd(number_end)}</span>
          <span class="unseen">{profile.numberLong(number_end)}</span>
        </p>
      )}
    </>
  );
}

function Phone({ row, t }: { row: Row; t: PeopleWords }) {
  const state = phoneOf(row);
  return (
    <>
      <span class={`tag ${PHONE_TONES[state]}`}>{t.phones[state]}</span>
      {state === "pending" && row.has_active_device && <span class="soft"> {t.replacing}</span>}
    </>
  );
}

function kindColumn({ t, profile }: Says): Column<Row> {
  const said = ({ number_kind }: Row) => (number_kind ? profile.kinds[number_kind] : null) ?? null;
  return { key: "status", title: t.kind, sort: said, cell: (row) => said(row) ?? t.none };
}

function workColumns(says: Says): Column<Row>[] {
  const { t, names } = says;
  return [
    {
      key: "jam",
      title: t.pattern,
      sort: (row) => patternOf(row, says),
      cell: (row) => patternOf(row, says),
    },
    {
      key: "atasan",
      title: t.supervisor,
      sort: ({ supervisor_id }) => names.get(supervisor_id ?? "") ?? null,
      cell: ({ supervisor_id }) => names.get(supervisor_id ?? "") ?? t.none,
    },
    {
      key: "sejak",
      title: t.since,
      sort: ({ starts_on }) => starts_on,
      cell: (row) => <span class="nowrap">{sinceOf(row, says)}</span>,
    },
  ];
}

function patternOf(row: Row, { t, patterns }: Says): string {
  const { pattern_id } = row;
  if (!isSeenWhole(row)) return t.none;
  return pattern_id === null ? t.byRoster : (patterns.get(pattern_id) ?? pattern_id);
}

function sinceOf({ starts_on, ends_on }: Row, { t, lang, on }: Says): string {
  if (starts_on === null) return t.none;
  const from = shortDate(starts_on, lang);
  const said = starts_on > on ? t.comes(from) : from;
  return ends_on ? `${said}, ${t.goes(shortDate(ends_on, lang))}` : said;
}

function rolesColumn({ t, w }: Says): Column<Row>[] {
  const said = ({ roles }: Row) => (roles ?? []).map((role) => w.roles[role] ?? role).join(", ");
  return [{ key: "peran", title: t.roles, sort: (row) => said(row) || null, cell: said }];
}
