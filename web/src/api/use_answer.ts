/** Ask the API when a screen opens, and again on demand. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { asRefusal, type Refusal } from "./refusal";

export interface Asked<T> {
  data: T | null;
  refusal: Refusal | null;
  loading: boolean;
  reload: () => Promise<void>;
}

/** `key` says what is asked for: another key asks anew and drops the old answer; null asks nothing yet. */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>): Asked<T> {
  const [found, setFound] = useState<{ key: string | null; data: T | null; refusal: Refusal | null }>();
  const [loading, setLoading] = useState(true);
  const latest = useRef({ key, ask });
  latest.current = { key, ask };

  const reload = useCallback(async () => {
    const asked = latest.current;
    if (asked.key === null) return;
    const isCurrent = () => latest.current.key === asked.key;
    setLoading(true);
    try {
      const data = await asked.ask();
      if (isCurrent()) setFound({ key: asked.key, data, refusal: null });
    } catch (error) {
      const refusal = asRefusal(error);
      if (isCurrent())
        setFound((before) => ({ key: asked.key, data: before?.key === asked.key ? before.data : null, refusal }));
    } finally {
      if (isCurrent()) setLoading(false);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  useEffect(() => void reload(), [key, reload]);
  const current = found?.key === key ? found : undefined;
  return { data: current?.data ?? null, refusal: current?.refusal ?? null, loading, reload };
}
