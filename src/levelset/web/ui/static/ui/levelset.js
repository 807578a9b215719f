/* Three keys: "/" goes to the search field, "?" to the list of keys, "e" logs evidence. Everything works without this file. */
(() => {
  "use strict";
  const typing = (element) => element && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    if (event.key === "/") {
      const field = document.getElementById("search");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "?") {
      const link = document.querySelector("a[data-keys]");
      if (link) link.click();
    } else if (event.key === "e") {
      const link = document.querySelector("a[data-capture-at]");
      if (!link) return;
      event.preventDefault();
      capture(link);
    }
  });

  // The form of one field comes into a dialog over the page. Where it does not come, the page of the log has it.
  const PART = { headers: { "X-Levelset-Part": "1" }, credentials: "same-origin" };
  const isPart = (answer, text) => !answer.redirected && answer.status < 500 && /data-capture|data-captured/.test(text);
  let dialog = null;
  const capture = async (link) => {
    const field = document.querySelector("main [data-capture] input[name=text]");
    if (field) return field.focus();
    try {
      const answer = await fetch(link.dataset.captureAt, PART);
      const text = await answer.text();
      if (!isPart(answer, text)) throw new Error("no form");
      if (!dialog) {
        dialog = document.body.appendChild(document.createElement("dialog"));
        dialog.className = "dialog";
        dialog.setAttribute("aria-label", link.dataset.captureLabel);
        dialog.addEventListener("submit", send);
      }
      show(text);
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input[name=text]").focus();
    } catch {
      location.assign(link.href);
    }
  };
  const show = (text) => {
    dialog.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    const close = dialog.appendChild(document.createElement("button"));
    close.type = "button";
    close.className = "button quiet";
    close.textContent = document.querySelector("a[data-capture-at]").dataset.captureClose;
    close.addEventListener("click", () => dialog.close());
  };
  const send = async (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    try {
      const answer = await fetch(form.action, { ...PART, method: "POST", body: new FormData(form) });
      const text = await answer.text();
      if (!isPart(answer, text)) throw new Error("no answer");
      show(text);
      const next = dialog.querySelector("input[name=text]") || dialog.querySelector("a, button");
      if (next) next.focus();
    } catch {
      delete form.dataset.sending;
      form.submit(); // as without a script: the server says what is wrong and keeps what was typed
    }
  };
})();
