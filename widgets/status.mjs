/** What is seen while the checker starts, and when it cannot. */

import { button, h } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { text } from "./texts.mjs";

/** The frame before there is a policy to draw from. @param {string} [said] */
export function starting(said = text("checker.starting")) {
  return h("p", { class: "lw-sentence lw-starting", role: "status" }, said);
}

/**
 * A start that failed, in place, with a way to try again.
 * @param {string} reason
 * @param {() => void} retry
 * @param {string} [said]
 * @param {string} [instead] what serves without it
 */
export function failed(reason, retry, said = text("checker.failed"), instead = text("checker.failed.tables")) {
  return h("div", { class: "lw-failed", role: "alert" },
    icon("warn"),
    h("div", {},
      h("p", { class: "lw-sentence" }, said),
      h("p", {}, instead),
      h("details", { class: "lw-details" }, h("summary", {}, text("checker.details")), h("p", { class: "lw-note" }, reason)),
      button(text("checker.again"), retry, { class: "lw-button lw-retry" }),
    ),
  );
}

/**
 * Why the client failed, in words.
 * @param {import("./client.mjs").NoAnswer} failure
 */
export function reasonOf({ code, detail }) {
  if (code === "slow" || code === "noanswer") return text(`checker.failed.${code}`, { seconds: detail });
  if (code === "script") return [text("checker.failed.script"), detail].filter(Boolean).join(" ");
  if (code === "policy" || code === "python") return text(`checker.failed.${code}`, { reason: detail });
  return [text("checker.failed.died"), detail].filter(Boolean).join(" ");
}
