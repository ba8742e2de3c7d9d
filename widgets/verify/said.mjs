/** What a note or a certificate stands for, drawn. */

import { h } from "../dom.mjs";
import { icon } from "../icons.mjs";
import { LOCALE, text } from "../texts.mjs";

const NONE = ["no-code", "verify.nothing"];
const WITHIN = new Map([[true, ["accepted", "verify.within", "good"]], [false, ["above", "verify.above", "above"]], [null, ["silent", "verify.open", "open"]]]);
const VERDICT = { within: "verify.given.within", above: "verify.given.above", open: "verify.given.open" };

/** Why it is refused, or that there is nothing in it to check. @param {{code: string, message: string}[]} problems */
export function refused(problems) {
  const [{ code }] = problems;
  if (code === NONE[0]) return [h("p", { class: "lw-quiet" }, text(NONE[1]))];
  if (code === "other-version") return elsewhere(problems);
  return [verdict("refused", text("verify.refused"), "bad"), ...problems.map((one) => h("p", {}, one.message))];
}

/** That it is whole, and of a version that is not here. @param {{message: string}[]} problems */
export function elsewhere(problems) {
  return [verdict("silent", text("verify.older"), "open"), ...problems.map((one) => h("p", {}, one.message)), h("p", { class: "lw-quiet" }, text("verify.older.how"))];
}

/** A version with the day from which it held, where that is known. @param {string} version @param {string} [day] */
export const withDay = (version, day) => (day ? text("verify.version", { version, day: dayText(day) }) : version);

/** @param {object} value as leeway.desk.notes gives it; `updated` and `today` only under an earlier version */
export function note({ code, policy, situation, level, on, facts, owed, given, refused: turned, within, updated, today }) {
  const [sign, key, kind] = WITHIN.get(within);
  const lines = [
    [text("verify.situation"), situation],
    [text("verify.level"), level],
    ...(on ? [[text("verify.on"), dayText(on)]] : []),
    ...facts.map(({ name, said, assumed }) => [name, assumed ? text("verify.assumed", { said }) : said]),
    ...owed.map(({ name, text: much }) => [text("verify.owed"), text("verify.thing", { name, much })]),
    ...given.map((one) => [text("verify.given"), held(one)]),
    ...turned.map((name) => [text("verify.turned"), name]),
    ...(updated !== undefined && given.length ? now(today) : []),
    [text("verify.policy"), withDay(policy, updated)],
    [text("verify.code"), code],
  ];
  return [verdict(sign, text(given.length || within !== true ? key : "verify.nothing_given"), kind), ...then(policy, updated), table(lines)];
}

const held = ({ verdict: how, name, text: much, limit, asks }) => text(VERDICT[how], { name, much, limit, asks: asks.join(", ") || text("verify.day") });

// What the present policy would say of the same case.
const now = (today) => (today ? today.given.map((one) => [text("verify.today"), held(one)]) : [[text("verify.today"), text("verify.today.unknown")]]);

const then = (version, day) => (day === undefined ? [] : [h("p", {}, text("verify.earlier", { version: withDay(version, day) }))]);

/** @param {{certificates: object[], updated?: string}} value as leeway.desk.notes gives it */
export function certificates({ certificates: some, updated }) {
  return some.flatMap(({ code, policy, step, name, on, seed, right, of, percent, pass }) => [
    verdict("accepted", text("verify.passed", { step }), "good"),
    ...then(policy, updated),
    table([
      ...(name ? [[text("verify.name"), name]] : []),
      [text("verify.on"), dayText(on)],
      [text("verify.score"), text("verify.score.of", { right, of, percent, pass })],
      [text("verify.seed"), seed],
      [text("verify.policy"), withDay(policy, updated)],
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
