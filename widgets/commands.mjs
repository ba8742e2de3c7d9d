/** What keys do in one checker: they answer its questions, press its controls, or go to a part of it. */

import { focusIn } from "./dom.mjs";
import { text } from "./texts.mjs";

/**
 * @param {() => ReturnType<import("./panel.mjs").panel> | null} panelNow the panel with all that was done drawn; null: there is none
 * @param {{back: () => void, sheet: () => void, begun: () => boolean}} others
 * @returns {import("./keyboard.mjs").Listener & {sheet: () => void}}
 */
export function commands(panelNow, { back, sheet, begun }) {
  const named = {
    next: ({ questions }) => questions.next(),
    known: ({ element }) => nextKnown(element),
    level: ({ element, announce }) => nextLevel(element, announce),
  };
  const inPanel = (job) => {
    const panel = panelNow();
    return panel !== null && job(panel);
  };
  return {
    sheet,
    begun,
    catchUp: panelNow,
    back: () => inPanel(back),
    digit: (digit) => inPanel(({ questions }) => questions.press(digit)),
    tap: (kind) => inPanel(({ questions }) => questions.tap(kind)),
    command: (key) => {
      if (key.name === "sheet") return sheet(), true;
      return inPanel((panel) => named[key.name]?.(panel) ?? pressOrGo(key, panel.element));
    },
  };
}

// False where there is nothing of the kind now.
function pressOrGo({ press, go }, panel) {
  const found = [...panel.querySelectorAll(press ?? go)].find((one) => one.checkVisibility?.() ?? true);
  if (!found) return false;
  found.scrollIntoView({ block: "nearest" });
  if (press) found.click();
  else attend(found);
  return true;
}

function attend(part) {
  if (!part.matches("input")) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

// To the first thing that is known, from there to the next: what is assumed comes first, as nobody was asked about it.
function nextKnown(panel) {
  const all = ["assumed", "logged", "claimed", "told"].flatMap((doubt) => [...panel.querySelectorAll(`.lw-known [data-doubt="${doubt}"] .lw-chip-main`)]);
  if (!all.length) return false;
  const chip = all[(all.indexOf(focusIn(panel)) + 1) % all.length];
  const folded = chip.closest("details");
  if (folded) folded.open = true;
  chip.focus({ preventScroll: true });
  chip.scrollIntoView({ block: "nearest" });
  return true;
}

// The reader is of the next level, and after the highest of the lowest.
function nextLevel(panel, announce) {
  const select = panel.querySelector(".lw-level");
  if (select.options.length < 2) return false;
  select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
  select.dispatchEvent(new Event("change"));
  announce(text("level.now", { level: select.selectedOptions[0].textContent }));
  return true;
}
