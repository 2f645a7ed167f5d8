/** Change the password: the old one, then a new one of 12 characters or more. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { keepToken } from "../api/session";
import { useWords } from "../words/words";
import { Field } from "./field";
import { NoNotice, Notice } from "./notice";
import { useForm } from "./use_form";

export const MIN_PASSWORD = 12; // the server's own limit; docs/rules.md#login

export function PasswordForm() {
  const { w } = useWords();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    check: () => ({
      old_password: old ? "" : w.login.passwordMissing,
      new_password: next.length < MIN_PASSWORD ? w.first.passwordShort(MIN_PASSWORD - next.length) : "",
    }),
    send: async () => {
      setSaved(false);
      const session = await answer(api.PUT("/me/password", { body: { old_password: old, new_password: next } }));
      keepToken(session.access_token); // every session before this one has ended
      setOld("");
      setNext("");
      setSaved(true);
    },
  });
  return (
    <details class="card fold">
      <summary>{w.account.password}</summary>
      <form class="stack" onSubmit={form.submit} noValidate>
        <div role="status" class="live">
          {isSaved && (
            <Notice tone="ok">
              <p>{w.account.saved}</p>
            </Notice>
          )}
        </div>
        {form.refusal && <NoNotice refusal={form.refusal} />}
        <Field
          name="old_password"
          label={w.account.oldPassword}
          value={old}
          onValue={setOld}
          autocomplete="current-password"
          secret
          maxLength={128}
          fault={form.fault("old_password")}
        />
        <Field
          name="new_password"
          label={w.account.newPassword}
          hint={w.first.newPasswordHint}
          value={next}
          onValue={setNext}
          autocomplete="new-password"
          secret
          fault={form.fault("new_password")}
        />
        <button type="submit" class="main" disabled={form.busy}>
          {form.busy ? w.login.busy : w.account.save}
        </button>
      </form>
    </details>
  );
}
