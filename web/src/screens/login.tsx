/** Log in by staff number and password. */
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { Icon } from "../parts/icon";
import { numberField, passwordField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useWords } from "../words/words";

interface LoginProps {
  note: string;
  onLogIn: (session: Schemas["SessionView"]) => void;
}

export function Login({ note, onLogIn }: LoginProps) {
  const { w } = useWords();
  return (
    <Screen title={w.login.title} plain>
      <p class="lead">{w.login.lead}</p>
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
        <a class="link" href={address("kode")}>
          <Icon name="lock" />
          {w.login.first}
        </a>
      </p>
    </Screen>
  );
}
