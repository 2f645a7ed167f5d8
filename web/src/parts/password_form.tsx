/** Change the password: the old one, then a new one of 12 characters or more. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { keepToken } from "../api/session";
import { useWords } from "../words/words";
import { Form } from "./form";
import { newPasswordField, passwordField } from "./login_fields";
import { Notice } from "./notice";

export function PasswordForm() {
  const { w } = useWords();
  const [isSaved, setSaved] = useState(false);
  return (
    <details class="card fold">
      <summary>{w.account.password}</summary>
      <Form
        fields={{ old_password: passwordField(w, w.account.oldPassword), new_password: newPasswordField(w) }}
        submit={w.account.save}
        busy={w.login.busy}
        send={async (body) => {
          setSaved(false);
          const session = await answer(api.PUT("/me/password", { body }));
          keepToken(session.access_token); // every session before this one has ended
          setSaved(true);
        }}
      >
        <div role="status" class="live">
          {isSaved && (
            <Notice tone="ok">
              <p>{w.account.saved}</p>
            </Notice>
          )}
        </div>
      </Form>
    </details>
  );
}
