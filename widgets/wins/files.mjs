/** Taking the log along, bringing one in, and deleting it. */

import { today } from "../case.mjs";
import { button, h, newId } from "../dom.mjs";
import { kept, whenKeptElsewhere } from "../kept.mjs";
import { saveAs } from "../save.mjs";
import { plural, text } from "../texts.mjs";
import { LONGEST } from "./entry.mjs";
import { asCsv, asLines, read } from "./exchange.mjs";
import { keepLogs, keepRepName, repName, whyNot } from "./keeping.mjs";
import { clear, merge } from "./store.mjs";

const SHOWN = 20; // lines set aside that are named
const MOST = 256 * 1024 * 1024; // bytes of a file; a rep logs some thousand cases a year

export function exchange() {
  const status = h("div", { class: "lw-wins-status", role: "status" });
  const name = nameField();
  const file = h("input", { id: newId("file"), type: "file", class: "lw-wins-file", accept: ".csv,.jsonl,.ndjson,.json,.txt,.gz", on: { change: () => bring(file, status) } });
  let entries = [];
  const saves = [["CSV", "csv", "text/csv", asCsv], ["JSON", "jsonl", "application/x-ndjson", asLines]].map(([form, ending, type, write]) =>
    button(form, () => saveAs(`wins-${today()}.${ending}`, type, write(entries)), { class: "lw-button", "aria-label": text("wins.save", { form }) }));
  const forget = forgetting(status, () => entries.length);
  const element = h("section", { class: "lw-wins-files" },
    h("h2", { class: "lw-subhead" }, text("wins.files")),
    h("p", { class: "lw-quiet" }, text("wins.files.why")),
    name,
    h("div", { class: "lw-choices" }, h("span", { class: "lw-label" }, text("wins.export")), saves),
    h("div", { class: "lw-choices" }, h("label", { class: "lw-label", for: file.id }, text("wins.import")), file),
    forget.element,
    status);
  return {
    element,
    /** @param {import("./store.mjs").Entry[]} all */
    render(all) {
      entries = all;
      for (const one of saves) one.disabled = !entries.length;
      forget.render();
    },
  };
}

function nameField() {
  const input = h("input", { id: newId("rep"), class: "lw-input", type: "text", maxlength: LONGEST.rep, autocomplete: "name", value: repName(), on: { input: () => keepRepName(input.value) } });
  whenKeptElsewhere("reader", () => { input.value = String(kept("reader") ?? ""); });
  return h("p", {}, h("label", { class: "lw-label", for: input.id }, text("wins.rep")), " ", input, " ", h("span", { class: "lw-quiet" }, text("wins.rep.own")));
}

async function bring(file, status) {
  const [one] = file.files;
  if (!one) return;
  status.textContent = text("wins.import.reading", { name: one.name });
  try {
    const { entries, asides } = read(await textOf(one));
    const count = await merge(entries.map((entry) => ({ ...entry })));
    if (entries.length) keepLogs(true);
    status.replaceChildren(...broughtIn(one.name, count, asides));
  } catch (problem) {
    status.replaceChildren(h("p", { class: "lw-problem" }, problem.code ? whyNot(problem) : text("wins.import.unreadable", { name: one.name })));
  }
  file.value = "";
}

// As `leeway report` reads it: gzip, and the UTF-16 of spreadsheets, by their first bytes.
async function textOf(one) {
  const [first, second] = new Uint8Array(await one.slice(0, 2).arrayBuffer());
  if (one.size > MOST) throw new Error(one.name);
  const bytes = first === 0x1f && second === 0x8b ? one.stream().pipeThrough(new DecompressionStream("gzip")) : one.stream();
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[`${first},${second}`];
  return new TextDecoder(wide ?? "utf-8").decode(await new Response(bytes).arrayBuffer());
}

function broughtIn(name, { fresh, newer, same }, asides) {
  const said = [plural("wins.import.fresh", fresh), newer && plural("wins.import.newer", newer), same && plural("wins.import.same", same)];
  const lines = asides.slice(0, SHOWN).map(({ line, why, what }) => h("li", {}, text("wins.aside", { line, why: reason(why) }), " ", h("code", {}, what)));
  return [
    h("p", {}, text("wins.import.done", { name, said: said.filter(Boolean).join(" ") })),
    asides.length && h("div", {}, h("p", { class: "lw-problem" }, plural("wins.import.aside", asides.length)), h("ul", { class: "lw-wins-aside" }, lines)),
  ].filter(Boolean);
}

const REASONS = { json: "wins.aside.json", rows: "wins.aside.rows", columns: "wins.aside.columns", long: "wins.aside.long", leeway_log: "wins.aside.no_log" };
const reason = (why) => (Object.hasOwn(REASONS, why) ? text(REASONS[why]) : text("wins.aside.column", { column: why }));

// Asked twice: it cannot be taken back.
function forgetting(status, count) {
  const ask = button("", () => show(true), { class: "lw-button lw-wins-forget", "data-key": "forget" });
  const question = h("span", {});
  const sure = button(text("wins.forget.sure"), () => clear().then(() => { keepLogs(false); status.textContent = text("wins.forgotten"); show(false); },
    (problem) => { status.replaceChildren(h("p", { class: "lw-problem" }, whyNot(problem))); }), { class: "lw-button lw-wins-sure" });
  const asked = h("div", { class: "lw-choices", role: "group", hidden: true }, question, sure, button(text("wins.forget.not"), () => show(false), { class: "lw-button" }));
  const show = (is) => {
    ask.hidden = is;
    asked.hidden = !is;
    question.textContent = plural("wins.forget.ask", count());
    if (is) sure.focus({ preventScroll: true });
    else ask.focus({ preventScroll: true });
  };
  return {
    element: h("div", { class: "lw-choices" }, ask, asked),
    render() {
      ask.textContent = text("wins.forget");
      ask.disabled = !count();
    },
  };
}
