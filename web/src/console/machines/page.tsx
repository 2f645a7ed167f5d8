/** Attendance machines: a log to upload, the machines, the imports so far; or one import. What is open is in the address. */
import { answer, api, type Schemas } from "../../api/client";
import type { Job } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { useHere } from "../../state/here";
import { useOffices } from "../../state/read_city";
import { dateAndTime, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { LogJob } from "./log_job";
import { MachineForm } from "./machine_form";
import { Upload } from "./upload";
import { MACHINES } from "./words";

export type Machine = Schemas["MachineView"];

const useMachines = () => useAnswer("machines", async () => (await answer(api.GET("/machines"))).machines);

const NEW = "baru";

export default function MachinesPage() {
  const { t } = usePageWords(MACHINES);
  const { roles } = useDesk();
  const [query, change] = useQuery();
  const machines = useMachines();
  const isAdmin = roles.includes("city_admin");
  if (query.impor) {
    return (
      <>
        <Back onClick={() => change({ impor: null })} />
        <LogJob key={query.impor} jobId={query.impor} machines={machines.data ?? []} />
      </>
    );
  }
  const wanted = isAdmin ? (query.mesin ?? "") : "";
  return (
    <Awaited asked={machines}>
      {(found) =>
        wanted ? (
          <>
            <Back onClick={() => change({ mesin: null })} />
            <MachineForm
              key={wanted}
              machine={found.find(({ machine_id }) => machine_id === wanted) ?? null}
              reload={machines.reload}
              open={(machine_id) => change({ mesin: machine_id })}
            />
          </>
        ) : (
          <>
            <p class="lead">{t.lead}</p>
            {(found.length > 0 || !isAdmin) && (
              <Upload
                machines={found.filter(({ in_use }) => in_use)}
                begun={(job) => change({ impor: job.job_id, page: null })}
              />
            )}
            <Registered machines={found} isAdmin={isAdmin} edit={(mesin) => change({ mesin })} />
            <History machines={found} open={(job) => change({ impor: job.job_id })} />
          </>
        )
      }
    </Awaited>
  );
}

function Back({ onClick }: { onClick: () => void }) {
  const { t } = usePageWords(MACHINES);
  return (
    <button type="button" class="quiet small-button as-wide-as-its-words" onClick={onClick}>
      {t.back}
    </button>
  );
}

interface RegisteredProps {
  machines: readonly Machine[];
  isAdmin: boolean;
  edit: (machineId: string) => void;
}

function Registered({ machines, isAdmin, edit }: RegisteredProps) {
  const { t } = usePageWords(MACHINES);
  const offices = useOffices();
  const nameOf = (officeId: string) =>
    offices.data ? (offices.data.find(({ id }) => id === officeId)?.name ?? t.noOffice) : "";
  return (
    <div class="stack">
      <h2>{t.machines}</h2>
      <Table
        caption={t.machines}
        name="m"
        rows={machines}
        rowKey={({ machine_id }) => machine_id}
        empty={t.noneRegistered}
        columns={[
          { key: "nama", title: t.name, sort: ({ name }) => name, cell: ({ name }) => name },
          { key: "kode", title: t.code, sort: ({ machine_id }) => machine_id, cell: ({ machine_id }) => machine_id },
          { key: "kantor", title: t.office, cell: ({ office_id }) => nameOf(office_id) },
          { key: "jam", title: t.clock, cell: ({ ahead_s }) => t.aheadShown(ahead_s) },
          { key: "pin", title: t.pins, cell: ({ pins }) => t.pinsShown(pins) },
          {
            key: "dipakai",
            title: t.state,
            cell: ({ in_use }) => <span class={`tag ${in_use ? "ok" : "off"}`}>{in_use ? t.inUse : t.outOfUse}</span>,
          },
          ...(isAdmin ? [{ key: "ubah", title: t.edit, cell: editing }] : []),
        ]}
      />
      {isAdmin && (
        <button type="button" class="quiet as-wide-as-its-words" onClick={() => edit(NEW)}>
          {t.add}
        </button>
      )}
    </div>
  );

  function editing({ machine_id, name }: Machine) {
    return (
      <button type="button" class="link" aria-label={t.editOf(name)} onClick={() => edit(machine_id)}>
        {t.edit}
      </button>
    );
  }
}

const TONES: Record<string, string> = { done: "ok", checked: "warn", failed: "bad" };

interface HistoryProps {
  machines: readonly Machine[];
  open: (job: Job) => void;
}

function History({ machines, open }: HistoryProps) {
  const { t, lang } = usePageWords(MACHINES);
  const { zone } = useHere();
  const asked = useAnswer("jobs", async () => (await answer(api.GET("/jobs"))).jobs);
  return (
    <div class="stack">
      <h2>{t.history}</h2>
      <Awaited asked={asked}>
        {(jobs) => (
          <Table
            caption={t.history}
            name="r"
            rows={jobs.filter(({ kind }) => kind === "machine_log")}
            rowKey={({ job_id }) => job_id}
            empty={t.noHistory}
            pageSize={15}
            columns={[
              {
                key: "kapan",
                title: t.at,
                sort: ({ made_at }) => made_at,
                cell: (job) => (
                  <button type="button" class="link" onClick={() => open(job)}>
                    {dateAndTime(job.made_at, lang, zone)}
                  </button>
                ),
              },
              { key: "mesin", title: t.machine, cell: ({ machine_id }) => nameOf(machines, machine_id) },
              { key: "rentang", title: t.days, cell: (job) => spanOf(job) },
              { key: "baris", title: t.rows, isNumber: true, cell: ({ counts }) => counts.rows ?? null },
              {
                key: "status",
                title: t.state,
                cell: (job) => (
                  <span class={`tag ${job.withdrawn ? "off" : (TONES[job.state] ?? "off")}`}>
                    {t.states[stateOf(job)] ?? job.state}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Awaited>
    </div>
  );

  function spanOf({ first_on, last_on }: Job) {
    return first_on && last_on ? t.dates(shortDate(first_on, lang), shortDate(last_on, lang)) : "";
  }
}

export function stateOf({ state, withdrawn }: Pick<Job, "state" | "withdrawn">): string {
  if (!withdrawn) return state;
  return state === "applying" ? "withdrawing" : state === "done" ? "withdrawn" : state;
}

export function nameOf(machines: readonly Machine[], machineId: string | null): string {
  return machines.find(({ machine_id }) => machine_id === machineId)?.name ?? machineId ?? "";
}
