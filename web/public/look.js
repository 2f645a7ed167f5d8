// Before the first paint, so that nothing flashes in the other colours; see src/state/look.ts.
try {
  const look = localStorage.getItem("presensi.look");
  if (look === "light" || look === "dark") document.documentElement.dataset.theme = look;
} catch {
  // No storage: as the phone has it.
}
