/** What a note or a certificate stands for, drawn. */

import { h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { LOCALE, text } from "../texts.mjs";

const NONE = ["no-code", "verify.nothing"];
const WITHIN = new Map([[true, ["accepted", "verify.within", "good"]], [false, ["above", "verify.above", "above"]], [null, ["silent", "verify.open", "open"]]]);
const VERDICT = { within: "verify.given.within", above: "verify.given.above", open: "verify.given.open" };

/** Why it is refused, or that there is nothing in it to check. @param {{code: string, message: string}[]} problems */
export function refused(problems) {
  const [{ code, message }] = problems;
  if (code === NONE[0]) return [h("p", { class: "lw-quiet" }, text(NONE[1]))];
  if (code === "other-version") return [verdict("silent", text("verify.older"), "open"), h("p", {}, message), h("p", { class: "lw-quiet" }, text("verify.older.how"))];
  return [verdict("refused", text("verify.refused"), "bad"), ...problems.map((one) => h("p", {}, one.message))];
}

/** @param {object} value as leeway.offers.verify gives it */
export function note({ code, policy, situation, level, on, facts, owed, given, refused: turned, within }) {
  const [sign, key, kind] = WITHIN.get(within);
  const lines = [
    [text("verify.situation"), situation],
    [text("verify.level"), level],
    ...(on ? [[text("verify.on"), dayText(on)]] : []),
    ...facts.map(({ name, said, assumed }) => [name, assumed ? text("verify.assumed", { said }) : said]),
    ...owed.map(({ name, text: much }) => [text("verify.owed"), text("verify.thing", { name, much })]),
    ...given.map((one) => [text("verify.given"), text(VERDICT[one.verdict], { name: one.name, much: one.text, limit: one.limit, asks: one.asks.join(", ") || text("verify.day") })]),
    ...turned.map((name) => [text("verify.turned"), name]),
    [text("verify.policy"), policy],
    [text("verify.code"), code],
  ];
  return [verdict(sign, text(given.length || within !== true ? key : "verify.nothing_given"), kind), table(lines)];
}

/** @param {object[]} some as leeway.desk.practice gives them */
export function certificates(some) {
  return some.flatMap(({ code, policy, step, name, on, seed, right, of, percent, pass }) => [
    verdict("accepted", text("verify.passed", { step }), "good"),
    table([
      ...(name ? [[text("verify.name"), name]] : []),
      [text("verify.on"), dayText(on)],
      [text("verify.score"), text("verify.score.of", { right, of, percent, pass })],
      [text("verify.seed"), seed],
      [text("verify.policy"), policy],
      [text("verify.code"), code],
    ]),
  ]);
}

const verdict = (sign, said, kind) => h("p", { class: `lw-verify-verdict lw-verify-${kind}` }, icon(sign), " ", h("strong", {}, said));

const table = (lines) => h("dl", { class: "lw-verify-lines" }, lines.map(([name, said]) => h("div", {}, h("dt", {}, name), h("dd", {}, said))));

// A day, or a day with its time, as the log has it.
function dayText(on) {
  const [day, time] = on.split(" ");
  const at = new Date(`${day}T${time ?? "12:00"}`);
  return Number.isNaN(at.getTime()) ? on : at.toLocaleString(LOCALE, { dateStyle: "long", ...(time && { timeStyle: "short" }) });
}
