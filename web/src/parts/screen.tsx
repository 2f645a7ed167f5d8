/** The frame of every screen: the bar with the city, the content under its heading, the menu below. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import mark from "../favicon.svg";
import { address } from "../route";
import { useCity } from "../state/city";
import { speak, useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

export interface MenuEntry {
  key: "home" | "history" | "team" | "city" | "account";
  route: readonly string[];
}

interface ScreenProps {
  title: string;
  /** The city and its agency, where it is known whose they are; else what the city tells everybody. */
  city?: string | undefined;
  agency?: string | undefined;
  menu?: readonly MenuEntry[];
  here?: MenuEntry["key"];
  /** The address of the screen above this one. */
  above?: string[];
  /** The heading is for screen readers only, where the screen shows its own. */
  hiddenTitle?: boolean;
  plain?: boolean;
  /** The bar goes on behind the heading and its first sentence. */
  isWelcome?: boolean;
  /** It shows a grid that may take the whole width. */
  isWide?: boolean;
  children: ComponentChildren;
}

export function Screen(props: ScreenProps) {
  const { title, city, agency, menu, here, above, hiddenTitle, plain, isWelcome, isWide, children } = props;
  const { w, lang } = useWords();
  const known = useCity();
  const heading = useRef<HTMLHeadingElement>(null);
  const agencyName = agency ?? known?.agency_name;
  useEffect(() => {
    document.title = `${title} · ${w.appName}`;
  }, [title, w]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <div
      class={`screen${menu ? " with-menu" : ""}${plain ? " plain" : ""}${isWelcome ? " welcome" : ""}${isWide ? " wide" : ""}`}
    >
      <header class="bar">
        <div class="bar-in">
          {above ? (
            <a class="bar-button" href={address(...above)} aria-label={w.back}>
              <Icon name="back" />
            </a>
          ) : (
            <img src={known?.logo ?? mark} alt="" width="32" height="32" />
          )}
          <p class="bar-name">
            <span class="strong">{city ?? known?.city_name ?? w.appName}</span>
            {agencyName && <span class="bar-agency">{agencyName}</span>}
          </p>
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

/** Before it is known who it is: the bar, and what is under way or went wrong. */
export function Plain({ children }: { children?: ComponentChildren }) {
  const { w } = useWords();
  return (
    <Screen title={w.appName} hiddenTitle plain>
      {children}
    </Screen>
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
