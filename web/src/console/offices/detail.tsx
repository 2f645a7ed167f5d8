/** One office: what holds, and its fences over time. */
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { useFocus } from "../../parts/use_focus";
import { address } from "../../route";
import { LEADERS_WHO_ACT } from "../../state/roles";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { type Fact, Facts } from "../parts/facts";
import { Scroll } from "../parts/scroll";
import { Awaited } from "../parts/states";
import { fenceText } from "./fence_text";
import { type HeldOffice, readFences } from "./held";
import { OFFICES } from "./words";

interface DetailProps {
  office: HeldOffice | undefined;
  today: string;
  edit: (() => void) | null;
}

export function Detail({ office, today, edit }: DetailProps) {
  const { t, lang } = usePageWords(OFFICES);
  const putsUpCodes = useDesk().roles.some((role) => LEADERS_WHO_ACT.includes(role));
  const heading = useFocus<HTMLHeadingElement>();
  if (!office)
    return (
      <Notice tone="warn">
        <p>{t.gone}</p>
      </Notice>
    );
  const facts: Fact[] = [
    [t.fence, fenceText(office.shape, t, lang)],
    [t.since, shortDate(office.startsOn, lang)],
    [t.use, office.inUse ? t.inUse : t.unused],
    [t.zone, office.zone ?? t.cityZone],
    [t.id, office.officeId],
  ];
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {office.name}
      </h2>
      <Facts of={facts} />
      {edit && (
        <button type="button" class="main" onClick={edit}>
          {t.edit}
          <span class="unseen"> {office.name}</span>
        </button>
      )}
      {putsUpCodes && (
        <p>
          <a class="link" href={address("kode")}>
            {t.codes}
          </a>
        </p>
      )}
      <History officeId={office.officeId} today={today} />
    </>
  );
}

function History({ officeId, today }: { officeId: string; today: string }) {
  const { t, lang } = usePageWords(OFFICES);
  const asked = useAnswer(`fences ${officeId}`, () => readFences(officeId));
  return (
    <section aria-labelledby="history">
      <h3 id="history">{t.history}</h3>
      <Awaited asked={asked}>
        {(fences) => {
          const holding = fences.filter(({ startsOn }) => startsOn <= today).length - 1;
          return (
            <Scroll label={t.historyTable}>
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{t.since}</th>
                    <th scope="col">{t.fence}</th>
                    <th scope="col">{t.version}</th>
                  </tr>
                </thead>
                <tbody>
                  {fences
                    .map((fence, at) => (
                      <tr key={fence.version}>
                        <th scope="row">{shortDate(fence.startsOn, lang)}</th>
                        <td>{fenceText(fence.shape, t, lang)}</td>
                        <td>
                          {fence.version} · {at === holding ? t.holds : at > holding ? t.ahead : t.over}
                        </td>
                      </tr>
                    ))
                    .reverse()}
                </tbody>
              </table>
            </Scroll>
          );
        }}
      </Awaited>
      <p class="hint">{t.historyHint}</p>
    </section>
  );
}
