// Writes amounts as the checker does: cases in JSON on standard input, their texts in JSON on standard output.

import { formats } from "../../widgets/format.mjs";
import { policyText } from "../../widgets/numbers.mjs";

let given = "";
for await (const part of process.stdin) given += part;
const said = JSON.parse(given).map(({ currency, number, unit }) => {
  const shown = formats({ currency, facts: {} }, "en-US").amount(number, unit);
  return [shown, policyText(shown, unit, currency, "en-US")];
});
process.stdout.write(JSON.stringify(said));
