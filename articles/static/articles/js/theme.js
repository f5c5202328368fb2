// Runs before the first paint, so that a reader who chose dark never sees a flash of light and text has
// its size, and what only scripts can serve has its place from the start.
document.documentElement.dataset.scripted = "";
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
  document.documentElement.dataset.text = localStorage.getItem("text") ?? "";
} catch {
  // Storage is switched off: the system's own preference stands.
}
