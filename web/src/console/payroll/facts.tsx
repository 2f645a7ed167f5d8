/** What a month came to, name by name: rupiah are too long for a row of figures, and a list prints well. */
export type Fact = readonly [name: string, said: string];

export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl class="card facts">
      {of.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
