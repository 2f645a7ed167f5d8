/** A number as the language writes it; anything else is shown as it is. */
import type { ComponentChildren } from "preact";
import type { Language } from "../../words/language";
import { numberIn } from "../../words/number";

export function shownFigure(value: ComponentChildren, lang: Language): ComponentChildren {
  return typeof value === "number" ? numberIn(value, lang) : value;
}
