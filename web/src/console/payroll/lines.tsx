/** A person's deductions as a table, with their sum below: as they are printed. */

import { shortDate } from "../../words/format";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Empty } from "../parts/states";
import type { Person } from "./read";
import { PAYROLL } from "./words";

export function Lines({ person, events }: { person: Person; events: Readonly<Record<string, string>> }) {
  const { t, lang } = usePageWords(PAYROLL);
  const { deductions, percent_bp, cut_idr, minutes } = person;
  if (!deductions.length) return <Empty text={t.noLines} />;
  const isCapped = deductions.reduce((sum, each) => sum + (each.percent_bp ?? 0), 0) > (percent_bp ?? Infinity);
  const said = (amount: number | null) => (amount === null ? "–" : rupiah(amount, lang));
  const share = (amount: number | null) => (amount === null ? "–" : percent(amount, lang));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section class="table-scroll" tabIndex={0} aria-label={t.lines}>
        <table class="table">
          <caption class="unseen">{t.lines}</caption>
          <thead>
            <tr>
              <th scope="col">{t.date}</th>
              <th scope="col">{t.event}</th>
              <th scope="col" class="figure">
                {t.minutes}
              </th>
              <th scope="col" class="figure">
                {t.ofWhole}
              </th>
              {cut_idr !== null && (
                <th scope="col" class="figure">
                  {t.rupiah}
                </th>
              )}
              <th scope="col">{t.rule}</th>
              <th scope="col">{t.source}</th>
            </tr>
          </thead>
          <tbody>
            {deductions.map((each) => (
              <tr key={`${each.on} ${each.event}`}>
                <th scope="row">{shortDate(each.on, lang)}</th>
                <td>
                  {events[each.event] ?? each.event}
                  {each.capped_bp > 0 && (
                    <span class="soft small">
                      {" "}
                      {t.capped}: {percent(each.capped_bp, lang)}
                    </span>
                  )}
                </td>
                <td class="figure">{each.minutes || "–"}</td>
                <td class="figure">{share(each.percent_bp)}</td>
                {cut_idr !== null && <td class="figure">{said(each.cut_idr)}</td>}
                <td>{each.rules_id}</td>
                <td>{each.source}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t.sumLine}
              </th>
              <td class="figure">{minutes}</td>
              <td class="figure">{share(percent_bp)}</td>
              {cut_idr !== null && <td class="figure">{said(cut_idr)}</td>}
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </section>
      {isCapped && <p class="soft small">{t.monthCapped}</p>}
    </>
  );
}
