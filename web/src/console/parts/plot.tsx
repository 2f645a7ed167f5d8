/** A small plot, drawn by ourselves: lines or stacked bars, with the same figures as a table below. */
import { useId } from "preact/hooks";
import { usePageWords } from "../../words/words";
import { CONSOLE } from "../words";
import { shownFigure } from "./figure";
import { Drawn, type PlotProps, type Series, toneOf } from "./plot_drawn";

export function Plot(props: PlotProps) {
  const { title, labels, series } = props;
  const id = useId();
  return (
    <figure class="plot card" aria-labelledby={id}>
      <figcaption id={id} class="strong">
        {title}
      </figcaption>
      {series.length > 1 && (
        <ul class="plot-names">
          {series.map((each, at) => (
            <li key={each.name} class={toneOf(each, at)}>
              <svg viewBox="0 0 28 10" aria-hidden="true" focusable="false">
                {props.kind === "bars" ? (
                  <rect class="plot-bar" x="9" width="10" height="10" />
                ) : (
                  <path class="plot-line" d="M1 5H27" />
                )}
              </svg>
              {each.name}
            </li>
          ))}
        </ul>
      )}
      <Drawn {...props} />
      <AsTable title={title} labels={labels} series={series} />
    </figure>
  );
}

function AsTable({ title, labels, series }: { title: string; labels: readonly string[]; series: readonly Series[] }) {
  const { t, lang } = usePageWords(CONSOLE);
  return (
    <details class="plot-table">
      <summary>{t.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section class="table-scroll" tabIndex={0} aria-label={title}>
        <table class="table">
          <thead>
            <tr>
              <td />
              {series.map(({ name }) => (
                <th key={name} scope="col" class="figure">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {series.map(({ name, values }) => (
                  <td key={name} class="figure">
                    {shownFigure(values[at] ?? "–", lang)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
