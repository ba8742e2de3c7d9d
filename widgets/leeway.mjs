/**
 * Loaded on every page. A page without a checker pays for this file alone: the rest is fetched when the first
 * <leeway-checker> appears, also when Material's instant navigation brings it in.
 */

const upgrade = async () => {
  if (customElements.get("leeway-checker")) return;
  const { Checker } = await import("./checker.mjs");
  if (!customElements.get("leeway-checker")) customElements.define("leeway-checker", Checker);
};

const isHere = () => document.querySelector("leeway-checker") !== null;

if (isHere()) {
  upgrade();
} else {
  const watch = new MutationObserver(() => {
    if (!isHere()) return;
    watch.disconnect();
    upgrade();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}
