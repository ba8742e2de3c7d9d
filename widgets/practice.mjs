/**
 * <leeway-practice> - cases and words to practise on, graded by the very rules that decide.
 *
 * Python deals and grades (leeway.desk.practice); here it is drawn, and how far a round is, is kept. The address says what is practised:
 * `?step=ID`, `?situation=ID`, `?kind=phrase`, `?seed=K3F9`.
 */

import { desk } from "./desk.mjs";
import { button, h, place } from "./dom.mjs";
import { formats } from "./format.mjs";
import { followSwitch } from "./keyboard.mjs";
import { keeps, whenKeptElsewhere } from "./kept.mjs";
import { loadPolicy } from "./policy.mjs";
import { certificate } from "./practice/certificate.mjs";
import { ending } from "./practice/ending.mjs";
import { frame } from "./practice/frame.mjs";
import { graded } from "./practice/graded.mjs";
import { home } from "./practice/home.mjs";
import { hear } from "./practice/keys.mjs";
import { isPractised, stepsIn } from "./practice/path.mjs";
import { asked, story } from "./practice/question.mjs";
import { carried, dropRound, forgetRounds, KEPT, keepRound, openRound, passedSteps, progress, roundOf, rounds } from "./practice/record.mjs";
import { anySeed, isChosen, NONE, roundFor, searchOf, settingsIn, showSettings } from "./practice/settings.mjs";
import { failed, reasonOf, starting } from "./status.mjs";
import { CHECKER, style } from "./styles.mjs";
import { text } from "./texts.mjs";

const SHEETS = [...CHECKER, "practice.css"];

export class Element extends HTMLElement {
  #policy = null;
  #settings = NONE;
  #round = null; // as it is kept
  #question = null;
  #view = null; // what answers keys now
  #turn = 0; // counts what was asked of Python, so that a late answer is none
  #leaving = null;
  #box = h("div", { class: "lw-checker lw-deal" });
  #fallback = h("slot");
  #frame = frame({ home: () => this.#home(), over: () => this.#another() });
  #styled;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#styled = style(root, SHEETS);
    root.append(this.#box, this.#fallback);
  }

