/** The frame of every screen: the bar with the city, the content under its heading, the menu below. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../route";
import { useWords } from "../words/words";
import { Bar } from "./bar";
import { Icon, type IconName } from "./icon";

export interface MenuEntry {
  key: "home" | "history" | "team" | "city" | "account";
  route: readonly string[];
}

interface ScreenProps {
  title: string;
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
  const { w } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
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
      <Bar
        city={city}
        agency={agency}
        back={
          above && (
            <a class="bar-button" href={address(...above)} aria-label={w.back}>
              <Icon name="back" />
            </a>
          )
        }
      />
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
