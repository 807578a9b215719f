/* Two keys: "/" goes to the search field, "?" to the list of keys. Everything else works without this file. */
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
    }
  });
})();
