/** A tick within a table, named for who cannot see its row. */
export function Pick({ label, value, onValue }: { label: string; value: boolean; onValue: (isIn: boolean) => void }) {
  return (
    <label class="pick">
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span class="unseen">{label}</span>
    </label>
  );
}
