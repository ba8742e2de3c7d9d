/** Small drawings, so that kinds of answers differ by shape as well as by colour. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  owed: "M4 12.5l5 5L20 6.5", // a tick: it is theirs
  offer: "M12 4v16M4 12h16", // a plus: something on top
  reserve: "M5 9h14v11H5zM8 9V6h8v3", // a box that is put away
  above: "M12 20V5M5 12l7-7 7 7", // an arrow up
  silent: "M9 9a3 3 0 1 1 4 2.8c-.8.4-1 1-1 2.2M12 18v.5", // a question mark
  refused: "M6 6l12 12M18 6L6 18", // a cross
  copy: "M8 8V4h12v12h-4M4 8h12v12H4z",
  accepted: "M4 12.5l5 5L20 6.5",
  said: "M5 5h14v10h-8l-4 4v-4H5z", // a bubble: what somebody said
  look: "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5", // a glass: look it up
  warn: "M12 4v10M12 18v1",
};

/**
 * A drawing for the eye only; the words beside it say the same.
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", class: `lw-icon lw-icon-${name}` };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
