/** One setting: what it is now beside what it becomes, then proposed with all the others as they are. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Input, Select, Tick } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useFocus } from "../../parts/use_focus";
import type { Proposal } from "../../setting_up/outcome";
import { Told as ToldOutcome } from "../../setting_up/outcome";
import type { Settings } from "../../state/read_city";
import { ROLES } from "../../state/roles";
import type { Told } from "./book";
import { isUnconfirmed } from "./book";
import { LEAVES, type Plan, pointerOf, SELFIE_DAYS, valueAt, wholeOf, withValue } from "./plan";
import type { SettingWords } from "./words";

interface ChangeProps {
  plan: Plan;
  settings: Settings;
  told: Told | undefined;
  t: SettingWords;
  say: (value: unknown) => string;
  roleName: (role: string) => string;
  close: () => void;
  reload: () => Promise<void>;
}

const NUMERIC = { inputMode: "numeric" } as const;

export function ChangeForm({ plan, settings, told, t, say, roleName, close, reload }: ChangeProps) {
  const { path, kind } = plan;
  const old = valueAt(settings, path);
  const [typed, setTyped] = useState<unknown>(old ?? "");
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const heading = useFocus<HTMLHeadingElement>();
  const next = sent(plan, typed);
  const isSame = JSON.stringify(next) === JSON.stringify(old);
  const set = (value: unknown) => {
    setProposal(null);
    setTyped(value);
  };
  async function send() {
    const fresh = await answer(api.GET("/settings")); // so that what somebody else has changed meanwhile stays
    const found = await answer(api.PUT("/settings", { body: withValue(fresh, path, next) }));
    setProposal(found);
    if (found.state === "applied") await reload();
  }
  return (
    <section class="card stack" aria-labelledby="change">
      <h2 id="change" ref={heading} tabIndex={-1}>
        {t.changeOf(t.names[path] ?? path)}
      </h2>
      <Sheet
        send={send}
        submit={t.send}
        busyLabel={t.sending}
        disabled={isSame || proposal !== null}
        foot={
          <>
            {isSame && <p class="hint">{t.same}</p>}
            <ToldOutcome proposal={proposal} />
            <button type="button" class="quiet" onClick={close}>
              {t.cancel}
            </button>
          </>
        }
      >
        {(faultAt) => (
          <>
            <dl class="facts">
              <div>
                <dt>{t.old}</dt>
                <dd>{say(old)}</dd>
              </div>
              <div>
                <dt>{t.next}</dt>
                <dd aria-live="polite">{say(next)}</dd>
              </div>
            </dl>
            <Field
              plan={plan}
              typed={typed}
              set={set}
              t={t}
              roleName={roleName}
              fault={faultAt(pointerOf(path))}
              faultBelow={(name) => faultAt(`${pointerOf(path)}/${name}`)}
            />
            <p class="hint">{t.effect}</p>
            {told && isUnconfirmed(told.certainty) && kind !== "text" && <p class="hint">{t.noDecree}</p>}
          </>
        )}
      </Sheet>
    </section>
  );
}

interface FieldProps {
  plan: Plan;
  typed: unknown;
  set: (value: unknown) => void;
  t: SettingWords;
  roleName: (role: string) => string;
  fault: string | undefined;
  faultBelow: (name: string) => string | undefined;
}

function Field({ plan: { path, kind }, typed, set, t, roleName, fault, faultBelow }: FieldProps) {
  const label = t.next;
  if (kind === "days") {
    const options = SELFIE_DAYS.map((days) => [days, `${days} ${t.units.days}`] as const);
    return (
      <Select label={label} hint={t.hints[path]} value={String(typed)} onValue={set} options={options} fault={fault} />
    );
  }
  if (kind === "leaves") {
    const held = typed as readonly string[];
    const turned = (leave: string, wanted: boolean) =>
      LEAVES.filter((each) => (each === leave ? wanted : held.includes(each)));
    return (
      <fieldset>
        <legend>{label}</legend>
        {LEAVES.map((leave) => (
          <Tick
            key={leave}
            label={t.leaves[leave] ?? leave}
            value={held.includes(leave)}
            onValue={(wanted) => set(turned(leave, wanted))}
          />
        ))}
      </fieldset>
    );
  }
  if (kind === "months" || kind === "roles") {
    const held = (typed || {}) as Record<string, unknown>;
    const names = kind === "months" ? Object.keys(held) : ROLES;
    return (
      <>
        {names.map((name) => (
          <Input
            key={name}
            label={kind === "months" ? `${t.leaves[name] ?? name} (${t.units.months})` : roleName(name)}
            {...(kind === "months" ? NUMERIC : {})}
            value={String(held[name] ?? "")}
            onValue={(value) => set({ ...held, [name]: value })}
            fault={faultBelow(name)}
          />
        ))}
      </>
    );
  }
  return (
    <Input
      label={label}
      hint={t.hints[path]}
      {...(kind === "whole" ? NUMERIC : {})}
      value={String(typed)}
      onValue={set}
      fault={fault}
    />
  );
}

/** What is sent for what is typed. */
function sent({ kind, isOptional }: Plan, typed: unknown): unknown {
  if (kind === "whole" || kind === "days") {
    const text = String(typed).trim();
    return isOptional && !text ? null : wholeOf(text);
  }
  if (kind === "months") {
    return Object.fromEntries(Object.entries(typed as object).map(([name, months]) => [name, wholeOf(String(months))]));
  }
  if (kind === "roles") {
    const named = Object.entries((typed || {}) as Record<string, string>).filter(([, name]) => name.trim());
    return Object.fromEntries(named.map(([role, name]) => [role, name.trim()]));
  }
  return typeof typed === "string" ? typed.trim() : typed;
}
