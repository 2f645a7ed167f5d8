/** The console's frame: the bar, the pages by group beside the content, and the heading that a new page begins with. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import mark from "../favicon.svg";
import { Icon } from "../parts/icon";
import { address } from "../route";
import { useCity, useRoleName } from "../state/city";
import { useHere } from "../state/here";
import { look, setLook } from "../state/look";
import { dateAndTime } from "../words/format";
import { speak, usePageWords } from "../words/words";
import type { Desk } from "./inside";
import { GROUPS, type Page } from "./pages";
import { CONSOLE } from "./words";

const WIDE = "(min-width: 60.01rem)"; // as console.css has it

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
      <Bar />
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

interface BarProps {
  city?: string;
  agency?: string;
  children?: ComponentChildren;
}

function Bar({ city, agency, children }: BarProps) {
  const { w, lang } = usePageWords(CONSOLE);
  const known = useCity();
  const agencyName = agency ?? known?.agency_name;
  return (
    <header class="bar">
      <div class="bar-in">
        <img src={known?.logo ?? mark} alt="" width="32" height="32" />
        <p class="bar-name">
          <span class="strong">{city ?? known?.city_name ?? w.appName}</span>
          {agencyName && <span class="bar-agency">{agencyName}</span>}
        </p>
        {children}
        <LookSwitch />
        <button
          type="button"
          class="bar-button"
          lang={lang === "id" ? "en" : "id"}
          onClick={() => void speak(lang === "id" ? "en" : "id").catch(() => undefined)}
        >
          {lang === "id" ? "EN" : "ID"}
          <span class="unseen"> {w.switchToLong}</span>
        </button>
      </div>
    </header>
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

/** On a tablet they fold up: a list of a dozen pages would leave no room for one. */
function Pages(props: { pages: readonly Page[]; here: string }) {
  const { t } = usePageWords(CONSOLE);
  if (useWide()) return <PageList {...props} />;
  return (
    <details class="pages-fold">
      <summary>{t.pages}</summary>
      <PageList {...props} />
    </details>
  );
}

function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const follow = () => setWide(media.matches);
    follow(); // it may have changed before anybody listened
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return isWide;
}

function PageList({ pages, here }: { pages: readonly Page[]; here: string }) {
  const { t, lang } = usePageWords(CONSOLE);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (list.current && shown) list.current.scrollTop = shown.offsetTop - list.current.clientHeight / 2;
  }, []);
  return (
    <nav ref={list} class="pages" aria-label={t.pages}>
      {GROUPS.map((group) => {
        const own = pages.filter((page) => page.group === group);
        if (!own.length) return null;
        return (
          <section key={group}>
            <h2 id={`group-${group}`}>{t.groups[group]}</h2>
            <ul aria-labelledby={`group-${group}`}>
              {own.map(({ key, icon, title }) => (
                <li key={key}>
                  <a href={address(key)} aria-current={key === here ? "page" : undefined}>
                    <Icon name={icon} />
                    {title[lang]}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <a class="to-phone" href="/">
        <Icon name="phone" />
        {t.asPhone}
      </a>
    </nav>
  );
}
