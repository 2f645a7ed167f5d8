/** Log in to the console: the same number and password as on the phone. */
import { LoginForm, type LoginProps } from "../parts/login_form";
import { usePageWords } from "../words/words";
import { Bare } from "./layout";
import { CONSOLE } from "./words";

export function Login({ note, onLogIn }: LoginProps) {
  const { t, w } = usePageWords(CONSOLE);
  return (
    <Bare title={w.login.title}>
      <p class="lead">{t.loginLead}</p>
      <LoginForm note={note} onLogIn={onLogIn} />
      <p class="centred">
        <a class="link" href="/#/kode">
          {w.login.first}
        </a>
      </p>
    </Bare>
  );
}
