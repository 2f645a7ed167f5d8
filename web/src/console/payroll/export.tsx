/** The payroll export of a unit's locked month. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { address } from "../../route";
import { inTree } from "../../setting_up/unit_tree";
import { useUnits } from "../../state/read_city";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { OrderFile } from "../parts/order_file";
import { Awaited, Empty } from "../parts/states";
import { useQuery } from "../use_query";
import { PAYROLL } from "./words";

export function Export() {
  const { t, lang } = usePageWords(PAYROLL);
  const [query, change] = useQuery();
  const units = useUnits();
  const months = useAnswer("months", () => answer(api.GET("/months")));
  const placed = inTree(units.data ?? [], lang);
  const locked = (months.data?.months ?? []).filter(({ lock }) => lock).map(({ month }) => month);
  const unit_id = placed.find(({ unit }) => unit.unit_id === query.unit)?.unit.unit_id ?? placed[0]?.unit.unit_id ?? "";
  const month = locked.find((each) => each === query.bulan) ?? locked[0] ?? "";
  return (
    <div class="narrow stack">
      <p class="lead">{t.lead}</p>
      <Awaited asked={units}>
        {(found) => (
          <Awaited asked={months}>
            {() =>
              !unit_id || !month ? (
                <Empty text={unit_id ? t.noMonth : t.noUnit} />
              ) : (
                <section class="card stack">
                  <UnitSelect label={t.unit} units={found} value={unit_id} onValue={(unit) => change({ unit })} />
                  <Select
                    label={t.month}
                    value={month}
                    onValue={(chosen) => change({ bulan: chosen })}
                    options={locked.map((each) => [each, monthName(each, lang)])}
                  />
                  <OrderFile
                    key={`${unit_id} ${month}`}
                    isMain
                    label={t.make}
                    hint={t.hint}
                    wayOn={({ code }) => code === "RULE_UNCONFIRMED" && <a href={address("pengaturan")}>{t.confirm}</a>}
                    order={(once) =>
                      answer(
                        api.POST("/units/{unit_id}/payroll-exports", {
                          params: { path: { unit_id }, ...once },
                          body: { month },
                        }),
                      )
                    }
                  />
                </section>
              )
            }
          </Awaited>
        )}
      </Awaited>
      <section class="stack" aria-labelledby="notes">
        <h2 id="notes">{t.noteTitle}</h2>
        <ul>
          {t.notes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
