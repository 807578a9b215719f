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

  // What was chosen, with its place in its folder; the fields hold the files in the same order.
  const folder = form.elements.folder;
  const paths = form.elements.paths;
  const leftOut = form.querySelector("[data-left-out]");
  const endings = files.accept.split(",").filter((part) => part.startsWith("."));
  const isDocument = (path) => !path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX")
    && endings.some((ending) => path.toLowerCase().endsWith(ending));
  let single = [];
  let foldered = [];

  const fill = (field, entries) => {
    const transfer = new DataTransfer();
    entries.forEach((entry) => transfer.items.add(entry.file));
    field.files = transfer.files;
  };

  const keepDocuments = (entries) => {
    const kept = entries.filter((entry) => isDocument(entry.path));
    const others = entries.filter((entry) => !isDocument(entry.path)).map((entry) => entry.path);
    leftOut.textContent = `${leftOut.dataset.leftOutText} ${others.slice(0, 10).join(", ")}${others.length > 10 ? " …" : ""}`;
    leftOut.hidden = !others.length;
    return kept;
  };

  const check = () => {
    const list = [...single, ...foldered];
    const most = Number(form.dataset.mostFiles);
    const large = list.filter((entry) => entry.file.size > Number(form.dataset.fileBytes));
    const total = list.reduce((sum, entry) => sum + entry.file.size, 0);
    let message = "";
    if (list.length > most) message = form.dataset.tooMany;
    else if (large.length) message = `${form.dataset.tooLarge} ${large.map((entry) => entry.path).join(", ")}`;
    else if (total > Number(form.dataset.batchBytes)) message = form.dataset.batchTooLarge;
    problem.textContent = message;
    problem.hidden = !message;
    paths.value = list.length ? JSON.stringify(list.map((entry) => entry.path)) : "";
    chosen.replaceChildren(...list.slice(0, 30).map((entry) => {
      const item = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = entry.path;
      item.append(name, ` ${size(entry.file.size)}`);
      return item;
    }));
    if (list.length > 30) chosen.append(Object.assign(document.createElement("li"), { textContent: `… ${list.length}` }));
    chosen.hidden = list.length < 2;
    return !message;
  };
  const entriesOf = (field) => [...field.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  files.addEventListener("change", () => {
    single = entriesOf(files);
    check();
  });
  folder.addEventListener("change", () => {
    foldered = keepDocuments(entriesOf(folder));
    fill(folder, foldered);
    check();
  });
  form.addEventListener("submit", (event) => {
    if (check()) return;
    event.preventDefault();
    files.focus();
  });

  const zone = form.querySelector("[data-drop]");
  form.querySelector("[data-drop-hint]").hidden = false;
  const over = (event) => [...(event.dataTransfer ? event.dataTransfer.types : [])].includes("Files");

  // The files below a dropped folder; a folder gives its entries a hundred at a time.
  const below = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ file, path: entry.fullPath.replace(/^\//, "") }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return found;
      for (const inner of some) found.push(...await below(inner));
    }
  };

  zone.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", async (event) => {
    if (!over(event)) return;
    event.preventDefault();
    zone.classList.remove("is-over");
    const dropped = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const plain = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
    const hasFolder = dropped.some((entry) => entry.isDirectory);
    single = hasFolder ? keepDocuments((await Promise.all(dropped.map(below))).flat()) : plain;
    fill(files, single);
    check();
  });
})();
