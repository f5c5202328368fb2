// Copies the short address with a seen and spoken confirmation, and opens the phone's own share sheet.
// Without this file every button posts its form and the server sends the reader on.

/** Counts an intent; a reader's share must never wait for it or fail with it. */
function count(form) {
  fetch(form.action, { method: "POST", redirect: "manual", keepalive: true }).catch(() => {});
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done ? undefined : Promise.reject(new Error("copy"));
}

const SAID = 6000; // milliseconds: long enough to be read twice

function onCopy(bar, form) {
  let saidUntil;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = bar.querySelector("[role=status]");
    try {
      await copy(bar.dataset.url);
    } catch {
      form.submit();
      return;
    }
    count(form);
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = said.dataset.copied));
    clearTimeout(saidUntil);
    saidUntil = setTimeout(() => (said.textContent = ""), SAID);
  });
}

function onNative(bar, form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await navigator.share({ title: bar.dataset.title, url: bar.dataset.url });
    } catch {
      return; // The reader closed the sheet: nothing was shared, nothing is counted.
    }
    count(form);
  });
}

for (const bar of document.querySelectorAll("[data-share]")) {
  const form = (channel) => bar.querySelector(`form[data-channel=${channel}]`);
  if (form("copy")) onCopy(bar, form("copy"));
  if (navigator.share && form("native")) onNative(bar, form("native"));
}
