/** Our own few icons, drawn with the colour of the text around them; always beside words. */
const PATHS = {
  home: "M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z",
  history: "M5 5.5h14V20H5zM5 9.5h14M8.5 3.5v4M15.5 3.5v4",
  team: "M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11zM3 19.5c0-3.3 2.6-5.5 6-5.5s6 2.2 6 5.5zM16 11a2.7 2.7 0 1 0-.8-5.3M17.5 14.2c2.1.7 3.5 2.6 3.5 5.3h-3",
  city: "M4 20V9.5l6-4 6 4V20M16 20v-8h4v8M3 20h18M8 12h.1M12 12h.1M8 16h.1M12 16h.1",
  account: "M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20c0-3.9 3.3-6 7.5-6s7.5 2.1 7.5 6z",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z",
  pin: "M12 21s-6.5-5.8-6.5-11a6.5 6.5 0 1 1 13 0c0 5.2-6.5 11-6.5 11zM12 12.3a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2",
  alert: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 16.8v.2",
  phone: "M7.5 3.5h9v17h-9zM10.8 17.8h2.4",
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  eye: "M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z",
  lock: "M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5",
  people: "M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20c0-3.9 3.3-6 7.5-6s7.5 2.1 7.5 6z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
