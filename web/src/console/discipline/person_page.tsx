/** One person's count of a year: its evidence, the case it may become, and their record over years. */
import { answer, api } from "../../api/client";
import { onceOnly } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { Icon } from "../../parts/icon";
import { Sure } from "../../parts/sure";
import { address, go } from "../../route";
import { useHere } from "../../state/here";
import { DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { OrderFile } from "../parts/order_file";
import { Awaited } from "../parts/states";
import { useQuery } from "../use_query";
import { Evidence } from "./evidence";
import { readCases } from "./read";
import { DISCIPLINE } from "./words";

export function PersonPage({ employeeId }: { employeeId: string }) {
  const { t } = usePageWords(DISCIPLINE);
  const { roles } = useDesk();
  const [query] = useQuery();
  const { on } = useHere();
  const year = /^20\d\d$/.test(query.tahun ?? "") ? (query.tahun ?? "") : on.slice(0, 4);
  const path = { employee_id: employeeId };
  const count = useAnswer(`count ${employeeId} ${year}`, () =>
    answer(api.GET("/employees/{employee_id}/discipline/{year}", { params: { path: { ...path, year } } })),
  );
  const cases = useAnswer(`cases ${year}`, () => readCases(Number(year)));
  const own = (cases.data ?? []).filter((each) => each.employee_id === employeeId);
  const isHandler = roles.some((role) => DECIDERS.includes(role));
  const isGoing = own.some(({ state }) => state !== "closed");

  async function open() {
    const params = { path, ...onceOnly() };
    const opened = await answer(
      api.POST("/employees/{employee_id}/discipline-cases", { params, body: { year: Number(year) } }),
    );
    go("disiplin", employeeId, opened.case_id);
  }

  return (
    <>
      <p>
        <a href={address("disiplin")}>{t.back}</a>
      </p>
      <Awaited asked={count}>
        {(found) => (
          <section class="stack" aria-labelledby="person">
            <h2 id="person">
              {found.sums.name} · {year}
            </h2>
            <Evidence found={found} />
            {own.length > 0 && (
              <ul class="rows card">
                {own.map(({ case_id }) => (
                  <li key={case_id}>
                    <a class="row row-link" href={address("disiplin", employeeId, case_id)}>
                      <span class="strong">{t.toCase(case_id)}</span>
                      <Icon name="next" />
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {isHandler && found.sums.reached && cases.data && !isGoing && (
              <Sure label={t.open} consequence={t.openSure} yes={t.openYes} busyLabel={t.opening} act={open} />
            )}
          </section>
        )}
      </Awaited>
      <OrderFile
        label={t.record}
        hint={t.recordHint}
        order={(once) =>
          answer(
            api.POST("/employees/{employee_id}/compliance-records", { params: { path, ...once }, body: { years: 5 } }),
          )
        }
      />
    </>
  );
}
