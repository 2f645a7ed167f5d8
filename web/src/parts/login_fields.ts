/** The fields that several login forms have. */
import type { Words } from "../words/words";
import type { FieldPlan } from "./form";

export function numberField({ login }: Words): FieldPlan {
  return {
    label: login.number,
    hint: login.numberHint,
    autocomplete: "username",
    maxLength: 40,
    check: (number) => (number.trim() ? "" : login.numberMissing),
  };
}

/** The password that somebody has. */
export function passwordField({ login }: Words, label: string): FieldPlan {
  return {
    label,
    autocomplete: "current-password",
    secret: true,
    check: (password) => (password ? "" : login.passwordMissing),
  };
}
