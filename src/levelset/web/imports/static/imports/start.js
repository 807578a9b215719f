// The import form: keeps the clipboard's HTML beside a pasted text, lists chosen files and takes dropped ones.
// Without this file the form works as it stands.
(() => {
  "use strict";
  const form = document.querySelector("[data-import-form]");
  if (!form) return;
  const text = form.elements.text;
  const html = form.elements.html;
  const files = form.elements.files;
  const kept = form.querySelector("[data-kept]");
  const problem = form.querySelector("[data-files-problem]");
  const chosen = form.querySelector("[data-chosen]");

  // Pictures and scripts of the clipboard are of no use to a reader of text and can be large.
  const clean = (source) => {
    const page = new DOMParser().parseFromString(source, "text/html");
    page.querySelectorAll("script, style, img, svg, video, audio, iframe, object, link, meta").forEach((node) => node.remove());
    return page.body.innerHTML.trim();
  };

  let expected = null;
  const say = (message) => { kept.textContent = message; };

  text.addEventListener("paste", (event) => {
    const source = event.clipboardData ? event.clipboardData.getData("text/html") : "";
    const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    const appended = text.selectionEnd === text.value.length && text.value === expected && html.value;
    const fresh = source ? clean(source) : "";
    // The text area takes the plain text itself; what it holds then is what the HTML stands for.
    setTimeout(() => {
      if (fresh && (whole || appended)) {
        html.value = whole ? fresh : `${html.value}\n${fresh}`;
        expected = text.value;
        say(kept.dataset.keptText);
      } else {
        drop();
      }
    });
  });

  const drop = () => {
    if (html.value) say(kept.dataset.droppedText);
    html.value = "";
    expected = null;
  };

  text.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste" && text.value !== expected) drop();
  });

  if (html.value && text.value) {
    expected = text.value;
    say(kept.dataset.keptText);
  }

  const size = (bytes) => (bytes < 1000000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1000000).toFixed(1)} MB`);

  const check = () => {
    const list = [...files.files];
    const most = Number(form.dataset.mostFiles);
    const large = list.filter((file) => file.size > Number(form.dataset.fileBytes));
    const total = list.reduce((sum, file) => sum + file.size, 0);
    let message = "";
    if (list.length > most) message = form.dataset.tooMany;
    else if (large.length) message = `${form.dataset.tooLarge} ${large.map((file) => file.name).join(", ")}`;
    else if (total > Number(form.dataset.batchBytes)) message = form.dataset.batchTooLarge;
    problem.textContent = message;
    problem.hidden = !message;
    chosen.replaceChildren(...list.slice(0, 30).map((file) => {
      const item = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = file.name;
      item.append(name, ` ${size(file.size)}`);
      return item;
    }));
    if (list.length > 30) chosen.append(Object.assign(document.createElement("li"), { textContent: `… ${list.length}` }));
    chosen.hidden = list.length < 2;
    return !message;
  };
  files.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (check()) return;
    event.preventDefault();
    files.focus();
  });

  const zone = form.querySelector("[data-drop]");
  form.querySelector("[data-drop-hint]").hidden = false;
  const over = (event) => [...(event.dataTransfer ? event.dataTransfer.types : [])].includes("Files");
  zone.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    zone.classList.remove("is-over");
    files.files = event.dataTransfer.files;
    check();
  });
})();
