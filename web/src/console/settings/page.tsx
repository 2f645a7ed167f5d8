/** The city's settings and rules: value, since when, source and certainty; a change is proposed by one admin. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { useRoleName } from "../../state/city";
import { useHere } from "../../state/here";
import { type Settings, useSettings } from "../../state/read_city";
import { localDate, shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { AllRules } from "./all_rules";
import { type Book, isUnconfirmed, readBook } from "./book";
import { Certainty } from "./certainty";
import { ChangeForm } from "./change_form";
import { changedAt, PLANS, type Plan, valueAt } from "./plan";
import { SetsPart } from "./sets_part";
import "./settings.css";
import { settingSource } from "./source_text";
import { valueText } from "./value_text";
import { SETTINGS } from "./words";

export default function SettingsPage() {
  const { t, lang } = usePageWords(SETTINGS);
  const { roles } = useDesk();
  const isAdmin = roles.includes("city_admin");
  const settings = useSettings();
  const presets = useAnswer("rule presets", () => answer(api.GET("/settings/presets")));
  const book = useAnswer("rule book", readBook);
  const { on: today } = useHere();
  return (
    <>
      <p class="lead">{t.lead}</p>
      {!isAdmin && (
        <Notice tone="info" icon="lock">
          <p>{t.readOnly}</p>
        </Notice>
      )}
      <Awaited asked={settings}>
        {(held) => (
          <>
            <Awaited asked={presets}>
              {(found) => (
                <SetsPart
                  settings={held}
                  presets={found}
                  today={today}
                  isAdmin={isAdmin}
                  t={t}
                  lang={lang}
                  reload={settings.reload}
                />
              )}
            </Awaited>
            <Awaited asked={book}>
              {(found) => (
                <>
                  <SettingsTable settings={held} book={found} isAdmin={isAdmin} reload={settings.reload} />
                  <Rules book={found} />
                </>
              )}
            </Awaited>
          </>
        )}
      </Awaited>
    </>
  );
}

interface TableProps {
  settings: Settings;
  book: Book;
  isAdmin: boolean;
  reload: () => Promise<void>;
}

function SettingsTable({ settings, book, isAdmin, reload }: TableProps) {
  const { t, lang } = usePageWords(SETTINGS);
  const roleName = useRoleName();
  const [query, change] = useQuery();
  const proposals = useAnswer("proposals", () => answer(api.GET("/proposals"))).data?.proposals ?? [];
  const open = isAdmin ? PLANS.find(({ path }) => path === query.ubah) : undefined;
  const say = (path: string, value: unknown) => valueText(path, value, book.settings[path], { t, lang, roleName });
  const since = (path: string) => {
    const at = changedAt(proposals, path);
    return at ? shortDate(localDate(new Date(at), settings.zone), lang) : t.fromStart;
  };
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{t.settings}</h2>
      {open && (
        <ChangeForm
          key={open.path}
          plan={open}
          settings={settings}
          told={book.settings[open.path]}
          t={t}
          say={(value) => say(open.path, value)}
          roleName={roleName}
          close={() => change({ ubah: null })}
          reload={reload}
        />
      )}
      <Table<Plan>
        caption={t.settingsTable}
        rows={PLANS}
        rowKey={({ path }) => path}
        empty={t.empty}
        textOf={({ path }) => `${t.names[path]} ${path} ${sourceOf(book, path, lang)}`}
        filters={[
          {
            key: "bagian",
            label: t.group,
            options: Object.entries(t.groups),
            keeps: ({ group }, value) => group === value,
          },
          {
            key: "pasti",
            label: t.certainty,
            options: Object.entries(t.certainties),
            keeps: ({ path }, value) =>
              value === "M"
                ? isUnconfirmed(book.settings[path]?.certainty ?? "")
                : (book.settings[path]?.certainty ?? "").includes(value),
          },
        ]}
        columns={[
          { key: "nama", title: t.name, sort: ({ path }) => t.names[path] ?? path, cell: ({ path }) => t.names[path] },
          { key: "nilai", title: t.value, cell: ({ path }) => say(path, valueAt(settings, path)) },
          { key: "sejak", title: t.since, cell: ({ path }) => <span class="nowrap">{since(path)}</span> },
          { key: "sumber", title: t.source, cell: ({ path }) => sourceOf(book, path, lang) },
          {
            key: "pasti",
            title: t.certainty,
            sort: ({ path }) => book.settings[path]?.certainty ?? "",
            cell: ({ path }) => <Certainty of={book.settings[path]?.certainty ?? ""} t={t} />,
          },
          ...(isAdmin
            ? [
                {
                  key: "ubah",
                  title: t.change,
                  cell: ({ path, kind }: Plan) =>
                    kind !== "shown" && (
                      <button type="button" class="link" onClick={() => change({ ubah: path })}>
                        {t.change}
                        <span class="unseen"> {t.names[path]}</span>
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Rules({ book }: { book: Book }) {
  const { t } = usePageWords(SETTINGS);
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t.rules}</h2>
      <p class="soft">{t.rulesHint}</p>
      {isOpen ? (
        <AllRules book={book} />
      ) : (
        <button type="button" class="quiet as-wide-as-its-words" onClick={() => setOpen(true)}>
          {t.showRules}
        </button>
      )}
    </section>
  );
}

/** Where a setting's value comes from. */
function sourceOf(book: Book, path: string, lang: Language): string {
  const { source = "", certainty = "" } = book.settings[path] ?? {};
  return settingSource(source, certainty, lang);
}
