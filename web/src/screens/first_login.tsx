/**
 * Log in for the first time, or again after a forgotten password: by a one-time code and a new password.
 *
 * Where the QR of a slip has led here, number and code are filled in already.
 */
import { useEffect, useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { newPasswordField, numberField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useSlip } from "../slip";
import { useWords } from "../words/words";

export function FirstLogin({ onLogIn }: { onLogIn: (session: Schemas["SessionView"]) => void }) {
  const { w } = useWords();
  const slip = useSlip();
  const form = useBeginningAtPassword(slip !== null);
  const number = slip ? { ...numberField(w), hint: undefined, value: slip.number } : numberField(w);
  const code = {
    label: w.first.code,
    hint: slip ? undefined : w.first.codeHint,
    autocomplete: "one-time-code",
    maxLength: 40,
    value: slip?.code ?? "",
    check: (value: string) => (value.trim() ? "" : w.first.codeMissing),
  };
  return (
    <Screen title={w.first.title} above={[]} plain>
      {!slip && <p class="lead">{w.first.lead}</p>}
      <div role="status">
        {slip ? (
          <Notice tone="ok" title={w.first.filled}>
            <p>{w.first.filledNext}</p>
          </Notice>
        ) : (
          <Notice tone="info" icon="camera">
            <p>{w.first.slip}</p>
          </Notice>
        )}
      </div>
      <div ref={form}>
        <Form
          key={slip?.code ?? ""}
          isCard
          fields={{ number, code, new_password: newPasswordField(w) }}
          submit={w.first.submit}
          busy={w.login.busy}
          send={async ({ number, code, new_password }) => {
            const body = { number: number.trim(), code: code.trim(), new_password };
            onLogIn(await answer(api.POST("/sessions/first", { body })));
          }}
        />
      </div>
      <p class="centred">
        <a class="link" href={address()}>
          {w.first.haveOne}
        </a>
      </p>
    </Screen>
  );
}

/** Where typing goes on once the slip has filled in the rest. */
function useBeginningAtPassword(isFilled: boolean) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFilled) form.current?.querySelector<HTMLInputElement>("[name=new_password]")?.focus();
  }, [isFilled]);
  return form;
}
