/** The bar above every page: the city's sign and name, what else the page puts there, the other language. */
import type { ComponentChildren } from "preact";
import mark from "../favicon.svg";
import { useCity } from "../state/city";
import { speak, useWords } from "../words/words";

interface BarProps {
  /** The city and its agency, where it is known whose they are; else what the city tells everybody. */
  city?: string | undefined;
  agency?: string | undefined;
  /** In place of the sign: a way back. */
  back?: ComponentChildren;
  children?: ComponentChildren;
}

export function Bar({ city, agency, back, children }: BarProps) {
  const { w, lang } = useWords();
  const known = useCity();
  const agencyName = agency ?? known?.agency_name;
  const other = lang === "id" ? "en" : "id";
  return (
    <header class="bar">
      <div class="bar-in">
        {back || <img src={known?.logo ?? mark} alt="" width="32" height="32" />}
        <p class="bar-name">
          <span class="strong">{city ?? known?.city_name ?? w.appName}</span>
          {agencyName && <span class="bar-agency">{agencyName}</span>}
        </p>
        {children}
        <button type="button" class="bar-button" lang={other} onClick={() => void speak(other).catch(() => undefined)}>
          {other.toUpperCase()}
          <span class="unseen"> {w.switchToLong}</span>
        </button>
      </div>
    </header>
  );
}