  connectedCallback() {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    followSwitch(this.#box, signal);
    hear(this, () => this.#view, signal);
    whenKeptElsewhere(KEPT, () => this.#elsewhere(), signal);
    if (!this.#policy) this.#begin();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  /** Whether somebody is in the middle of a round. */
  get begun() {
    return this.#round !== null && !this.#round.done && (progress(this.#round) > 0 || Object.keys(this.#round.draft).length > 0);
  }

  /** The question that is shown, or was shown last; null where none was. */
  get question() {
    return this.#question;
  }

  /** The round as it is kept; null where there is none. */
  get round() {
    return this.#round;
  }

  async #begin() {
    this.#show(starting(text("deal.starting")), true);
    try {
      const [{ policy }] = await Promise.all([loadPolicy(), this.#styled]);
      this.#policy = policy;
    } catch (error) {
      return this.#fail(text("checker.failed.policy", { reason: error.message }), () => this.#begin());
    }
    const settings = settingsIn(location.search);
    if (isChosen(settings)) this.#start(settings, false);
    else this.#home(false);
  }

  // A round of the address; without a seed the one that somebody is in the middle of, or a new one.
  #start(settings, focus = true) {
    const open = settings.seed ? null : openRound(settings.step, this.#policy.version);
    const known = open && !settings.situation && !settings.kind ? settingsIn(`?${open.id}`) : null;
    this.#settings = known ?? { ...settings, seed: settings.seed || anySeed() };
    showSettings(this.#settings);
    const id = searchOf(this.#settings);
    this.#round = roundOf(id) ?? newRound(id, this.#settings);
    this.#deal(focus);
  }

  #another(wrong = []) {
    dropIfUntouched(this.#round);
    this.#start({ ...this.#settings, wrong, seed: anySeed() });
  }

  async #deal(focus = true, said = "") {
    if (this.#round.done) return this.#end(focus);
    const question = await this.#asked("deal", { round: this.#round.round }, () => this.#deal(focus, said));
    if (!question) return;
    if (this.#round.policy && this.#round.policy !== question.policy) return this.#anew(focus);
    this.#question = question;
    this.#round.policy = question.policy;
    if (this.#round.next) return this.#grade(this.#round.draft, focus);
    this.#ask(focus, said);
  }

  // Cases are dealt by the policy: with another one, what was answered belongs to no question any more.
  #anew(focus) {
    const { policy } = this.#round;
    dropRound(this.#round.id);
    this.#round = newRound(this.#round.id, this.#settings);
    this.#deal(focus, text("deal.anew", { version: policy }));
  }

  #ask(focus, said) {
    const view = asked(this.#question, this.#round.draft, {
      format: formats(this.#policy),
      keep: (draft) => this.#keep({ draft }),
      grade: (answers) => this.#grade(answers),
    });
    this.#view = view;
    this.#draw([story(this.#question), view.element], said);
    if (!focus) return;
    this.#frame.show();
    view.focus();
  }

  async #grade(answers, focus = true) {
    const grade = await this.#asked("grade", { round: this.#round.round, answers }, () => this.#grade(answers, focus));
    if (!grade) return;
    const { score } = grade;
    this.#keep({ draft: answers, next: grade.round, score });
    const on = button(text(score.over ? "deal.end.show" : "deal.next"), () => this.#next(), { class: "lw-button lw-deal-do" });
    const heading = h("h3", { class: "lw-sentence", tabindex: "-1" }, text("deal.graded", { right: grade.right, of: grade.of }));
    this.#view = { next: () => this.#next() };
    const result = h("section", { class: "lw-deal-result" }, heading, graded(this.#question, grade), h("div", { class: "lw-choices" }, on));
    this.#draw([story(this.#question), result]);
    if (!focus) return;
    this.#frame.show(result);
    heading.focus({ preventScroll: true });
  }

  #next() {
    const { next, score } = this.#round;
    this.#keep({ round: next, next: null, draft: {}, done: score.over });
    this.#deal();
  }

  // What is free has no end but this one.
  #finish() {
    const { next, round } = this.#round;
    this.#keep({ round: next ?? round, next: null, draft: {}, done: true });
    this.#end();
  }

  #end(focus = true) {
    const { round, score } = this.#round;
    const step = stepsIn(this).find(({ id }) => id === round.step) ?? this.#question?.step ?? null;
    const act = { more: () => this.#another(carried(round)), another: () => this.#another(), home: () => this.#home() };
    const paper = score?.passed ? certificate([round], (said) => this.#frame.announce(said)) : null;
    const end = ending(this.#round, step, { policy: this.#policy, act }, paper);
    this.#view = null;
    this.#draw([end]);
    if (!focus) return;
    this.#frame.show();
    end.querySelector("button.lw-deal-do")?.focus({ preventScroll: true });
  }

  #home(focus = true) {
    dropIfUntouched(this.#round);
    this.#turn += 1;
    [this.#round, this.#question, this.#view, this.#settings] = [null, null, null, NONE];
    showSettings(NONE);
    const act = { begin: (settings) => this.#start(settings), forget: () => { forgetRounds(); this.#home(); } };
    const steps = stepsIn(this);
    const shown = home(steps, { policy: this.#policy, kept: keeps(), act }, this.#wholePath(steps));
    this.#show(shown);
    if (focus) shown.querySelector(":is(button, select)")?.focus({ preventScroll: true });
  }

  // Of every step that has practice, one round that was passed under this very policy.
  #wholePath(steps) {
    const passed = passedSteps(rounds(), this.#policy.version);
    const wanted = steps.filter(isPractised);
    const all = wanted.map(({ id }) => passed.get(id)?.round);
    return all.length > 1 && !all.includes(undefined) ? certificate(all, () => {}) : null;
  }

  // The value, or nothing, with what went wrong on the page.
  async #asked(call, told, again) {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const { value, problems } = await desk(call, told, this);
      if (turn !== this.#turn) return null;
      if (!value) this.#refused(problems);
      return value;
    } catch (error) {
      if (turn === this.#turn && error.code !== "superseded") this.#fail(error.code ? reasonOf(error) : String(error), again);
      return null;
    }
  }

  #refused(problems) {
    const said = problems.map(({ message }) => message).join(" ");
    const other = button(text("deal.elsewhere"), () => this.#home(), { class: "lw-button lw-deal-do" });
    this.#view = null;
    this.#show(h("div", { class: "lw-deal-home" }, h("p", { class: "lw-problem", role: "alert" }, said), h("div", { class: "lw-choices" }, other)));
  }

  #fail(reason, again) {
    this.#view = null;
    const retry = () => { this.#show(starting(text("deal.starting")), true); again(); };
    this.#show(failed(reason, retry, text("deal.failed"), text("deal.failed.pages")), true);
  }

  #keep(changed) {
    this.#round = { ...this.#round, ...changed };
    this.#frame.kept(keepRound(this.#round));
  }

  // The same round in another tab may be further on, or all may be forgotten there: nothing is taken from under the reader's hands.
  #elsewhere() {
    if (!this.#round) return this.#policy && this.#home(false);
    const there = roundOf(this.#round.id);
    if (!there || there.policy !== this.#round.policy || progress(there) <= progress(this.#round)) return;
    this.#round = there;
    this.#deal(false);
  }

  #draw(parts, said = "") {
    const finish = this.#round.done || this.#question?.of ? null : () => this.#finish();
    this.#frame.draw({ question: this.#question, round: this.#round, settings: this.#settings, said, finish, seed: this.#settings.seed, parts });
    this.#show(this.#frame.element);
  }

  #show(content, withFallback = false) {
    this.removeAttribute("certified");
    place(this.#box, [content]);
    this.#fallback.hidden = !withFallback;
  }
}

const newRound = (id, settings) => ({ id, policy: "", changed: "", round: roundFor(settings), draft: {}, next: null, score: null, done: false });

// Whoever only looked at a first question has not practised.
function dropIfUntouched(round) {
  if (round && !round.done && progress(round) === 0) dropRound(round.id);
}
