/** What a city's decree may say of budgets: the days of the month, when a line is behind, what is asked month by month. */
import { monthOf, readShare, shareText } from "../../own_budget/figures";
import { Input } from "../../parts/labelled";
import { monthName } from "../../words/format";
import type { Language } from "../../words/language";
import type { Budget } from "./rule_sets";
import { Wholes } from "./wholes";
import type { SettingWords } from "./words";

interface BudgetProps {
  set: Budget;
  change: (set: Budget) => void;
  t: SettingWords;
  lang: Language;
  faultAt: (name: string) => string | undefined;
}

const NUMBERS = ["close_day", "remind_day", "behind_points"] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));
const A_YEAR = 2026; // for the names of months alone

export function BudgetNumbers({ set, change, t, lang, faultAt }: BudgetProps) {
  const asked = set.asked_bp as Readonly<Record<string, number>>;
  return (
    <>
      <div class="form-grid">
        <Wholes set={set} names={NUMBERS} labels={t.budgetNumbers} change={change} faultAt={faultAt} />
      </div>
      <fieldset class="card rule-group">
        <legend>{t.askedField}</legend>
        <p class="hint">{t.askedHint}</p>
        {faultAt("asked_bp") && <p class="fault">{faultAt("asked_bp")}</p>}
        <div class="form-grid">
          {MONTHS.map((month) => (
            <Input
              key={month}
              label={monthName(monthOf(A_YEAR, Number(month)), lang).replace(` ${A_YEAR}`, "")}
              value={textOf(asked[month], lang)}
              onValue={(text) => change({ ...set, asked_bp: withMonth(asked, month, text) })}
              fault={faultAt(`asked_bp/${month}`)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** What could not be read stands as it was typed: the server names the field. */
function textOf(asked: number | string | undefined, lang: Language): string {
  return typeof asked === "number" ? shareText(asked, lang) : (asked ?? "");
}

/** Without the month where nothing is typed: the city asks for nothing then. */
export function withMonth(asked: Readonly<Record<string, number>>, month: string, text: string) {
  const others = Object.entries(asked).filter(([each]) => each !== month);
  const read = text.trim() ? [[month, readShare(text) ?? (text as unknown as number)] as const] : [];
  return Object.fromEntries([...others, ...read]);
}
