// Reads a page from its input and says what a reading mode would show of it.
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

let html = "";
for await (const part of process.stdin) html += part;
const { document } = new JSDOM(html, { url: "http://127.0.0.1/" }).window;
const read = new Readability(document).parse() ?? { textContent: "", content: "" };
const pictures = (read.content.match(/<img/g) ?? []).length;
// Each element's words apart, as a reader sees them.
const text = new JSDOM(read.content.replaceAll("</", " </")).window.document.body.textContent;
process.stdout.write(JSON.stringify({ text, pictures }));
