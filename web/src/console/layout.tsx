/** The console's frame: the bar, the pages by group beside the content, and the heading that a new page begins with. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Bar } from "../parts/bar";
import { useRoleName } from "../state/city";
import { useHere } from "../state/here";
import { look, setLook } from "../state/look";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import type { Desk } from "./inside";
import { Pages } from "./page_list";
import type { Page } from "./pages";
import { CONSOLE } from "./words";

interface LayoutProps {
  title: string;
  pages: readonly Page[];
  /** The key of the page that is shown. */
  here: string;
  desk: Desk;
  children: ComponentChildren;
}

export function Layout({ title, pages, here, desk, children }: LayoutProps) {
  const { t, lang } = usePageWords(CONSOLE);
  const { zone } = useHere();
  return (
    <div class="console">
      <Skip />
      <Bar city={desk.me.city_name} agency={desk.me.agency_name}>
        <Who desk={desk} />
        <LookSwitch />
      </Bar>
      <div class="console-in">
        {pages.length > 0 && <Pages pages={pages} here={here} />}
        <Content title={title}>{children}</Content>
      </div>
      <p class="print-only small">{t.printedAt(dateAndTime(new Date().toISOString(), lang, zone))}</p>
    </div>
  );
}

/** Before it is known who it is. */
export function Bare({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="console">
      <Bar>
        <LookSwitch />
      </Bar>
      <div class="console-in bare">
        <Content title={title}>{children}</Content>
      </div>
    </div>
  );
}

/** Focus goes to the heading by a script: the address behind `#` is the page's. */
function Skip() {
  const { t } = usePageWords(CONSOLE);
  return (
    <button type="button" class="skip" onClick={() => document.querySelector("h1")?.focus()}>
      {t.skip}
    </button>
  );
}

function Content({ title, children }: { title: string; children: ComponentChildren }) {
  const { t, w } = usePageWords(CONSOLE);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.title} · ${w.appName}`;
  }, [title, t, w]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <main>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}

/** Light and dark in turn; the phone's app offers to follow the device as well. */
function LookSwitch() {
  const { t } = usePageWords(CONSOLE);
  const [chosen, setChosen] = useState(look);
  const isDark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  const next = isDark ? "light" : "dark";
  return (
    <button
      type="button"
      class="bar-button"
      onClick={() => {
        setLook(next);
        setChosen(next);
      }}
    >
      {t[next]}
    </button>
  );
}

function Who({ desk: { me, roles, logOut } }: { desk: Desk }) {
  const { t } = usePageWords(CONSOLE);
  const nameOf = useRoleName();
  const [isBusy, setBusy] = useState(false);
  return (
    <>
      <p class="who">
        <span class="strong">{me.employee.name}</span>
        <span class="bar-agency">{roles.map(nameOf).join(", ")}</span>
      </p>
      <button
        type="button"
        class="bar-button"
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void logOut().catch(() => setBusy(false));
        }}
      >
        {isBusy ? t.loggingOut : t.logOut}
      </button>
    </>
  );
}
