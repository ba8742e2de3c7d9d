/** Promises as a file that calendars take. Python writes it (leeway.desk.ics). */

import { desk } from "../desk.mjs";
import { saveAs } from "../save.mjs";
import { moment } from "../wins/entry.mjs";

/**
 * @param {import("./open.mjs").Open[]} promises
 * @param {string} name of the file
 * @returns {Promise<void>} rejected where there is no Python, or one of them has no day
 */
export async function saveCalendar(promises, name) {
  const told = promises.map(({ entry, number, what, ticket, by }) => ({ id: entry.id, number, what, ticket, by, ...(by.length > 10 && { at: moment(new Date(by)).at }) }));
  const { value, problems } = await desk("calendar", { now: moment(), promises: told });
  if (value === null) throw new Error(problems.map(({ message }) => message).join(" "));
  saveAs(name, "text/calendar", value);
}
