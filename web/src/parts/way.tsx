/** A card that leads to another page, with a line on what is there. */
import type { ComponentChildren } from "preact";
import { useHere } from "../state/here";
import { Icon } from "./icon";

interface WayProps {
  route: readonly string[];
  title: string;
  children?: ComponentChildren;
}

export function Way({ route, title, children }: WayProps) {
  const { wayTo } = useHere();
  return (
    <a class="card row-link" href={wayTo(...route)}>
      <span>
        <span class="strong">{title}</span>
        {children}
      </span>
      <Icon name="next" />
    </a>
  );
}
