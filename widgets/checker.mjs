/**
 * <leeway-checker situation="reception"> - the offer checker as an element.
 *
 * It draws a state and asks for a new one, nothing else: the case (case.mjs) goes to Python (python.mjs), the decision
 * comes back, and the parts of the panel draw it.
 *
 * @typedef {object} Context what every part of the panel gets
 * @property {object} policy
 * @property {ReturnType<import("./format.mjs").formats>} format
 * @property {Record<string, Function>} act what a part may ask for
 * @property {(done: string) => void} announce says something to a screen reader
 */

import { nextCases } from "./ahead.mjs";
import { accepting, answered, caseText, claiming, cleared, newCase, refusing, taking, thisMinute, told } from "./case.mjs";
import { chooser } from "./chooser.mjs";
import { commands } from "./commands.mjs";
import { breath, h, place } from "./dom.mjs";
import { style } from "./styles.mjs";
import { followSwitch, keepCharacters, listen } from "./keyboard.mjs";
import { fromFragment } from "./link.mjs";
import { ownLevels } from "./levels.mjs";
import { markAll } from "./marks.mjs";
import { keptLevel, keepLevel } from "./memory.mjs";
import { firstQuestions, isSame, opening } from "./opening.mjs";
import { panel } from "./panel.mjs";
import { loadPolicy, policyAtHand, usesNow } from "./policy.mjs";
import { ahead, python } from "./python.mjs";
import { formats } from "./format.mjs";
import { sheetOn } from "./sheet.mjs";
import { starting, failed } from "./status.mjs";
import { about, stepsAfter, without } from "./steps.mjs";
import { text } from "./texts.mjs";
import { warm } from "./warm.mjs";
import { counted, untold, withCounted } from "./wins/counted.mjs";
import { logging } from "./wins/open.mjs";
import { whenChanged } from "./wins/store.mjs";

const HERE = "#checker"; // an address that ends so leads to the first question
const SOON = 32; // ms: two frames

export class Checker extends HTMLElement {
  /** The newest decision, or null before the first. */
  decision = null;
  #case = null;
  #steps = []; // in which the case was told
  #former = null; // the case that was there before a fresh start, while nothing is told of the new one
  #asked = []; // the questions that were asked last
  #editing = new Set();
  #problems = new Map();
  #policy = null;
  #panel = null;
  #turn = 0; // counts the cases asked about
  #answered = 0; // ... and which of them was answered last
  #advancing = false; // the focus goes on to the next question
  #refusing = false; // ... or to the next offer
  #attending = false; // ... or to the first question, once there is a case
  #dated = false; // somebody said which day, or minute, it is about
  #leaving = null;
  #broken = false;
  #known = false; // Python has answered on this page, so that answers may be said from memory
  #early = null; // the case of the decision, where that is the one that came with the page
  #hidden = false; // the panel is being drawn out of sight
  #drawing = 0; // the timer of a drawing that waits for the answer
  #filling = null; // settled when the log has said what it knows of the case
  #logging = logging(() => this.#panel?.element.querySelector(".lw-log")?.focus({ preventScroll: true }));
  #box = h("div", { class: "lw-checker" });
  // What the page put into the element stays visible until there is something better to show.
  #fallback = h("slot");
  #styled;
  #keys;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#styled = style(root);
    this.#keys = commands(() => { this.#catchUp(); return this.#panel; }, { back: () => this.#back(), sheet: sheetOn(root), begun: () => this.begun });
    root.append(this.#box, this.#logging.element, this.#fallback);
  }

