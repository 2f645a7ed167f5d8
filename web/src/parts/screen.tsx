/** The frame of every screen: the bar with the city, the content under its heading, the menu below. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../route";
import { setLanguage } from "../words/language";
import { useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

export interface MenuEntry {
  key: "home" | "history" | "team" | "account";
  route: readonly string[];
}

interface ScreenProps {
  title: string;
  /** Names the city and its agency; the app's name where nobody is logged in. */
  city?: string | undefined;
  agency?: string | undefined;
  menu?: readonly MenuEntry[];
  here?: MenuEntry["key"];
  /** The address of the screen above this one. */
  above?: string[];
  /** The heading is for screen readers only, where the screen shows its own. */
  hiddenTitle?: boolean;
  plain?: boolean;
  children: ComponentChildren;
}

export function Screen(props: ScreenProps) {
  const { title, city, agency, menu, here, above, hiddenTitle, plain, children } = props;
  const { w, lang } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${w.appName}`;
  }, [title, w]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <div class={`screen${menu ? " with-menu" : ""}${plain ? " plain" : ""}`}>
      <header class="bar">
        <div class="bar-in">
          {above ? (
            <a class="bar-button" href={address(...above)} aria-label={w.back}>
              <Icon name="back" />
            </a>
          ) : (
            <img src="/favicon.svg" alt="" width="32" height="32" />
          )}
          <p class="bar-name">
            <span class="strong">{city ?? w.appName}</span>
            {agency && <span class="bar-agency">{agency}</span>}
          </p>
          <button
            type="button"
            class="bar-button"
            lang={lang === "id" ? "en" : "id"}
            onClick={() => setLanguage(lang === "id" ? "en" : "id")}
          >
            {lang === "id" ? "EN" : "ID"}
            <span class="unseen"> {w.switchToLong}</span>
          </button>
        </div>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1} class={hiddenTitle ? "unseen" : ""}>
          {title}
        </h1>
        {children}
      </main>
      {menu && <Menu entries={menu} here={here} />}
    </div>
  );
}

function Menu({ entries, here }: { entries: readonly MenuEntry[]; here: MenuEntry["key"] | undefined }) {
  const { w } = useWords();
  return (
    <nav class="menu" aria-label={w.nav.label}>
      {entries.map(({ key, route }) => (
        <a key={key} href={address(...route)} aria-current={key === here ? "page" : undefined}>
          <Icon name={key as IconName} />
          <span>{w.nav[key]}</span>
        </a>
      ))}
    </nav>
  );
}

/** Something is under way: words, not only a wheel. */
export function Busy({ children }: { children: ComponentChildren }) {
  return (
    <p class="busy" role="status">
      <span class="wheel" aria-hidden="true" />
      {children}
    </p>
  );
}
