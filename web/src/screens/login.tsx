/** Log in by staff number and password. */
import { useEffect, useState } from "preact/hooks";
import { lastEmployee } from "../offline/held_day";
import { countWaiting } from "../offline/queue";
import { Icon } from "../parts/icon";
import { LoginForm, type LoginProps } from "../parts/login_form";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useWords } from "../words/words";

export function Login({ note, onLogIn }: LoginProps) {
  const { w } = useWords();
  const unsent = useUnsent();
  return (
    <Screen title={w.login.title} plain isWelcome>
      <p class="lead">{w.login.lead}</p>
      <LoginForm note={note} onLogIn={onLogIn}>
        {unsent > 0 && (
          <Notice tone="warn" icon="phone">
            <p>{w.offline.atLogin(unsent)}</p>
          </Notice>
        )}
      </LoginForm>
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
