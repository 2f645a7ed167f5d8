/** Names of people by their ids, each asked for once while the page is open. */
import { useEffect, useState } from "preact/hooks";
import { answer, api } from "../api/client";

const known = new Map<string, string>();

/** The id itself until its name is there, and where it may not be known. */
export function useName(id: string | null): string {
  const [, setFound] = useState("");
  useEffect(() => {
    if (!id || known.has(id)) return;
    let isLeft = false;
    const params = { path: { employee_id: id } };
    void answer(api.GET("/employees/{employee_id}", { params }))
      .then(
        ({ name }) => known.set(id, name),
        () => undefined, // out of reach or no person: the id stands
      )
      .then(() => !isLeft && setFound(id));
    return () => {
      isLeft = true;
    };
  }, [id]);
  return known.get(id ?? "") ?? id ?? "";
}
