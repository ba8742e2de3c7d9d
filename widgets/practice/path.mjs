/** The steps of the path for new hires, as their pages name them. */

/**
 * @param {Element} element with the attribute `steps`
 * @returns {{id: string, name: string, cases: number, phrases: number, pass: number | string}[]} none where there is no path
 */
export function stepsIn(element) {
  return JSON.parse(element.getAttribute("steps") ?? "[]");
}

/** Whether a step has something to practise. */
export const isPractised = ({ cases, phrases }) => cases + phrases > 0;
