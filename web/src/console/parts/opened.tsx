/** One of a table's rows, opened beside it: where it stands among them, the ways to its neighbours, and what it shows. */
import "./opened.css";
import type { ComponentChildren } from "preact";
import { type MutableRef, useEffect, useId, useRef } from "preact/hooks";
import { usePageWords } from "../../words/words";
import { useKeys } from "../use_keys";
import { withQuery } from "../use_query";
import { CONSOLE } from "../words";
import { Keys } from "./key_help";

interface BesideProps {
  table: ComponentChildren;
  opened: ComponentChildren;
  /** The table is a list of a few to choose from, and what is opened is the page. */
  isChoice?: boolean;
}

/** The table, and beside it what is opened of it. */
export function Beside({ table, opened, isChoice }: BesideProps) {
  return (
    <div class={`with-opened${opened ? " has-opened" : ""}${isChoice ? " is-choice" : ""}`}>
      <div class="stack">{table}</div>
      {opened}
    </div>
  );
}

interface OpenLinkProps {
  id: string;
  openedId: string;
  children: ComponentChildren;
}

/** What opens a row beside its table. */
export function OpenLink({ id, openedId, children }: OpenLinkProps) {
  return (
    <a href={withQuery(location.hash, { buka: id })} aria-current={id === openedId ? "true" : undefined}>
      {children}
    </a>
  );
}

interface OpenedProps {
  title: string;
  ids: readonly string[];
  id: string;
  /** Null closes it. */
  open: (id: string | null) => void;
  /** Whether the address opened it: then the focus stays where the page put it. */
  isAtOnce: MutableRef<boolean>;
  /** What single keys do here, with what that is called. */
  keys: readonly (readonly [key: string, name: string, act: () => void])[];
  children: ComponentChildren;
}

export function Opened({ title, ids, id, open, isAtOnce, keys, children }: OpenedProps) {
  const { t } = usePageWords(CONSOLE);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  const at = ids.indexOf(id);
  const next = ids[at + 1];
  const previous = at > 0 ? ids[at - 1] : undefined;
  function close() {
    document.querySelector<HTMLElement>(".table [aria-current]")?.focus(); // back to where it was opened
    open(null);
  }
  const all = [
    ...keys,
    ["j", t.after, () => next && open(next)],
    ["k", t.before, () => previous && open(previous)],
    ["escape", t.close, close],
  ] as const;
  useKeys(Object.fromEntries(all.map(([key, , act]) => [key, act])));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one, another place to read from
  useEffect(() => {
    if (!isAtOnce.current) heading.current?.focus();
    isAtOnce.current = false;
  }, [id]);
  return (
    <section class="opened" aria-labelledby={name}>
      <header>
        <h2 id={name} ref={heading} tabIndex={-1}>
          {title} {ids.length > 1 && <span class="soft small">{t.place(at + 1, ids.length)}</span>}
        </h2>
        <div class="opened-ways">
          {ids.length > 1 && (
            <>
              <button
                type="button"
                class="quiet small-button"
                disabled={!previous}
                onClick={() => open(previous ?? null)}
              >
                {t.before}
              </button>
              <button type="button" class="quiet small-button" disabled={!next} onClick={() => open(next ?? null)}>
                {t.after}
              </button>
            </>
          )}
          <button type="button" class="quiet small-button" onClick={close}>
            {t.close}
          </button>
        </div>
      </header>
      {children}
      <Keys keys={all} />
    </section>
  );
}
