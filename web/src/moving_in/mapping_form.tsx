/** Where the file calls a column something else: our column -> the file's own header, then the check anew. */
import { type FieldPlan, Form } from "../parts/form";
import type { Job } from "./job";
import { isImport, KINDS } from "./kinds";
import { useMovingIn } from "./words";

/** Our column -> the file's own header. */
export type Mapping = Record<string, string>;

interface MappingFormProps {
  job: Job;
  /** Of the checks before. */
  given: Mapping;
  send: (mapping: Mapping) => Promise<void>;
}

/** Nothing unless a column was missing or unknown. */
export function MappingForm({ job, given, send }: MappingFormProps) {
  const { m } = useMovingIn();
  const wanted = columnsWanted(job);
  if (!wanted.length) return null;
  const plan = (name: string): FieldPlan => ({
    label: m.mappingOf(m.columns[name] ?? name),
    autocomplete: "off",
    maxLength: 100,
    ...(given[name] ? { value: given[name] } : {}),
    ...(optionalOf(job).includes(name) ? { hint: m.optional } : {}),
  });
  async function check(typed: Mapping) {
    const mapping = { ...given, ...typed };
    for (const name of Object.keys(mapping)) if (!mapping[name]?.trim()) delete mapping[name];
    await send(mapping);
  }
  return (
    <Form
      isCard
      fields={Object.fromEntries(wanted.map((name) => [name, plan(name)]))}
      send={check}
      submit={m.again}
      busy={m.asking}
    >
      <h2>{m.mapping}</h2>
      <p>{m.mappingHint}</p>
    </Form>
  );
}

/** The columns that are missing; those that may be missing too, where the file has one that nobody knows. */
export function columnsWanted(job: Pick<Job, "faults" | "kind">): string[] {
  const { faults } = job;
  const missing = faults
    .filter(({ code }) => code === "COLUMN_MISSING")
    .map(({ pointer }) => pointer.split("/")[3] ?? "");
  const isOneUnknown = faults.some(({ code }) => code === "COLUMN_UNKNOWN");
  return isOneUnknown ? [...missing, ...optionalOf(job).filter((each) => !missing.includes(each))] : missing;
}

function optionalOf({ kind }: Pick<Job, "kind">): readonly string[] {
  return isImport(kind) ? KINDS[kind].optional : [];
}
