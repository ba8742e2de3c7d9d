/** What is seen while the checker starts, and when it cannot. */

import { button, h } from "./dom.mjs";
import { icon } from "./icons.mjs";
import { text } from "./texts.mjs";

/** The frame before there is a policy to draw from. */
export function starting() {
  return h("p", { class: "lw-sentence lw-starting", role: "status" }, text("checker.starting"));
}

/**
 * A start that failed, in place, with a way to try again.
 * @param {string} reason
 * @param {() => void} retry
 */
export function failed(reason, retry) {
  return h("div", { class: "lw-failed", role: "alert" },
    icon("warn"),
    h("div", {},
      h("p", { class: "lw-sentence" }, text("checker.failed")),
      h("p", {}, text("checker.failed.tables")),
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
