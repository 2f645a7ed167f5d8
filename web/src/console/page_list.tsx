/** The pages by group, beside the content or folded up above it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { GROUPS, type Page } from "./pages";
import { CONSOLE } from "./words";

const WIDE = "(min-width: 60.01rem)"; // as frame.css has it

/** On a tablet they fold up: a list of a dozen pages would leave no room for one. */
export function Pages(props: { pages: readonly Page[]; here: string }) {
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
