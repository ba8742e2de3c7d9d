/** "Log it" in a checker: the form stands below the panel, and comes with the first press. */

import { h } from "../dom.mjs";
import { APART, pageOf } from "../embed.mjs";
import { text } from "../texts.mjs";

/** @param {() => void} back puts the focus where it was, when the form has gone */
export function logging(back) {
  const element = h("div", { class: "lw-log-place" });
  let logged = { id: null };
  let open = null;
  return {
    element,
    /** Whether somebody is writing. */
    get begun() { return Boolean(open?.form.begun()); },
    /** Another case begins; what is being written about the last one stays. */
    next: () => { logged = { id: null }; },
    /** @param {object} decision of the case as it stands now */
    decided: (decision) => { if (open?.logged === logged) open.form.update(decision); },
    /**
     * @param {import("../checker.mjs").Context} context
     * @param {object | null} decision null: there is none yet
     */
    async log(context, decision) {
      if (!decision?.check) return context.announce(text(decision ? "wins.no_line" : "wins.wait"));
      if (APART) return element.replaceChildren(elsewhere(context));
      if (open?.form.begun()) return open.form.focus();
      const mine = logged;
      const { logForm } = await import("../parts.mjs").catch(() => ({}));
      if (!logForm) return context.announce(text("wins.not.loaded"));
      const form = await logForm(context, decision, mine, context.announce, back);
      open = { form, logged: mine };
      element.replaceChildren(form.element);
      form.focus();
    },
  };
}

// In a panel in another site's page the browser keeps things apart from the playbook's own; the case's page has the log.
function elsewhere({ act, policy }) {
  const link = h("a", { href: pageOf(act.case(), policy), target: "_blank", rel: "noopener" }, text("wins.apart.open"));
  return h("p", { class: "lw-apart", role: "status" }, text("wins.apart"), " ", link);
}
