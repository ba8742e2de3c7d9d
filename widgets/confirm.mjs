/** "I have read this", at each version on the page of changes: kept in this browser, to be exported by its reader, and forgotten. */

import { confirmed, asCsv, asJson } from "./confirm-written.mjs";
import { copyButton } from "./copy.mjs";
import { button, h, newId } from "./dom.mjs";
import { keep, keeps, kept, whenKeptElsewhere } from "./kept.mjs";
import { saveAs } from "./save.mjs";
import { LOCALE, plural, text } from "./texts.mjs";

const KEPT = "confirmed";
const NAME = "reader";
const MOST = 500;
const LONGEST = 80; // letters of a name

/** @param {Element} article */
export function confirmations(article) {
  const places = [...article.querySelectorAll(".lw-confirm")];
  const summary = article.querySelector(".lw-confirmations");
  if (!summary || !keeps()) return;
  const draw = () => {
    const all = confirmed(kept(KEPT));
    for (const place of places) drawOne(place, all, draw);
    drawSummary(summary, all, draw);
  };
  draw();
  whenKeptElsewhere(KEPT, () => summary.isConnected && draw());
}

function drawOne(place, all, draw) {
  const { version, hash, day } = place.dataset;
  const found = all.find((one) => one.version === version && one.hash === hash);
  if (found) return place.replaceChildren(h("p", { tabindex: "-1" }, said(found)));
  const press = () => {
    const one = { version, hash, confirmed_at: new Date().toISOString().replace(/\.\d+Z$/, "Z"), reader: nameOf() };
    keep(KEPT, [...confirmed(kept(KEPT)), one].slice(-MOST)); // read anew: another tab may have written meanwhile
    draw();
    place.querySelector("p")?.focus({ preventScroll: true });
  };
  place.replaceChildren(button(text("confirm.do"), press, { class: "lw-news-do", "aria-label": text("confirm.do.of", { day }) }));
}

function said({ confirmed_at: at, reader }) {
  const time = new Date(at);
  const how = { dateStyle: "medium", timeStyle: "short" };
  const shown = Number.isNaN(time.getTime()) ? at : time.toLocaleString(LOCALE, how);
  return reader ? text("confirm.done.as", { time: shown, name: reader }) : text("confirm.done", { time: shown });
}

const nameOf = () => String(kept(NAME) ?? "").slice(0, LONGEST);

function drawSummary(place, all, draw) {
  const count = all.length ? plural("confirm.count", all.length) : text("confirm.none");
  const shown = place.querySelector("details");
  if (shown) {
    shown.querySelector("summary").textContent = count;
    for (const one of shown.querySelectorAll("button")) one.disabled = !all.length;
    return;
  }
  const id = newId("reader");
  const status = h("p", { role: "status" });
  const named = () => keep(NAME, name.value.trim());
  const name = h("input", { id, class: "lw-input", value: nameOf(), maxlength: LONGEST, autocomplete: "name", on: { input: named } });
  const forget = () => {
    keep(KEPT, null);
    keep(NAME, null);
    name.value = "";
    status.textContent = text("confirm.forgotten");
    draw();
  };
  place.replaceChildren(h("details", {},
    h("summary", {}, count),
    h("p", {}, text("confirm.what")),
    h("p", {}, h("label", { for: id }, text("confirm.name")), " ", name),
    h("div", { class: "lw-confirm-do" },
      saving("CSV", "confirmations.csv", "text/csv", asCsv),
      saving("JSON", "confirmations.json", "application/json", asJson),
      copyButton("confirmed", () => confirmed(kept(KEPT)).map(line).join("\n"), (done) => { status.textContent = done; }),
      button(text("confirm.forget"), forget, { class: "lw-news-do" })),
    status));
  for (const one of place.querySelectorAll("button")) one.disabled = !all.length;
}

function saving(form, name, type, write) {
  const press = () => saveAs(name, type, write(confirmed(kept(KEPT))));
  return button(form, press, { class: "lw-news-do", "aria-label": text("confirm.save", { form }) });
}

const line = ({ version, hash, confirmed_at: at, reader }) => text("confirm.line", { version, hash, time: at, name: reader || "-" });
