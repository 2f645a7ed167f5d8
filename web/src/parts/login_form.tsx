/** Number and password, below why one is asked for them again. */
import type { ComponentChildren } from "preact";
import { answer, api, type Schemas } from "../api/client";
import { useWords } from "../words/words";
import { Form } from "./form";
import { numberField, passwordField } from "./login_fields";
import { Notice } from "./notice";

export interface LoginProps {
  note: string;
  onLogIn: (session: Schemas["SessionView"]) => void;
}

export function LoginForm({ note, onLogIn, children }: LoginProps & { children?: ComponentChildren }) {
  const { w } = useWords();
  return (
    <>
      {note && (
        <div role="status">
          <Notice tone="info" icon="lock">
            <p>{note}</p>
          </Notice>
        </div>
      )}
      {children}
      <Form
        isCard
        fields={{ number: numberField(w), password: passwordField(w, w.login.password) }}
        submit={w.login.submit}
        busy={w.login.busy}
        send={async ({ number, password }) =>
          onLogIn(await answer(api.POST("/sessions", { body: { number: number.trim(), password } })))
        }
      />
    </>
  );
}
