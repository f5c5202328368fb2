// Light or dark as chosen on the other pages of the admin, before anything is drawn; and the mark by
// which the sheet knows that scripts run.
const chosen = JSON.parse(localStorage.getItem("_x_adminTheme") ?? '"auto"');
const isDark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.classList.toggle("dark", isDark);
document.documentElement.classList.add("has-scripts");
