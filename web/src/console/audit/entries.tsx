/** Entries of the trail in a table; a press on who or whom narrows the search. */
import type { Schemas } from "../../api/client";
import { useHere } from "../../state/here";
import { dateAndTime, localDate, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import { ACTS } from "./acts";
import { factsText } from "./query";
import { AUDIT } from "./words";

type Found = Schemas["AuditFoundView"];

interface EntriesProps {
  entries: readonly Found[];
  names: Readonly<Record<string, string>>;
  nextUntil: string | null;
  /** One act alone is asked for: pressing it asks for all again. */
  isOneAct: boolean;
  choose: (name: "oleh" | "tentang" | "tindakan" | "sampai", value: string | null) => void;
}

export function Entries({ entries, names, nextUntil, isOneAct, choose }: EntriesProps) {
  const { t, lang } = usePageWords(AUDIT);
  const { zone } = useHere();
  const actName = (action: string) => ACTS[lang][action] ?? action;
  const nameOf = (id: string) => {
    if (id === "system" || id === "deployment") return t[id];
    return names[id] ?? id;
  };
  const whomOf = ({ entry: { object_id, facts } }: Found) =>
    typeof facts.employee === "string" ? facts.employee : object_id;
  return (
    <>
      <Table<Found>
        caption={t.entries}
        rows={entries}
        rowKey={({ entry }) => entry.entry_id}
        empty={t.noEntries}
        textOf={(row) => [actName(row.entry.action), nameOf(row.entry.actor_id), nameOf(whomOf(row))].join(" ")}
        columns={[
          {
            key: "at",
            title: t.at,
            cell: ({ entry, on }) => (
              <>
                {dateAndTime(entry.at, lang, zone)}
                {localDate(new Date(entry.at), zone) !== on && <span class="soft small"> ({shortDate(on, lang)})</span>}
              </>
            ),
            sort: ({ entry }) => entry.at,
          },
          {
            key: "act",
            title: t.act,
            cell: ({ entry: { action } }) => (
              <button type="button" class="link" onClick={() => choose("tindakan", isOneAct ? null : action)}>
                {actName(action)}
              </button>
            ),
            sort: ({ entry }) => actName(entry.action),
          },
          {
            key: "who",
            title: t.who,
            cell: ({ entry: { actor_id } }) => (
              <button type="button" class="link" onClick={() => choose("oleh", actor_id)}>
                {nameOf(actor_id)}
              </button>
            ),
            sort: ({ entry }) => nameOf(entry.actor_id),
          },
          {
            key: "whom",
            title: t.whom,
            cell: (row) => (
              <button type="button" class="link" onClick={() => choose("tentang", whomOf(row))}>
                {nameOf(whomOf(row))}
              </button>
            ),
            sort: (row) => nameOf(whomOf(row)),
          },
          {
            key: "facts",
            title: t.facts,
            cell: ({ entry }) => <span class="soft small audit-facts">{factsText(entry.facts)}</span>,
          },
        ]}
      />
      {nextUntil && (
        <p>
          {t.enough}{" "}
          <button type="button" class="link" onClick={() => choose("sampai", nextUntil)}>
            {t.further(shortDate(nextUntil, lang))}
          </button>
        </p>
      )}
    </>
  );
}
