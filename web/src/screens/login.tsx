/** Log in by staff number and password. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { lastEmployee } from "../offline/held_day";
import { countWaiting } from "../offline/queue";
import { OFFLINE_WORDS } from "../offline/words";
import { Form } from "../parts/form";
import { Icon } from "../parts/icon";
import { numberField, passwordField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { usePageWords } from "../words/words";

interface LoginProps {
  note: string;
  onLogIn: (session: Schemas["SessionView"]) => void;
}

export function Login({ note, onLogIn }: LoginProps) {
  const { t, w } = usePageWords(OFFLINE_WORDS);
  const unsent = useUnsent();
  return (
    <Screen title={w.login.title} plain isWelcome>
      <p class="lead">{w.login.lead}</p>
      {note && (
        <div role="status">
          <Notice tone="info" icon="lock">
            <p>{note}</p>
          </Notice>
        </div>
      )}
      {unsent > 0 && (
        <Notice tone="warn" icon="phone">
          <p>{t.atLogin(unsent)}</p>
        </Notice>
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

/** How many check-ins of who was logged in last wait on this phone. */
function useUnsent(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const last = lastEmployee();
    if (last) countWaiting(last).then(setCount, () => undefined);
  }, []);
  return count;
}
