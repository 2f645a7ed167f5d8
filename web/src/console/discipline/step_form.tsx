/** The next step of a case: which, and what that kind has to say. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { CASES } from "../../own_cases/words";
import { Input, Select } from "../../parts/labelled";
import { NoNotice } from "../../parts/notice";
import { TextArea } from "../../parts/text_area";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { DISCIPLINE, type DisciplineWords } from "./words";

type Body = Schemas["CaseStepBody"];
type Kind = Body["kind"];
type Name = Exclude<keyof Body, "kind" | "revision">;
type Label = keyof DisciplineWords["fields"];

/** What each kind says, in the order of the page: field, label, and whether it may stay empty. */
const PLANS: Record<Kind, readonly (readonly [Name, Label, boolean?])[]> = {
  summons: [
    ["on", "appearOn"],
    ["clock", "clock"],
    ["place", "place"],
    ["number", "number", true],
    ["text", "text", true],
  ],
  examination: [
    ["on", "on"],
    ["text", "result"],
  ],
  decision: [
    ["on", "on"],
    ["number", "number"],
    ["level", "level"],
    ["sanction", "sanction"],
    ["deciding_office", "deciding_office"],
    ["object_until", "object_until", true],
    ["text", "text", true],
  ],
  objection: [
    ["on", "on"],
    ["text", "objection"],
  ],
  annulment: [
    ["on", "on"],
    ["number", "number"],
    ["deciding_office", "annulling_office"],
    ["text", "text", true],
  ],
  closed: [["text", "reason"]],
};
const TYPES: Partial<Record<Name, "date" | "time">> = { on: "date", object_until: "date", clock: "time" };

interface StepFormProps {
  found: Schemas["CaseView"];
  kinds: readonly string[];
  saved: () => Promise<void>;
}

export function StepForm({ found, kinds, saved }: StepFormProps) {
  const { t } = usePageWords(DISCIPLINE);
  const { t: named } = usePageWords(CASES);
  const { busy, refusal, run } = useAct();
  const [kind, setKind] = useState((kinds[0] ?? "closed") as Kind);
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({ level: "light" });
  const plan = PLANS[kind];

  async function save() {
    const said = plan.map(([name]) => [name, typed[name]?.trim() || null] as const);
    const body = { kind, revision: found.revision, ...Object.fromEntries(said) } as Body;
    const path = { employee_id: found.employee_id, case_id: found.case_id };
    await answer(api.POST("/employees/{employee_id}/discipline-cases/{case_id}/steps", { params: { path }, body }));
    await saved();
  }

  return (
    <form
      class="card stack"
      noValidate
      aria-labelledby="next-step"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void run(save);
      }}
    >
      <h2 id="next-step">{t.nextStep}</h2>
      <Select
        label={t.choose}
        value={kind}
        onValue={(chosen) => setKind(chosen as Kind)}
        options={kinds.map((each) => [each, named.kinds[each] ?? each])}
        hint={t.said[kind]}
      />
      {refusal && <NoNotice refusal={refusal} />}
      {plan.map(([name, label, isOptional]) => {
        const about = {
          label: isOptional ? t.optional(t.fields[label]) : t.fields[label],
          value: typed[name] ?? "",
          onValue: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
          fault: refusal?.faultAt(`/${name}`)?.detail,
        };
        if (name === "text") return <TextArea key={name} {...about} />;
        if (name === "level") return <Select key={name} {...about} options={Object.entries(named.levels)} />;
        return <Input key={name} {...about} type={TYPES[name] ?? "text"} />;
      })}
      <button type="submit" class="main" disabled={busy}>
        {busy ? t.saving : t.save}
      </button>
    </form>
  );
}
