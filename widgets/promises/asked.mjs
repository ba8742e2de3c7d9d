/** Whether the rep wants to be reminded outside of the page too. It is never asked; there is a button. */

import { button } from "../dom.mjs";
import { keep, kept } from "../kept.mjs";
import { text } from "../texts.mjs";

const KEPT = "remind-outside";
const can = () => typeof Notification === "function" && Notification.permission !== "denied";

/** Whether notices may be shown by the system. */
export const outside = () => can() && Notification.permission === "granted" && kept(KEPT) === true;

/** The button that says so, or takes it back. @param {() => void} changed @returns {HTMLElement[]} none where the browser has no notices */
export function asking(changed) {
  if (!can()) return [];
  const press = async () => {
    if (outside()) keep(KEPT, null);
    else if (await Notification.requestPermission() === "granted") keep(KEPT, true);
    changed();
  };
  return [button(text("due.outside"), press, { "aria-pressed": String(outside()), "data-key": "outside" })];
}
