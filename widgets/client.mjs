/**
 * The way to Python: one request at a time, and an answer or an error for every request, whatever happens to the worker.
 */

/** Why a request got no answer. `code`: superseded, died, noanswer, refused, or why the start failed: policy, script, slow, python. */
export class NoAnswer extends Error {
  /** @param {string} code @param {string} [detail] */
  constructor(code, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

const FILES = 4; // of the worker's own, each of which may fail once where the network is poor

/**
 * States: idle, starting, ready, failed. A change is told by the event "state".
 * A worker that dies, or does not start, is started again by itself; one that does so twice without an answer between leaves the
 * state "failed" until somebody calls `start`.
 */
export class Client extends EventTarget {
  state = "idle";
  /** @type {NoAnswer | null} why the state is "failed" */
  failure = null;
  #makeLine;
  #whenReleased;
  #whenCalm;
  #startWithin;
  #answerWithin;
  #pause;
  #policy = null; // {version, text: () => Promise<string>}
  #line = null;
  #letGo = () => {};
  #timer = 0;
  #waiting = [];
  #current = null;
  #lastId = 0;
  #mishaps = 0; // since the last answer
  #last = ""; // the code of the last mishap

  /**
   * @param {{
   *   makeLine: (listener: import("./line.mjs").Listener, last: string) => import("./line.mjs").Line,
   *   whenReleased?: (lock: string, ended: () => void) => () => void,
   *   whenCalm?: () => Promise<void>,
   *   startWithin?: number,
   *   answerWithin?: number,
   *   pause?: number,
   * }} options times in ms; `last` is the code of what happened to the line before, empty for the first; where there is `whenCalm`,
   *   the first line is made when it is settled
   */
  constructor({ makeLine, whenReleased = () => () => {}, whenCalm, startWithin = 60_000, answerWithin = 5_000, pause = 200 }) {
    super();
    this.#makeLine = makeLine;
    this.#whenReleased = whenReleased;
    this.#whenCalm = whenCalm;
    this.#startWithin = startWithin;
    this.#answerWithin = answerWithin;
    this.#pause = pause;
  }

  /**
   * Starts Python on a policy, unless it runs already. The worker loads while the policy is still on its way.
   * @param {string} version
   * @param {() => Promise<string>} text gives the text of policy.json; called only when the worker does not know it yet
   */
  start(version, text) {
    if (this.state === "starting" || this.state === "ready") return;
    const policy = { version, text };
    this.#policy = policy;
    this.#mishaps = 0;
    if (!this.#whenCalm) return this.#launch();
    this.#become("starting");
    this.#whenCalm().then(() => this.#policy === policy && this.state === "starting" && this.#launch());
  }

  /**
   * The answer to a case, or to a call of the desk's. A newer request with the same key takes the place of one that still waits.
   * @param {string} told JSON
   * @param {string | object} [key] who asks
   * @param {string} [call] the name of what is asked of the desk; left out, a case is told
   * @returns {Promise<string>} JSON; rejected with NoAnswer
   */
  ask(told, key, call) {
    return new Promise((resolve, reject) => {
      if (this.state === "failed") return reject(this.failure);
      if (key !== undefined) this.#supersede(key);
      this.#lastId += 1;
      this.#waiting.push({ id: this.#lastId, told, key, call, resolve, reject });
      this.#next();
    });
  }

  /** Ends the line; everything still open is rejected. */
  stop() {
    this.#dismiss(new NoAnswer("died"));
    this.#become("idle");
  }

  #supersede(key) {
    const older = this.#waiting.filter((request) => request.key === key);
    this.#waiting = this.#waiting.filter((request) => request.key !== key);
    for (const request of older) request.reject(new NoAnswer("superseded"));
  }

  #launch() {
    this.#become("starting");
    this.#timer = setTimeout(() => this.#fail("slow", String(this.#startWithin / 1000)), this.#startWithin);
    let line = null;
    const ifMine = (job) => (said) => line === this.#line && job(said);
    try {
      line = this.#makeLine({
        heard: ifMine((message) => this.#receive(message)),
        broken: ifMine((detail) => this.#broke("script", detail)),
      }, this.#last);
    } catch (error) {
      return this.#broke("script", String(error)); // a shared worker may be forbidden where an own one is not
    }
    this.#line = line;
    line.post({ open: this.#policy.version });
  }

  #receive(message) {
    if ("failed" in message) return this.#broke("python", message.failed);
    if ("alive" in message) return this.#watch(message.alive);
    if ("want" in message) return this.#tell(); // before the first answer, or when it had to forget the policy
    if ("ready" in message) this.#begin(message.ready);
    else if (this.#current?.id === message.id) this.#settle(message);
    this.#next();
  }

  #watch(lock) {
    const line = this.#line;
    this.#letGo();
    this.#letGo = this.#whenReleased(lock, () => line === this.#line && this.#broke("died", ""));
  }

  #tell() {
    if (this.#current) this.#waiting.unshift(this.#current);
    this.#current = null;
    if (this.state === "ready") clearTimeout(this.#timer);
    const [line, { version, text }] = [this.#line, this.#policy];
    text().then(
      (policy) => line === this.#line && line.post({ open: version, policy }),
      (error) => line === this.#line && this.#fail("policy", error.message),
    );
  }

  #begin(version) {
    if (this.state !== "starting" || version !== this.#policy.version) return;
    clearTimeout(this.#timer);
    this.#become("ready");
  }

  #settle({ text, error }) {
    const { resolve, reject } = this.#current;
    clearTimeout(this.#timer);
    this.#current = null;
    this.#mishaps = 0;
    if (error === undefined) resolve(text);
    else reject(new NoAnswer("refused", error));
  }

  #next() {
    if (this.state !== "ready" || this.#current || !this.#waiting.length) return;
    this.#current = this.#waiting.shift();
    // A worker that hangs, or was killed where there are no locks, sends nothing: silence is the only sign.
    this.#timer = setTimeout(() => this.#broke("noanswer", String(this.#answerWithin / 1000)), this.#answerWithin);
    const { id, call, told } = this.#current;
    this.#line.post({ id, version: this.#policy.version, ...(call && { call }), told });
  }

  // At the start, whoever asked goes on waiting for the next one; later, they are told, and may ask again.
  #broke(code, detail) {
    this.#mishaps += 1;
    const starting = this.state === "starting";
    if (this.#mishaps > (starting && code === "script" ? FILES : 1)) return this.#fail(code, detail);
    this.#last = code;
    this.#dismiss(starting ? null : new NoAnswer(code === "noanswer" ? code : "died", detail));
    if (this.#mishaps === 1) this.#launch();
    else this.#timer = setTimeout(() => this.#launch(), this.#pause * this.#mishaps);
  }

  #fail(code, detail) {
    this.failure = new NoAnswer(code, detail);
    this.#dismiss(this.failure);
    this.#become("failed");
  }

  // Without a reason those who wait stay in line.
  #dismiss(reason) {
    clearTimeout(this.#timer);
    this.#letGo();
    this.#line?.close();
    this.#line = null;
    const open = [this.#current, ...this.#waiting].filter(Boolean);
    this.#current = null;
    this.#waiting = reason ? [] : open;
    if (reason) for (const request of open) request.reject(reason);
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
