/** Change the password: the old one, then a new one of 12 characters or more. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { keepToken } from "../api/session";
import { usePageWords } from "../words/words";
import { ACCOUNT } from "./account_words";
import { Form } from "./form";
import { passwordField } from "./login_fields";
import { newPasswordField } from "./new_password";
import { Notice } from "./notice";

export function PasswordForm() {
  const { t, w, lang } = usePageWords(ACCOUNT);
  const [isSaved, setSaved] = useState(false);
  return (
    <details class="card fold">
      <summary>{t.password}</summary>
      <Form
        fields={{ old_password: passwordField(w, t.oldPassword), new_password: newPasswordField(lang) }}
        submit={t.save}
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
              <p>{t.saved}</p>
            </Notice>
          )}
        </div>
      </Form>
    </details>
  );
}
