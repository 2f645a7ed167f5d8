/** The lock of months at a desk: each month with its lock; the chosen one with what is not ready, unit by unit. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Month } from "../../months/page";
import { MONTHS } from "../../months/words";
import { useHere } from "../../state/here";
import { dateAndTime, monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Beside } from "../parts/opened";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { DeskFigures, DeskUnready } from "./parts";
import { DESK_MONTHS } from "./words";

const SHOWN = { Figures: DeskFigures, Unready: DeskUnready };

export default function MonthsDesk() {
  const { t, lang } = usePageWords(DESK_MONTHS);
  const words = usePageWords(MONTHS).t;
  const { zone } = useHere();
  const [{ bulan = "" }] = useQuery();
  const asked = useAnswer("months", () => answer(api.GET("/months")));
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Awaited asked={asked}>
        {({ months }) => {
          const month = months.find((each) => each.month === bulan)?.month ?? months[0]?.month;
          return (
            <Beside
              isChoice
              table={
                <Table
                  caption={t.months}
                  rows={months}
                  rowKey={(each) => each.month}
                  empty={t.none}
                  sortedBy="-bulan"
                  pageSize={24}
                  columns={[
                    {
                      key: "bulan",
                      title: t.month,
                      sort: (each) => each.month,
                      cell: (each) => (
                        <a
                          href={withQuery(location.hash, { bulan: each.month })}
                          aria-current={each.month === month ? "true" : undefined}
                        >
                          {monthName(each.month, lang)}
                        </a>
                      ),
                    },
                    {
                      key: "kunci",
                      title: t.lock,
                      sort: ({ lock }) => lock?.locked_at ?? null,
                      cell: ({ lock }) =>
                        lock ? (
                          <>
                            <span class="tag ok">{t.locked}</span>
                            <span class="row-unit soft small">{dateAndTime(lock.locked_at, lang, zone)}</span>
                          </>
                        ) : (
                          <span class="soft">{t.open}</span>
                        ),
                    },
                  ]}
                />
              }
              opened={
                month && (
                  <div class="opened">
                    <Month key={month} month={month} reloadList={asked.reload} shown={SHOWN} />
                  </div>
                )
              }
            />
          );
        }}
      </Awaited>
    </>
  );
}
