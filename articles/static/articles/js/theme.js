// Runs before the first paint, so that a reader who chose dark never sees a flash of light.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the system's own preference stands.
}
