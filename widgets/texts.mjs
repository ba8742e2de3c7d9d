/**
 * Every text of the interface, by key. Nothing else in this folder holds words that a reader sees,
 * so that a catalogue in another language can take the place of this table.
 */

const TEXTS = {
  "checker.name": "Offer checker",
  "checker.starting": "Starting the checker…",
  "checker.starting.early": "You can answer already.",
  "checker.starting.slow": "Still starting. The tables on this page hold the same amounts.",
  "checker.failed": "The checker could not start.",
  "checker.failed.tables": "The tables on this page hold the same amounts; nothing is missing there.",
  "checker.failed.policy": "The policy could not be read: {reason}",
  "checker.failed.python": "The browser could not run the checker's Python: {reason}",
  "checker.failed.slow": "It did not start within {seconds} seconds.",
  "checker.failed.noanswer": "No answer came within {seconds} seconds.",
  "checker.failed.died": "The checker stopped in the middle of an answer.",
  "checker.failed.script": "A file of the checker is missing or was refused.",
  "checker.recovering": "The checker stopped and is starting again…",
  "checker.again": "Try again",
  "checker.over": "Start over",
  "checker.details": "Technical details",
  "checker.problem": "The checker refused this case: {message}",

  "policy.unreachable": "the file policy.json did not arrive ({status})",
  "policy.damaged": "the file policy.json arrived damaged; reload the page",
  "policy.language": "the file policy.json is for another version of this page; reload the page",

  "choose.label": "What did the customer say?",
  "choose.hint": "Type a few of their words, or choose",
  "choose.none": "Nothing fits. Try another word.",
  "choose.change": "Change",
  "choose.unknown": "There is no situation “{id}” in this policy.",

  "fair.label": "What do they think would be fair?",
  "fair.remedy": "What it would be for",
  "fair.any": "anything",
  "fair.clear": "Clear",
  "fair.yes": "Yes, you may",
  "fair.less": "The most you may: {most}",
  "fair.above": "{level} can say yes",
  "fair.no": "Not that, but see what you can do",
  "fair.perhaps": "Perhaps",
  "fair.undefined": "The policy says nothing about that",

  "ask.heading": "Questions",
  "ask.reserve": "For what is in reserve",
  "ask.none": "Nothing more to ask.",
  "ask.none.ever": "Nothing to ask: this is for everybody.",
  "ask.later.one": "{n} more question, only if needed",
  "ask.later.other": "{n} more questions, only if needed",
  "ask.letter.usual": "u",
  "ask.letter.unknown": "n",
  "ask.letter.never": "v",
  "ask.letter.claimed": "s",
  "ask.where": "Look in: {place}",
  "ask.verify": "Verify: {place}",
  "ask.claimed": "They only say so",
  "ask.never": "Never",
  "ask.usually": "Usually {value}",
  "ask.unknown": "Not known",
  "ask.yes": "Yes",
  "ask.no": "No",
  "ask.confirm": "OK",
  "ask.confirm.name": "OK: {question}",

  "known.heading": "Known so far",
  "known.assumed": "assumed",
  "known.claimed": "they only say so",
  "known.name": "{name}: ",
  "known.change": "Change {name}: {value}",
  "known.clear": "Clear {name}",

  "verdict.heading": "Verdict",
  "verdict.owed": "Owed",
  "verdict.owed.hint": "a right: give it without being asked",
  "verdict.offers": "You may offer",
  "verdict.offers.hint": "goodwill, in this order",
  "verdict.reserve.one": "In reserve ({n})",
  "verdict.reserve.other": "In reserve ({n})",
  "verdict.reserve.why": "Keep back until they say no, so that nobody is given more than they need.",
  "verdict.accepted": "They accepted",
  "verdict.refused": "They said no to",
  "verdict.undo": "Undo",
  "verdict.undo.name": "Undo “they said no” to {name}",
  "verdict.none": "Nothing to offer yet at this level.",
  "verdict.none.more": "Nothing more to offer at this level.",
  "verdict.undefined": "The policy is silent",
  "verdict.undefined.ask": "Ask: {who}",

  "excluded.heading": "Ruled out here",
  "working.heading": "How it was worked out",
  "working.more.one": "{n} more",
  "working.more.other": "{n} more",
  "verify.heading": "To verify",
  "verify.more.one": "To verify ({n})",
  "verify.more.other": "To verify ({n})",
  "verify.line": "Verify {names}: {where}.",
  "verify.claimed": "They only say so: it does not count yet.",
  "left.cap": "{name}: {left}",
  "none.heading": "Not possible here, and why",
  "none.some.one": "Not possible here, and why ({n})",
  "none.some.other": "Not possible here, and why ({n})",

  "accept.label": "How much did they accept?",
  "accept.do": "Accept",
  "accept.cancel": "Cancel",
  "accept.empty": "Type an amount.",
  "accept.above": "At most {most}.",
  "accept.undo.name": "Undo “they accept” for {name}",

  "offer.accept": "They accept",
  "offer.accept.name": "They accept {name}",
  "offer.refuse": "They said no",
  "offer.refuse.name": "They said no to {name}",
  "offer.why": "Why, and what would change it",
  "offer.more": "More about it",
  "offer.because": "Because",
  "offer.change": "What would change it",
  "offer.deliver": "How it reaches them",
  "offer.expires": "Expires",
  "offer.budget": "Budget",
  "offer.note": "Note for you",
  "offer.worth": "Worth to them",
  "offer.line": "line {line}",
  "offer.share": "{share} of {base}",
  "offer.either": "Either one, not both",
  "offer.or": "or",
  "offer.asks": "Depends on: {names}",
  "offer.instead": "Only instead of: {names}",

  "budget.each": "{how_many} each {each} for each {per}",
  "budget.rolling": "{how_many} in any {each} for each {per}",
  "budget.only": "{how_many} for each {per}",

  "amount.range": "from {from} up to {most}",
  "amount.upto": "up to {most}",
  "amount.between": "at least {least}, at most {most}",
  "amount.between.limit": "up to {least}, perhaps {most}",
  "amount.least": "at least {least}",
  "amount.perhaps": "perhaps up to {most}",
  "amount.perhaps.yes": "Perhaps",
  "amount.perhaps.thing": "Perhaps: {name}",
  "amount.open": "depends on the answers",
  "amount.yes": "Yes",
  "amount.no": "No",

  "above.heading": "Above you",
  "above.more": "{name} may do more",
  "above.perhaps": "{name} may perhaps do more",
  "above.reach": "Reach: {reach}",
  "above.within": "answers within {time}",
  "above.when": "Bring in when {when}",
  "above.code": "Reason code:",
  "above.what.one": "What they may give ({n})",
  "above.what.other": "What they may give ({n})",
  "bring.heading": "Bring in: {name}",

  "copy.heading": "Copy",
  "copy.reply": "Reply to the customer",
  "copy.ticket": "Note for the ticket",
  "copy.hand_over": "Hand-over",
  "copy.hand_over.show": "What it says",
  "copy.link": "Link to this case",
  "copy.done": "Copied: {what}",
  "copy.by_hand": "The browser did not allow copying. The text is selected: press Ctrl+C.",
  "copy.close": "Close",

  "level.label": "You are",
  "on.label": "Date of the case",
  "on.label.timed": "Date and time of the case",
  "on.heading": "Date: {date}",

  "say.owed.one": "Owed: {what}.",
  "say.owed.perhaps.one": "Perhaps owed: {what}.",
  "say.owed.perhaps.other": "Perhaps owed: {n} things.",
  "say.owed.other": "Owed: {n} things.",
  "say.offer": "You may offer {amount}: {name}.",
  "say.offer.thing": "You may offer: {name}.",
  "say.offer.perhaps": "Perhaps you may offer: {name}.",
  "say.more.one": "{n} more offer.",
  "say.more.other": "{n} more offers.",
  "say.reserve.one": "{n} in reserve.",
  "say.reserve.other": "{n} in reserve.",
  "say.above": "{name} may do more.",
  "say.agreed": "Agreed: {what}.",
  "say.nothing": "Nothing to offer at this level.",
  "say.undefined": "The policy is silent here: ask {who}.",
};

/**
 * The text under a key, with its {placeholders} filled.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  return TEXTS[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * The text for a number of things: `key.one`, `key.other`, or what else the language has.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function plural(key, n, values = {}) {
  const form = `${key}.${new Intl.PluralRules("en").select(n)}`;
  return text(form in TEXTS ? form : `${key}.other`, { n, ...values });
}
