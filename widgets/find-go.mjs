/** Going to another page of the site as a reader would, over a link: the theme then changes pages without loading them anew. */

/** @param {string} href */
export function follow(href) {
  const same = href === location.href;
  const link = document.createElement("a");
  link.href = href;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  if (same) atChecker();
}

// It is there already, and nothing in the address changes.
function atChecker() {
  document.querySelector("leeway-checker")?.attend?.();
}
