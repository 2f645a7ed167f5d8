/** The fields that several login forms have. */
import type { Words } from "../words/words";
import type { FieldPlan } from "./form";

const MIN_PASSWORD = 12; // the server's own limit; docs/rules.md#login

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

export function newPasswordField({ first }: Words): FieldPlan {
  return {
    label: first.newPassword,
    hint: first.newPasswordHint,
    autocomplete: "new-password",
    secret: true,
    check: ({ length }) => (length < MIN_PASSWORD ? first.passwordShort(MIN_PASSWORD - length) : ""),
  };
}
