/** One machine: its name, office and clock, and below them the map of its PINs. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { type Refusal, refuse } from "../../api/refusal";
import { FileField, useFile } from "../../parts/file_field";
import { Input, Select, Tick } from "../../parts/labelled";
import { NoNotice } from "../../parts/notice";
import { Busy } from "../../parts/screen";
import { Sheet } from "../../parts/sheet";
import { useAct } from "../../parts/use_act";
import { useOffices } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import type { Machine } from "./page";
import { MACHINES } from "./words";

const CODE = /^[A-Za-z0-9._-]{1,26}$/;
const MAX_AHEAD_S = 43_200; // chalicelib/rules/machine_file.py

interface FormProps {
  /** Null for a new one. */
  machine: Machine | null;
  reload: () => Promise<void>;
  open: (machineId: string) => void;
}

export function MachineForm({ machine, reload, open }: FormProps) {
  const { t } = usePageWords(MACHINES);
  const offices = useOffices();
  const [draft, setDraft] = useState({
    code: machine?.machine_id ?? "",
    name: machine?.name ?? "",
    office: machine?.office_id ?? "",
    ahead: String(machine?.ahead_s ?? 0),
    inUse: machine?.in_use ?? true,
  });
  const [isSaved, setSaved] = useState(false);
  const set = (part: Partial<typeof draft>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  async function send() {
    const ahead_s = /^-?\d{1,5}$/.test(draft.ahead.trim()) ? Number(draft.ahead) : Number.NaN;
    refuse(
      [!CODE.test(draft.code), "/machine_id", t.codeFault],
      [!draft.name.trim(), "/name", t.nameFault],
      [!draft.office, "/office_id", t.officeFault],
      [!(Math.abs(ahead_s) <= MAX_AHEAD_S), "/ahead_s", t.aheadFault],
    );
    const body = {
      name: draft.name.trim(),
      office_id: draft.office,
      ahead_s,
      in_use: draft.inUse,
      revision: machine?.revision ?? 0,
    };
    await answer(api.PUT("/machines/{machine_id}", { params: { path: { machine_id: draft.code } }, body }));
    await reload();
    setSaved(true);
    if (!machine) open(draft.code);
  }
  return (
    <>
      <Awaited asked={offices}>
        {(found) => (
          <Sheet send={send} submit={t.save} busyLabel={t.saving}>
            {(faultAt) => (
              <div class="card stack">
                <h2>{machine ? machine.name : t.add}</h2>
                {!machine && (
                  <Input
                    label={t.code}
                    hint={t.codeHint}
                    value={draft.code}
                    onValue={(code) => set({ code })}
                    maxLength={26}
                    fault={faultAt("/machine_id")}
                  />
                )}
                <Input
                  label={t.name}
                  hint={t.nameHint}
                  value={draft.name}
                  onValue={(name) => set({ name })}
                  maxLength={120}
                  fault={faultAt("/name")}
                />
                <Select
                  label={t.office}
                  value={draft.office}
                  onValue={(office) => set({ office })}
                  options={[["", t.chooseOffice], ...found.map(({ id, name }) => [id, name] as const)]}
                  fault={faultAt("/office_id")}
                />
                <Input
                  label={t.ahead}
                  hint={t.aheadHint}
                  value={draft.ahead}
                  onValue={(ahead) => set({ ahead })}
                  maxLength={6}
                  fault={faultAt("/ahead_s")}
                />
                {machine && <Tick label={t.isInUse} value={draft.inUse} onValue={(inUse) => set({ inUse })} />}
              </div>
            )}
          </Sheet>
        )}
      </Awaited>
      <p class="live" role="status">
        {isSaved ? t.saved : ""}
      </p>
      {machine && <PinMap machine={machine} reload={reload} />}
    </>
  );
}

function PinMap({ machine, reload }: { machine: Machine; reload: () => Promise<void> }) {
  const { t } = usePageWords(MACHINES);
  const { busy, refusal, run } = useAct();
  const { field, fault, onFile, take } = useFile((file) => (file ? null : "noFile"));
  const [saved, setSaved] = useState<number | null>(null);
  async function send(chosen: File) {
    setSaved(null);
    const { pins } = await answer(
      api.PUT("/machines/{machine_id}/pins", {
        params: { path: { machine_id: machine.machine_id } },
        body: (await chosen.text()) as never,
        bodySerializer: (text: unknown) => text as string,
        headers: { "Content-Type": "text/csv" },
      }),
    );
    setSaved(pins);
    await reload();
  }
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const file = take();
    if (file && !busy) void run(() => send(file));
  }
  return (
    <form class="card stack" onSubmit={onSubmit} noValidate>
      <h2>{t.mapTitle}</h2>
      <p>{t.mapLead(machine.pins)}</p>
      <FileField
        label={t.mapFile}
        hint={t.mapHint}
        accept=".csv"
        disabled={busy}
        fault={fault ? t[fault] : undefined}
        {...{ field, onFile }}
      />
      {refusal && <RowFaults refusal={refusal} />}
      {busy && <Busy>{t.saving}</Busy>}
      <button type="submit" class="quiet" disabled={busy}>
        {t.mapSend}
      </button>
      <p class="live" role="status">
        {saved === null ? "" : t.mapSaved(saved)}
      </p>
    </form>
  );
}

function RowFaults({ refusal }: { refusal: Refusal }) {
  const { t } = usePageWords(MACHINES);
  return (
    <NoNotice refusal={refusal}>
      <ul>
        {refusal.faults.map(({ pointer, detail }) => {
          const row = pointer.split("/")[2];
          return <li key={pointer}>{`${row ? t.row(row) : t.wholeFile}: ${detail}`}</li>;
        })}
      </ul>
    </NoNotice>
  );
}
