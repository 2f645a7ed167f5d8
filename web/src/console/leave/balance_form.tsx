/** What a person brought along into a year: read it, and as a city admin enter or correct it. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { Refusal, refuse } from "../../api/refusal";
import { useAnswer } from "../../api/use_answer";
import { Input } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useName } from "../../setting_up/names";
import { useHere } from "../../state/here";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Facts } from "../parts/facts";
import { Awaited } from "../parts/states";
import { bodyOf, FIELDS, faultyOf, isEnteredFor, type Typed, typedOf } from "./balance";
import { DESK_LEAVE } from "./words";

type Balance = Schemas["BalanceView"];

interface BalanceProps {
  employeeId: string;
  year: string;
  mayWrite: boolean;
  saved: () => Promise<void>;
}

export function OpeningBalance({ employeeId, year, mayWrite, saved }: BalanceProps) {
  const { t } = usePageWords(DESK_LEAVE);
  const { me, on } = useHere();
  const path = { employee_id: employeeId, year };
  const asked = useAnswer(`balance ${employeeId} ${year}`, async () => ({ found: await read(path) }));
  const isOwn = employeeId === me.employee.employee_id;
  const isOpen = isEnteredFor(year, on);
  async function done() {
    await Promise.all([asked.reload(), saved()]);
  }
  return (
    <section class="card stack" aria-labelledby="opening">
      <h3 id="opening">{t.opening(year)}</h3>
      <Awaited asked={asked}>
        {({ found }) => (
          <>
            {found ? <Entered balance={found} /> : <p class="soft">{t.noOpening}</p>}
            {mayWrite && !isOwn && isOpen ? (
              <BalanceForm key={found?.revision ?? 0} path={path} held={found} done={done} />
            ) : (
              <>
                {found && <BalanceFacts balance={found} />}
                <p class="hint">{!mayWrite ? t.onlyAdmin : isOwn ? t.own : t.notThisYear}</p>
              </>
            )}
          </>
        )}
      </Awaited>
    </section>
  );
}

/** Null where nothing was entered. */
async function read(path: { employee_id: string; year: string }): Promise<Balance | null> {
  try {
    return await answer(api.GET("/employees/{employee_id}/balances/{year}", { params: { path } }));
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}

function Entered({ balance: { entered_by, entered_at } }: { balance: Balance }) {
  const { t, lang } = usePageWords(DESK_LEAVE);
  const { zone } = useHere();
  const name = useName(entered_by);
  return <p class="soft">{t.enteredBy(name, dateAndTime(entered_at, lang, zone))}</p>;
}

function BalanceFacts({ balance }: { balance: Balance }) {
  const { t } = usePageWords(DESK_LEAVE);
  return <Facts isInside of={FIELDS.map((field) => [t.fields[field], balance[field] ?? "–"])} />;
}

interface FormProps {
  path: { employee_id: string; year: string };
  held: Balance | null;
  done: () => Promise<void>;
}

function BalanceForm({ path, held, done }: FormProps) {
  const { t } = usePageWords(DESK_LEAVE);
  const [typed, setTyped] = useState<Typed>(() => typedOf(held));
  async function send() {
    refuse(...faultyOf(typed, t));
    const body = bodyOf(typed, held?.revision ?? 0);
    await answer(api.PUT("/employees/{employee_id}/balances/{year}", { params: { path }, body }));
    await done();
  }
  return (
    <Sheet send={send} submit={t.set} busyLabel={t.saving}>
      {(faultAt) =>
        FIELDS.map((field) => (
          <Input
            key={field}
            label={t.fields[field]}
            hint={t.hints[field]}
            {...(field !== "source_document" && { inputMode: "numeric" as const })}
            value={typed[field]}
            onValue={(value) => setTyped((before) => ({ ...before, [field]: value }))}
            fault={faultAt(`/${field}`)}
          />
        ))
      }
    </Sheet>
  );
}
