/** Log in to the console: the same number and password as on the phone. */
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { numberField, passwordField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { usePageWords } from "../words/words";
import { Bare } from "./layout";
import { CONSOLE } from "./words";

interface LoginProps {
  note: string;
  onLogIn: (session: Schemas["SessionView"]) => void;
}

export function Login({ note, onLogIn }: LoginProps) {
  const { t, w } = usePageWords(CONSOLE);
  return (
    <Bare title={w.login.title}>
      <p class="lead">{t.loginLead}</p>
      {note && (
        <div role="status">
          <Notice tone="info" icon="lock">
            <p>{note}</p>
          </Notice>
        </div>
      )}
      <Form
        isCard
        fields={{ number: numberField(w), password: passwordField(w, w.login.password) }}
        submit={w.login.submit}
        busy={w.login.busy}
        send={async ({ number, password }) =>
          onLogIn(await answer(api.POST("/sessions", { body: { number: number.trim(), password } })))
        }
      />
      <p class="centred">
        <a class="link" href="/#/kode">
          {w.login.first}
        </a>
      </p>
    </Bare>
  );
}
