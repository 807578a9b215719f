// The review: j and k go to the next and the previous question, also of the next document, a accepts, A accepts all equal ones,
// u takes back what was just decided, and after an answer the focus goes on.
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

  // The questions of other documents and parts stand on other pages: the list above names them in their order.
  const place = (document, part) => Number(document) * 1000000 + Number(part);
  const elsewhere = (by, isDone) => {
    const here = place(review.dataset.document, review.dataset.part);
    const links = [...review.querySelectorAll(".question-list a")].map((link) => {
      const asked = new URLSearchParams(link.search);
      return { link, at: place(asked.get("document"), asked.get("part")) };
    }).filter((one) => one.at !== here);
    const found = by > 0 ? links.find((one) => one.at > here) : links.findLast((one) => one.at < here);
    return found || (isDone ? links[0] : undefined);
  };

  const step = (by) => {
    const list = questions();
    const here = document.activeElement && document.activeElement.closest("[data-question]");
    let index = here ? list.indexOf(here) + by : -1;
    if (!here) {
      const after = list.findIndex((node) => document.activeElement.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      index = by > 0 ? after : (after < 0 ? list.length : after) - 1;
    }
    const next = index < 0 || index >= list.length ? elsewhere(by, !list.length) : undefined;
    if (next) next.link.click();
    else show(list[Math.min(Math.max(index, 0), list.length - 1)]);
  };

  // What was decided about the heading or the line that has the focus, or that holds it.
  const undoOf = (element) => {
    const held = element && (element.closest(".row") || element.nextElementSibling);
    return held && review.contains(held) ? held.querySelector(".held button") : null;
  };

  // Whoever follows a link to a question stands on its heading, from when the page is whole; what is asked is right below.
  addEventListener("load", () => {
    const linked = document.getElementById(location.hash.slice(1));
    const asked = linked && linked.nextElementSibling;
    if (asked && asked.matches("[data-question]")) show(asked);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "a" || event.key === "A") {
      const here = document.activeElement && document.activeElement.closest("[data-question]");
      const button = here && here.querySelector(event.key === "a" ? "[data-accept]" : "[data-accept-all]");
      if (button) button.click();
    } else if (event.key === "u") {
      const button = undoOf(document.activeElement);
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
