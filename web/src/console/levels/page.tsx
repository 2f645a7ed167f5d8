/** `#/tingkat`: who in the city stands at which level of discipline; counts for who leads it, people for who follows up. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { Notice } from "../../parts/notice";
import { useHere } from "../../state/here";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited, Empty } from "../parts/states";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { Breakdown, Summary } from "./counts";
import { People } from "./people";
import { LEVELS } from "./words";

const YEARS_BACK = 5;
const SEERS = ["city_admin", "auditor"];

export default function Levels() {
  const { t, lang } = usePageWords(LEVELS);
  const { roles } = useDesk();
  const [query, change] = useQuery();
  const { on, zone } = useHere();
  const now = Number(on.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, back) => String(now - back));
  const year = years.includes(query.tahun ?? "") ? (query.tahun ?? "") : String(now);
  const path = { year };
  const asked = useAnswer(`levels ${year}`, () => answer(api.GET("/discipline-levels/{year}", { params: { path } })));
  const isCounting = asked.data?.is_counting ?? false;
  useLive(asked, true, isCounting);
  const seesPeople = roles.some((role) => SEERS.includes(role));
  return (
    <>
      <p class="lead">{t.lead}</p>
      <div class="table-tools">
        <Select
          label={t.year}
          value={year}
          onValue={(chosen) => change({ tahun: chosen, page: null })}
          options={years.map((each) => [each, each])}
        />
      </div>
      <Awaited asked={asked}>
        {(found) =>
          found.counted_at === null ? (
            <Empty text={found.is_counting ? t.firstCount : t.nothing} />
          ) : (
            <>
              <p class="soft">{t.countedAt(dateAndTime(found.counted_at, lang, zone), found.counts.people)}</p>
              {found.is_counting && (
                <div role="status">
                  <Notice tone="info" icon="clock">
                    <p>{t.counting}</p>
                  </Notice>
                </div>
              )}
              <Summary found={found} seesPeople={seesPeople} />
              {seesPeople && <People year={year} countedAt={found.counted_at} isCounting={isCounting} />}
              <Breakdown found={found} seesPeople={seesPeople} />
            </>
          )
        }
      </Awaited>
    </>
  );
}
