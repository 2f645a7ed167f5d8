/** A setting's value as a person reads it. */
import type { Language } from "../../words/language";
import type { Told } from "./book";
import type { SettingWords } from "./words";

interface Says {
  t: SettingWords;
  lang: Language;
  roleName: (role: string) => string;
}

export function valueText(path: string, value: unknown, told: Told | undefined, { t, roleName }: Says): string {
  if (path === "logo") return value ? t.there : t.none;
  if (path === "bounding_box") {
    const { west, east, south, north } = value as Record<string, number>;
    return t.box(west ?? 0, east ?? 0, south ?? 0, north ?? 0);
  }
  if (path === "requests.ways") {
    const own = Object.keys((value ?? {}) as object).length;
    return own ? t.ways(own) : t.usual;
  }
  if (Array.isArray(value)) return value.map((each) => t.leaves[each] ?? String(each)).join(", ") || t.none;
  if (value && typeof value === "object") {
    const parts = Object.entries(value).map(([name, part]) =>
      typeof part === "number" ? t.inMonths(t.leaves[name] ?? name, part) : `${roleName(name)}: ${part}`,
    );
    return parts.join(", ") || t.none;
  }
  const isStandard = value === null || value === undefined;
  const shown = isStandard ? (told?.value ?? "–") : String(value);
  const unit = typeof value === "number" || isStandard ? t.units[told?.unit ?? ""] : undefined;
  const text = !unit ? shown : unit === "%" ? `${shown}%` : `${shown}\u00a0${unit}`;
  return isStandard ? `${text} (${t.standard})` : text;
}
