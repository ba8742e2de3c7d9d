/**
 * What in a text looks as if it said who somebody is: card numbers, bank accounts, addresses of mail, telephone numbers. Pure. It warns
 * and forbids nothing, so it would rather be silent: amounts, days, tickets and check codes are not taken for any of these.
 */

/** @typedef {"card" | "account" | "mail" | "phone"} Kind */

/**
 * @param {string} said
 * @returns {{kind: Kind, found: string}[]} each thing once, in the order in which they stand
 */
export function personalIn(said) {
  const found = [];
  let rest = said.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
  const take = (kind, pattern, part = (one) => one) => {
    for (const match of [...rest.matchAll(pattern)]) {
      const one = part(match[0]);
      if (!one) continue;
      found.push({ kind, found: one.trim(), at: match.index });
      rest = rest.slice(0, match.index) + " ".repeat(one.length) + rest.slice(match.index + one.length);
    }
  };
  take("mail", MAIL);
  take("account", ACCOUNT, accountIn);
  take("card", CARD, (one) => isCard(one) && one);
  for (const harmless of HARMLESS) rest = rest.replace(harmless, (one) => "_".repeat(one.length));
  for (const phone of PHONES) take("phone", phone, (one) => digits(one).length >= 7 && digits(one).length <= 15 && one);
  return found.sort((one, other) => one.at - other.at).map(({ kind, found: what }) => ({ kind, found: what }));
}

const digits = (one) => one.replace(/\D/g, "");

const MAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const ACCOUNT = /(?<![\p{L}\p{N}-])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,9}(?![\p{L}\p{N}])/giu;
const CARD = /(?<![\p{L}\p{N}#_-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}-])/gu;

// A word behind it may have been taken along.
function accountIn(said) {
  const parts = said.split(/(?=[ -])/);
  while (parts.length && !isAccount(parts.join(""))) parts.pop();
  return parts.join("");
}

// ISO 13616: the first four signs go to the end, letters count from ten, and the rest of a division by 97 is 1.
function isAccount(one) {
  const signs = one.replace(/[ -]/g, "").toUpperCase();
  if (signs.length < 15 || signs.length > 34) return false;
  let rest = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

// How cards begin and how long they are, whose last digit is right.
const ISSUED = /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17}|(?:50|5[6-9]|67)\d{11,17})$/;

function isCard(one) {
  const all = digits(one);
  if (!ISSUED.test(all) || /^(\d)\1+$/.test(all)) return false;
  const sum = [...all].reverse().reduce((total, digit, place) => {
    const twice = Number(digit) * (place % 2 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

const MONEY = "[$€£¥₹₩₽₺฿]|\\b[A-Z]{3}\\b";
const HARMLESS = [
  /\bLW(?:-[0-9A-Z]{4}){3}\b/gi, // check codes
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\b\d{4}-\d{2}-\d{2}(?:[T ]+\d{1,2}:\d{2}(?::\d{2})?Z?)?/g, // days, and times of day
  /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b(?:,?\s+\d{1,2}:\d{2})?/g,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  /\b\d{4}\s*-\s*\d{4}\b(?![ -]?\d)/g, // from a year to another
  new RegExp(`(?:${MONEY})\\s*\\d[\\d.,' ]*|\\d[\\d.,' ]*\\s*(?:${MONEY})`, "g"), // amounts
  /\b\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?(?!\d|[.-]\d)/g,
  /(?:#|\b(?:no|nr|num(?:ber)?|id|ticket|case|order|invoice|bill|account|serial|parcel|tracking|booking|reference|ref|sku|model|version|vorgang|auftrag|bestellung|rechnung|fall|kundennummer|nummer|seriennummer)\b[.:#]*)\s*(?:(?:no|nr|number|nummer)\b[.:]*\s*)?[\p{L}\d]*[-/\d][\p{L}\d/-]*(?: \d+(?=\D|$))?/giu,
  /\b\p{L}+[-_/]?\d[\p{L}\d_/-]*/gu, // INC0012345, T-1041
];

const AFTER = "(?<![\\p{L}\\p{N}#_.,/-])";
const BEFORE = "(?![\\p{L}\\p{N}_]|[-.,/:]\\d|\\s*(?:%|years?|days?|months?|hours?|minutes?|gifts?|points?|times?)\\b)";
const phone = (form, flags = "gu") => new RegExp(`${AFTER}${form}${BEFORE}`, flags);
const PHONES = [
  phone("\\+\\d(?:[ ./()-]{0,2}\\d){7,14}"), // +49 171 2345678
  phone("00[1-9]\\d{0,2}(?:[ /()-]{1,2}\\d{2,}){2,}"), // 0049 171 2345678
  phone("(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}"), // (555) 234-5678
  phone("\\(0\\d{1,5}\\)(?:[ /-]?\\d{2,}){1,4}"), // (0171) 2345678
  phone("0[1-9]\\d{0,4}(?:[ /-]{1,3}\\d{2,}){1,4}"), // 0171 / 234 56 78
  phone("0[1-9]\\d{8,9}"), // 01712345678
  // Any number, where it is called one.
  phone("(?<=(?:phone|tel|telephone|mobile|cell|call (?:me|her|him|them|back)?(?: on| at)?|whatsapp|telefon|handy|mobil|rufnummer|anrufen unter|erreichbar unter)[.: ]{1,3})\\d(?:[ ./-]?\\d){5,13}", "giu"),
];
