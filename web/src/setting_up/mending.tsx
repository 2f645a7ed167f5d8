/** What is to be mended about a unit's people, each with the way to where it is done. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice } from "../parts/notice";
import { Way } from "../parts/way";
import { useHere } from "../state/here";
import { useUnits } from "../state/read_city";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { MENDING } from "./mending_words";
import { UnitChoice } from "./unit_choice";

export default function Mending({ unitId }: { unitId: string }) {
  const { t } = usePageWords(MENDING);
  return unitId ? <OfUnit unitId={unitId} /> : <UnitChoice lead={t.choose} part="perbaiki" />;
}

function OfUnit({ unitId }: { unitId: string }) {
  const { t, lang } = usePageWords(MENDING);
  const { wayTo } = useHere();
  const params = { path: { unit_id: unitId } };
  const asked = useAnswer(`mismatches ${unitId} ${lang}`, () =>
    answer(api.GET("/units/{unit_id}/mismatches", { params })),
  );
  const unit = useUnits().data?.find(({ unit_id }) => unit_id === unitId);
  return (
    <>
      <h2>{unit?.name ?? unitId}</h2>
      <Awaited asked={asked}>
        {({ people }) =>
          people.length ? (
            <>
              <p class="soft">{t.count(people.length)}</p>
              <ul class="rows card">
                {people.map(({ employee_id, name, mismatches }) => (
                  <li class="row" key={employee_id}>
                    <p class="row-name">{name}</p>
                    <ul class="mend">
                      {mismatches.map(({ code, detail, is_hint }) => {
                        return (
                          <li key={code}>
                            <p>
                              {detail}
                              {is_hint && <span class="soft"> ({t.hint})</span>}
                            </p>
                            <p class="ways">
                              {waysOf(code, employee_id, unitId).map(([way, route]) => (
                                <a class="link" key={way} href={wayTo(...route)}>
                                  {t.ways[way]}
                                  <span class="unseen"> {t.of(name)}</span>
                                </a>
                              ))}
                            </p>
                          </li>
                        );
                      })}
                    </ul>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <Notice tone="ok">
              <p>{t.none}</p>
            </Notice>
          )
        }
      </Awaited>
      <Way route={["kota", "orang", unitId]} title={t.people} />
    </>
  );
}

type Remedy = ["person" | "roster" | "phone", string[]];

/** Where a thing is mended: a shift is missing on the person's page or in the unit's roster. */
export function waysOf(code: string, employeeId: string, unitId: string): Remedy[] {
  const person: Remedy = ["person", ["kota", "pegawai", employeeId]];
  if (code === "NO_PHONE") return [["phone", ["tim", unitId, "orang"]]];
  return code === "NO_SHIFT" ? [person, ["roster", ["tim", unitId, "jadwal"]]] : [person];
}
