/**
 * The way to the worker: one request at a time, and an answer or an error for every request, whatever
 * happens to the worker.
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

/**
 * States: idle, starting, ready, failed. A change is told by the event "state".
 * A worker that dies after it was ready is started again by itself; one that dies twice without an answer
 * between, or never becomes ready, leaves the state "failed" until somebody calls `start`.
 */
export class Client extends EventTarget {
  state = "idle";
  /** @type {NoAnswer | null} why the state is "failed" */
  failure = null;
  #makeWorker;
  #startWithin;
  #answerWithin;
  #policy;
  #worker = null;
  #timer = 0;
  #waiting = [];
  #current = null;
  #lastId = 0;
  #deaths = 0;

  /** @param {{makeWorker: () => Worker, startWithin?: number, answerWithin?: number}} options times in ms */
  constructor({ makeWorker, startWithin = 60_000, answerWithin = 5_000 }) {
    super();
    this.#makeWorker = makeWorker;
    this.#startWithin = startWithin;
    this.#answerWithin = answerWithin;
  }

  /**
   * Starts the worker on a policy, unless it runs already. The worker loads while the policy is still on its way.
   * @param {Promise<string>} policy the text of policy.json
   */
  start(policy) {
    if (this.state === "starting" || this.state === "ready") return;
    this.#policy = policy;
    this.#deaths = 0;
    this.#launch();
  }

  /**
   * The answer to a case. A newer request with the same key takes the place of one that still waits.
   * @param {string} caseText JSON
   * @param {string} [key] who asks
   * @returns {Promise<string>} JSON; rejected with NoAnswer
   */
  ask(caseText, key) {
    return new Promise((resolve, reject) => {
      if (this.state === "failed") return reject(this.failure);
      if (key !== undefined) this.#supersede(key);
      this.#lastId += 1;
      this.#waiting.push({ id: this.#lastId, caseText, key, resolve, reject });
      this.#next();
    });
  }

  /** Ends the worker; everything still open is rejected. */
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
    try {
      this.#worker = this.#makeWorker();
    } catch (error) {
      return this.#fail("script", String(error));
    }
    const worker = this.#worker;
    const ifMine = (job) => (event) => worker === this.#worker && job(event);
    worker.onmessage = ifMine(({ data }) => this.#receive(data));
    worker.onerror = ifMine((event) => { event.preventDefault?.(); this.#died("script", event.message ?? ""); });
    worker.onmessageerror = ifMine(() => this.#died("died", ""));
    this.#policy.then(
      (policy) => ifMine(() => worker.postMessage({ policy }))(),
      (error) => ifMine(() => this.#fail("policy", error.message))(),
    );
  }

  #receive(message) {
    if ("failed" in message) return this.#fail("python", message.failed);
    if (message.ready) {
      clearTimeout(this.#timer);
      this.#become("ready");
    } else if (this.#current?.id === message.id) {
      this.#settle(message);
    }
    this.#next();
  }

  #settle({ text, error }) {
    const { resolve, reject } = this.#current;
    clearTimeout(this.#timer);
    this.#current = null;
    this.#deaths = 0;
    if (error === undefined) resolve(text);
    else reject(new NoAnswer("refused", error));
  }

  #next() {
    if (this.state !== "ready" || this.#current || !this.#waiting.length) return;
    this.#current = this.#waiting.shift();
    // A killed worker sends no event of its own: silence is the only sign.
    this.#timer = setTimeout(() => this.#died("noanswer", String(this.#answerWithin / 1000)), this.#answerWithin);
    this.#worker.postMessage({ id: this.#current.id, case: this.#current.caseText });
  }

  #died(code, detail) {
    if (this.state === "starting") return this.#fail(code, detail);
    this.#dismiss(new NoAnswer(code === "script" ? "died" : code, detail));
    this.#deaths += 1;
    if (this.#deaths > 1) return this.#fail(code, detail);
    this.#launch();
  }

  #fail(code, detail) {
    this.failure = new NoAnswer(code, detail);
    this.#dismiss(this.failure);
    this.#become("failed");
  }

  #dismiss(reason) {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    const open = [this.#current, ...this.#waiting].filter(Boolean);
    this.#current = null;
    this.#waiting = [];
    for (const request of open) request.reject(reason);
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
