/** Fields of a set that are whole numbers, one beside the other. */
import { Input } from "../../parts/labelled";
import { wholeOf } from "./plan";

interface WholesProps<S, N extends keyof S & string> {
  set: S;
  names: readonly N[];
  labels: Readonly<Record<string, string>>;
  change: (set: S) => void;
  faultAt: (name: string) => string | undefined;
}

export function Wholes<S extends object, N extends keyof S & string>(props: WholesProps<S, N>) {
  const { set, names, labels, change, faultAt } = props;
  return (
    <>
      {names.map((name) => (
        <Input
          key={name}
          label={labels[name]}
          inputMode="numeric"
          value={String(set[name])}
          onValue={(text) => change({ ...set, [name]: wholeOf(text) })}
          fault={faultAt(name)}
        />
      ))}
    </>
  );
}
