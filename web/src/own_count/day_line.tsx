/** One counted day: its date leads to its details, where one may ask about it. */
import type { ComponentChildren } from "preact";
import { address } from "../route";

interface DayLineProps {
  on: string;
  name: string;
  children: ComponentChildren;
}

export function DayLine({ on, name, children }: DayLineProps) {
  return (
    <li class="row">
      <a class="link row-name" href={address("riwayat", on.slice(0, 7), on.slice(8))}>
        {name}
      </a>
      <p class="soft">{children}</p>
    </li>
  );
}