  connectedCallback() {
    // The theme gives what has the focus this class, takes it away again, and each time all of an element is styled anew.
    this.classList.add("focus-visible");
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    performance.mark("leeway-begin");
    python().addEventListener("state", () => this.#stateChanged(), { signal });
    addEventListener("hashchange", () => this.#restore(), { signal });
    signal.addEventListener("abort", whenChanged(() => this.#fillAgain()));
    followSwitch(this.#box, signal);
    listen(this, this.#keys, signal);
    keepCharacters(this, signal);
    this.#begin();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  /** Whether the decision is the answer to the case as it stands. */
  get settled() {
    return this.decision !== null && this.#turn === this.#answered;
  }

  /** Whether the policy did not come, so that there is nothing to show. */
  get broken() {
    return this.#broken;
  }

  /** Whether somebody is in the middle of a case. */
  get begun() {
    if (this.#logging.begun) return true;
    return this.#case !== null && this.#isTold();
  }

  #isTold() {
    const { claimed, refused, accepted, fair } = this.#case;
    return [told(this.#case), claimed, refused, accepted, fair].some((part) => Object.keys(part ?? {}).length > 0);
  }

  /** Puts the focus on the first question, as soon as there is one. */
  attend() {
    this.#catchUp();
    this.#attending = !this.#panel;
    if (this.#panel) this.#advance();
  }

  /** The case as it stands. */
  get case() {
    return this.#case;
  }

  // On the next page of the same site everything is there, and the answer comes with the first drawing.
  #begin() {
    warm();
    if (this.#policy) return;
    const policy = policyAtHand();
    if (policy && !this.#styled) return this.#open(policy);
    this.#show(starting(), true);
    this.#openLater();
  }

  async #openLater() {
    try {
      const [{ policy }] = await Promise.all([loadPolicy(), this.#styled]);
      await breath();
      if (!this.#policy && this.isConnected) this.#open(policy, true);
    } catch (error) {
      this.#showFailure(text("checker.failed.policy", { reason: error.message }));
    }
  }

  #open(policy, calmly = false) {
    this.#policy = policy;
    this.#broken = false;
    const linked = fromFragment(location.hash, this.#policy, this.#level());
    const own = this.getAttribute("situation");
    if (own && !Object.hasOwn(this.#policy.situations, own)) return this.#showFailure(text("choose.unknown", { id: own }));
    if (linked && (!own || linked.situation === own)) this.#take(linked, { dated: true, calmly });
    else if (own) this.#take(this.#newCase(own), { focus: location.hash === HERE, calmly });
    else this.#choose();
  }

  #restore() {
    if (location.hash === HERE) this.attend();
    const linked = this.#policy && fromFragment(location.hash, this.#policy, this.#level());
    const own = this.getAttribute("situation");
    if (linked && (!own || linked.situation === own)) this.#take(linked, { dated: true });
  }

  #newCase(situation) {
    return newCase(situation, this.#level(), usesNow(this.#policy));
  }

  #level() {
    return keptLevel(ownLevels(this.#policy));
  }

  #choose(focus = false) {
    this.#case = null;
    this.#panel = null;
    const choice = chooser(this.#policy, (situation) => this.#take(this.#newCase(situation), { focus: true }));
    this.#show(choice.element);
    if (focus) choice.focus();
  }

  // Begins on a case: a new one, or one from a link. `calmly`: nobody has pressed a key for it.
  #take(kase, { focus = false, dated = false, steps = null, calmly = false } = {}) {
    this.#case = kase;
    this.#steps = steps ?? stepsAfter([], newCase(kase.situation, kase.level), kase);
    this.#former = null;
    this.#dated = dated;
    this.#logging.next();
    const own = untold(this.#policy, kase);
    this.decision = this.#isTold() || dated || own.length ? null : opening(this.getAttribute("opening"), kase, this.#policy);
    this.#early = this.decision && kase;
    this.#editing.clear();
    this.#problems = new Map();
    this.#asked = firstQuestions(this.getAttribute("ask"), kase.situation, this.#policy, this.decision).filter(({ fact }) => !own.includes(fact));
    this.#advancing = focus || this.#attending;
    this.#attending = false;
    const again = this.hasAttribute("situation") ? null : () => { this.#forgetLink(); this.#choose(true); };
    this.#panel = panel(this.#context(), again);
    markAll(this.#panel.element);
    this.#hidden = true;
    this.#fill();
    this.#ask();
    if (calmly && !this.#advancing) this.#drawCalmly();
    else {
      this.#draw();
      if (this.#early) this.#said("leeway-opening", this.decision);
    }
  }

  // Out of sight, and a part at a time: whoever taps or types meanwhile does not wait for all of it.
  async #drawCalmly() {
    const panel = this.#panel;
    for (const draw of panel.parts) {
      await breath();
      if (this.#panel !== panel || !this.#hidden) return;
      draw(this.#state());
    }
    await breath();
    if (this.#panel !== panel || !this.#hidden) return;
    this.#reveal();
    if (this.#early) this.#said("leeway-opening", this.decision);
  }

  #reveal() {
    this.#hidden = false;
    this.#show(this.#panel.element);
  }

  #context() {
    const change = (kase) => this.#change(kase);
    const act = {
      answer: (fact, value) => {
        this.#editing.delete(fact);
        this.#problems.delete(`facts.${fact}`);
        this.#advancing = true;
        change(answered(this.#case, fact, value));
      },
      // Half typed, but it may be all: Enter comes a moment later.
      draft: (fact, value) => this.#expect([answered(this.#case, fact, value)], 0),
      // What they say is still to be told, or was told already.
      claim: (fact) => {
        this.#advancing = fact in this.#case.facts && this.#editing.delete(fact);
        change(claiming(this.#case, fact));
      },
      clear: (fact) => { this.#editing.delete(fact); change(cleared(this.#case, fact)); },
      edit: (fact) => { this.#editing.add(fact); this.#draw(); this.#panel.questions.focusOn(fact); },
      refuse: (remedy) => { this.#refusing = true; change(refusing(this.#case, remedy)); },
      accept: (remedy, amount) => { this.#refusing = true; change(accepting(this.#case, remedy, amount)); },
      undo: (remedy) => change(taking(this.#case, remedy)),
      fair: (proposal) => change({ ...this.#case, fair: proposal }),
      level: (level) => { keepLevel(level); change({ ...this.#case, level }); },
      on: (on, goOn = false) => { this.#dated = true; this.#advancing = goOn; change({ ...this.#case, on }); },
      over: () => this.#over(),
      log: () => this.#logging.log(this.#context(), this.settled && !this.#early ? this.decision : null),
      advance: () => { this.#advancing = true; this.#draw({ settled: true }); },
      keys: () => this.#keys.sheet(),
      redraw: () => this.#draw(),
      retry: () => this.#retry(),
      case: () => this.#case,
    };
    return { policy: this.#policy, format: formats(this.#policy), act, announce: (done) => this.#panel?.announce(done) };
  }

  #change(kase) {
    this.#catchUp();
    const now = this.#timed(kase);
    if (!this.#isTold()) this.#fill(); // the page may have stood open over midnight
    this.#steps = stepsAfter(this.#steps, this.#case, now);
    this.#former = null;
    this.#case = now;
    this.#forgetLink();
    this.#ask();
    this.#drawSoon();
  }

  // A page may have stood open for hours: where the minute counts, a case begins with its first answer.
  #timed(kase) {
    const begun = told(this.#case).length + this.#case.claimed.length > 0;
    return this.#dated || begun || !usesNow(this.#policy) ? kase : { ...kase, on: thisMinute() };
  }

  // What the log knows of a case is in it before Python is asked: no amount is shown that it would change.
  #fill() {
    const ids = untold(this.#policy, this.#case);
    if (!ids.length) return;
    const filling = counted().then((found) => {
      if (this.#filling !== filling) return;
      this.#filling = null;
      if (found) this.#case = withCounted(this.#case, ids, found.facts);
    });
    this.#filling = filling;
  }

  // Something was logged, here or in another tab: a case in which nothing was told counts anew.
  #fillAgain() {
    if (!this.#case || !this.#panel || this.#isTold() || this.#dated) return;
    this.#fill();
    if (this.#filling) this.#ask();
  }

  // On a page that was just brought in, nothing is said from memory: it may be of a newer policy, and is loaded anew then.
  async #ask() {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      while (this.#filling) await this.#filling;
      if (turn !== this.#turn) return;
      const text = caseText(this.#case);
      const decision = JSON.parse(await (this.#known ? ahead().ask(this.#policy.version, text, this) : python().ask(text, this)));
      this.#known = true;
      if (turn !== this.#turn) return;
      this.#answered = turn;
      this.#decided(decision);
    } catch (error) {
      if (error.code === "died" || error.code === "noanswer") this.#askAgain(turn);
      else if (error.code !== "superseded") this.#draw({ settled: true, error });
    }
  }

  // The worker died under the question; the client starts another one.
  #askAgain(turn) {
    if (turn === this.#turn && this.#case) this.#ask();
  }

  #decided(decision) {
    this.#logging.decided(decision);
    this.#problems = new Map(decision.problems.map(({ at, message }) => [at, message]));
    if (decision.ask) {
      this.decision = this.#early && isSame(decision, this.decision) ? Object.assign(this.decision, decision) : decision;
      this.#asked = decision.ask;
      this.#early = null;
    }
    this.#draw({ settled: true });
    if (this.#refusing) this.#panel.verdict.focusNext();
    this.#refusing = false;
    this.#said("leeway-decision", decision);
    if (decision.ask) this.#expect(nextCases(this.#case, decision, this.#policy));
  }

  #expect(cases, calm) {
    ahead().expect(this.#policy.version, cases.map((kase) => caseText(this.#timed(kase))), calm);
  }

  #said(what, detail) {
    performance.mark(what);
    this.dispatchEvent(new CustomEvent(what, { bubbles: true, detail }));
  }

  // Python answers in less time than a drawing takes that the answer would make stale; where it does not, what was done is shown.
  #drawSoon() {
    if (python().state !== "ready") return this.#draw();
    this.#drawing ||= setTimeout(() => this.#draw(), SOON);
  }

  // The next key is meant for what the last one brought about.
  #catchUp() {
    if (this.#drawing || this.#hidden) this.#draw();
  }

  // `settled`: the questions are those of the newest answer, so that the focus may go on to the next.
  #draw({ settled = false, error = null } = {}) {
    clearTimeout(this.#drawing);
    this.#drawing = 0;
    if (!this.#panel) return;
    if (this.#hidden) this.#reveal();
    const client = python();
    if (this.#advancing && settled && !this.#problems.size) this.#panel.questions.leave();
    this.#panel.render(this.#state(error));
    if (this.#advancing && (settled || client.state !== "ready")) this.#advance();
  }

  #state(error = null) {
    const client = python();
    return {
      kase: this.#case,
      decision: this.#early && this.#early !== this.#case ? null : this.decision, // what came with the page knows no other case
      early: this.#early !== null,
      asks: this.#asked,
      problems: this.#problems,
      editing: this.#editing,
      client: client.state,
      failure: client.state === "failed" ? client.failure : error,
    };
  }

  // To the next question; back to the same one where its answer was refused; with none left, to the verdict.
  #advance() {
    this.#advancing = false;
    const { questions, verdict } = this.#panel;
    const bad = [...this.#problems.keys()].find((at) => at.startsWith("facts."))?.slice("facts.".length);
    if (bad ? !questions.focusOn(bad) : !questions.focusFirst()) verdict.element.focus({ preventScroll: true });
  }

  // A number that was only begun, the last step, or the fresh start.
  #back() {
    if (this.#panel.questions.unpress()) return;
    const step = this.#steps.at(-1);
    if (step) this.#takeBack(step);
    else if (this.#former) this.#take(this.#former.kase, this.#former);
  }

  #takeBack(step) {
    const { fact, remedy } = about(step);
    for (const id of this.#editing) if (!(id in this.#case.facts)) this.#editing.delete(id);
    if (fact) this.#editing.add(fact);
    this.#advancing = false;
    this.#change(without(this.#case, step));
    this.#draw();
    if (fact) this.#panel.questions.focusOn(fact);
    this.#panel.announce(text("keys.taken_back", { what: fact ? this.#policy.facts[fact].name : this.#policy.remedies[remedy].name }));
  }

  #over() {
    const former = this.begun ? { kase: this.#case, focus: true, dated: this.#dated, steps: this.#steps } : this.#former;
    this.#forgetLink();
    this.#take(this.#newCase(this.#case.situation), { focus: true });
    this.#former = former;
  }

  #stateChanged() {
    this.#draw();
  }

  #retry() {
    this.#begin();
    if (this.#case) this.#ask();
  }

  #showFailure(reason) {
    this.#broken = true;
    this.#show(failed(reason, () => this.#retry()), true);
  }

  #show(content, withFallback = false) {
    place(this.#box, [content]);
    this.#fallback.hidden = !withFallback;
  }

  // A link is for opening a case; once the case moves on, a reload must not bring the old one back.
  #forgetLink() {
    if (location.hash.startsWith("#case=")) history.replaceState(history.state, "", location.pathname + location.search);
  }
}
