// The review: j and k go to the next and the previous question, a accepts, A accepts all equal ones, and after an answer the focus goes on.
// Everything works without this file.
(() => {
  "use strict";
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const hint = review.querySelector("[data-keys-hint]");
  if (hint) hint.hidden = false;
  const questions = () => [...review.querySelectorAll("[data-question]")].filter((node) => node.offsetParent !== null);
  const typing = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const show = (element) => {
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };

  const step = (by) => {
    const list = questions();
    const here = document.activeElement && document.activeElement.closest("[data-question]");
    let index = here ? list.indexOf(here) + by : -1;
    if (!here) {
      const after = list.findIndex((node) => document.activeElement.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      index = by > 0 ? after : (after < 0 ? list.length : after) - 1;
    }
    show(list[Math.min(Math.max(index, 0), list.length - 1)]);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a" || event.key === "A") {
      const here = document.activeElement && document.activeElement.closest("[data-question]");
      const button = here && here.querySelector(event.key === "a" ? "[data-accept]" : "[data-accept-all]");
      if (button) button.click();
    } else return;
    event.preventDefault();
  });

  // The button that was pressed is gone with its question; without this the focus would fall to the top of the page.
  document.body.addEventListener("levelset:focus", (event) => {
    const element = document.getElementById(event.detail.value);
    if (element && (document.activeElement === document.body || document.activeElement === null)) {
      if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
      element.focus({ preventScroll: true });
    }
  });

  // "Cancel" is gone with the form that it stood in: back to what opened the form.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.verb === "get";
    const fate = asked && event.target.matches(".row") && event.target.querySelector("a.fate");
    if (fate && document.activeElement === document.body) fate.focus({ preventScroll: true });
  });
})();
