/** What a period may come to, in words; the best first. */
import type { Language } from "../words/language";

export const PREDICATES: Record<Language, Record<string, string>> = {
  id: {
    very_good: "Sangat baik",
    good: "Baik",
    needs_improvement: "Butuh perbaikan",
    poor: "Kurang",
    very_poor: "Sangat kurang",
  },
  en: {
    very_good: "Very good",
    good: "Good",
    needs_improvement: "Needs improvement",
    poor: "Poor",
    very_poor: "Very poor",
  },
};
