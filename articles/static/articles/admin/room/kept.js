// Nothing typed is lost: what differs from the story as it was opened goes into the browser at once
// and to the server within a second, and is offered to whoever typed it when he comes back. The form
// saves as ever without this.
import { all, put, remove } from "./kept-store.js";
import { cookie, form, write } from "./saving.js";

const QUIET = 700; // milliseconds without a key before the server is told
const LOOK = 150; // between two looks at the form
const LONGEST_WAIT = 30_000; // between two tries

const box = document.getElementById("kept");
const json = (id) => JSON.parse(document.getElementById(id).textContent);
const names = json("kept-names").filter((name) => form.elements[name]);
const said = document.getElementById("kept-said");
const { account } = box.dataset;
const device = uuid();
form.elements["kept-device"].value = device;

// crypto.randomUUID is missing on a paper's own network without TLS.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function value(name) {
  const field = form.elements[name];
  if (field.type === "checkbox") return field.checked;
  if (field.multiple) return Array.from(field.selectedOptions, (option) => option.value);
  return field.value;
}

const read = () => Object.fromEntries(names.map((name) => [name, value(name)]));
const differs = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

function changed() {
  const now = read();
  return Object.fromEntries(Object.entries(now).filter(([name, kept]) => differs(kept, opened[name])));
}

let opened = read();
let last = {};
let seq = 0;
let sent = 0;
let timer = 0;
let wait = 500;
let isLeaving = false;

function record(fields) {
  return {
    key: `${account} ${box.dataset.address} ${device}`,
    account,
    address: box.dataset.address,
    device,
    draft: form.elements["kept-draft"].value,
    seq,
    version: Number(box.dataset.version),
    fields,
    at: new Date().toISOString(),
  };
}

function look() {
  const fields = changed();
  if (!differs(fields, last)) return;
  last = fields;
  warn(fields);
  seq = Math.max(seq + 1, Date.now());
  said.textContent = box.dataset.pending;
  put(record(fields));
  clearTimeout(timer);
  timer = setTimeout(send, QUIET);
}

// A sign-off covers what is printed: saving a change of it takes the sign-off away.
function warn(fields) {
  const line = document.querySelector("[data-voids]");
  const isSigned = Object.keys(fields).some((name) => !box.dataset.unsigned.split(" ").includes(name));
  if (line) line.hidden = !(Number(line.dataset.voids) && isSigned);
}

async function post(body) {
  return fetch(box.dataset.address, {
    method: "POST",
    redirect: "manual", // the login page answers 200
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie() },
    body: JSON.stringify(body),
  });
}

async function send() {
  if (isLeaving || sent === seq) return;
  const mine = record(last);
  let why = "here";
  try {
    const answer = await post(mine);
    const told = answer.ok ? await answer.json() : {};
    if (told.kept >= mine.seq) {
      sent = mine.seq;
      wait = 500;
      if (sent === seq) said.textContent = box.dataset.kept;
      else timer = setTimeout(send, QUIET);
      return;
    }
    why = { 401: "session", 404: "gone", 413: "long" }[answer.status] ?? (answer.type === "opaqueredirect" ? "session" : "here");
  } catch {
    // offline, or the server is gone
  }
  said.textContent = box.dataset[why];
  wait = Math.min(wait * 2, LONGEST_WAIT);
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

function again() {
  if (sent !== seq) {
    clearTimeout(timer);
    send();
  }
}

function label(name) {
  const field = form.elements[name];
  const found = field.labels?.[0] ?? document.querySelector(`label[for="${field.id}"]`);
  return found?.textContent.replace("*", "").trim() || name;
}

function plain(kept) {
  if (typeof kept !== "string") return String(kept);
  return new DOMParser().parseFromString(kept, "text/html").body.textContent;
}

// Of several the one that was typed last; what is in the story already is no offer.
function offer(found) {
  const differing = (one) => Object.entries(one.fields).filter(([name, kept]) => names.includes(name) && differs(kept, opened[name]));
  const offers = found.filter((one) => differing(one).length).sort((one, other) => other.seq - one.seq);
  if (!offers.length) return;
  const [newest] = offers;
  const panel = box.querySelector(".desk-panel");
  const time = panel.querySelector("time");
  time.dateTime = newest.at;
  // In the time and the digits of the paper, wherever its editor sits.
  const numberingSystem = box.dataset.one === "1" ? "latn" : "arab";
  const how = { dateStyle: "medium", timeStyle: "short", timeZone: box.dataset.zone, numberingSystem };
  time.textContent = new Date(newest.at).toLocaleString(document.documentElement.lang, how);
  panel.querySelector("[data-stale]").hidden = newest.version === Number(box.dataset.version);
  const list = panel.querySelector("dl");
  for (const [name, kept] of differing(newest)) {
    const [what, words] = [document.createElement("dt"), document.createElement("dd")];
    what.textContent = label(name);
    const text = plain(kept);
    words.textContent = text.length > 300 ? `${text.slice(0, 300)}…` : text || "–";
    words.dir = "auto";
    list.append(what, words);
  }
  panel.hidden = false;
  panel.querySelector("[data-take]").addEventListener("click", () => {
    for (const [name, kept] of differing(newest)) write(name, kept);
    const seen = form.elements.seen_version;
    if (seen && newest.version) seen.value = newest.version; // the merge page asks, where it is older
    panel.hidden = true;
    look();
    letGo(offers);
  });
  panel.querySelector("[data-drop]").addEventListener("click", () => {
    panel.hidden = true;
    letGo(offers);
  });
}

async function letGo(offers) {
  for (const one of offers) {
    if (one.key) remove(one.key);
    const draft = one.draft || form.elements["kept-draft"].value;
    await post({ ...one, draft, fields: {}, drop: true }).catch(() => null);
  }
}

function leave() {
  look();
  isLeaving = true;
  form.elements["kept-seq"].value = seq || "";
}

// What was on the page when it was sent is in the story now; what was typed since is still to be kept.
function saveInPlace() {
  let [sentOff, key] = [opened, ""];
  form.addEventListener("room:saving", () => {
    leave();
    [sentOff, key] = [read(), record(last).key];
  });
  form.addEventListener("room:saved", () => {
    [opened, last, sent, isLeaving] = [sentOff, {}, seq, false];
    warn(last);
    remove(key);
    look();
  });
  form.addEventListener("room:taken", () => {
    if (!isLeaving && !Object.keys(last).length) opened = read(); // a colleague's words, not ours
  });
  form.addEventListener("room:unsaved", ({ detail }) => {
    said.textContent = box.dataset[detail];
  });
  for (const name of ["room:unsaved", "room:refused"]) {
    form.addEventListener(name, () => {
      isLeaving = false;
      again();
    });
  }
}

async function start() {
  opened = read(); // as the editors would write it
  const done = json("kept-done");
  const here = await all(account);
  const ours = here.filter((one) => one.address === box.dataset.address);
  for (const one of ours) if (one.seq <= (done[one.device] ?? -1)) remove(one.key);
  offer([...json("kept-offers"), ...ours.filter((one) => one.seq > (done[one.device] ?? -1))]);
  setInterval(look, LOOK);
  box.dataset.ready = "";
  addEventListener("online", again);
  addEventListener("focus", again);
  form.addEventListener("submit", leave);
  saveInPlace();
}

addEventListener("load", () => setTimeout(start, 300)); // after the editors have drawn their texts
