/* Passkeys: a form with data-passkey asks the device and sends its answer. Nothing else can ask a device, so the forms
   are hidden where this file does not run, and a line says so. */
(() => {
  "use strict";
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (entries) => (entries || []).map((entry) => ({ ...entry, id: toBytes(entry.id) }));

  const asked = (options) => {
    const wanted = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
    if (wanted.user) wanted.user = { ...wanted.user, id: toBytes(wanted.user.id) };
    if (wanted.excludeCredentials) wanted.excludeCredentials = listed(wanted.excludeCredentials);
    if (wanted.allowCredentials) wanted.allowCredentials = listed(wanted.allowCredentials);
    return { publicKey: wanted };
  };

  const answered = (credential) => {
    const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = toText(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const optionsOf = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no challenge");
    return (await answer.json()).request_options;
  };

  const problem = (kind) => {
    const notice = document.querySelector("[data-passkey-problem]");
    if (!notice) return;
    for (const line of notice.children) line.hidden = !(kind in line.dataset);
    notice.hidden = false;
  };

  const ask = async (form) => {
    try {
      const options = asked(await optionsOf(form));
      const credential = await (form.dataset.passkey === "create"
        ? navigator.credentials.create(options)
        : navigator.credentials.get(options));
      form.querySelector("[name=credential]").value = answered(credential);
    } catch {
      problem("passkeyRefused");
      return;
    }
    form.submit();
  };

  for (const line of document.querySelectorAll("[data-passkey-without]")) line.hidden = true;
  const forms = document.querySelectorAll("form[data-passkey]");
  if (!window.PublicKeyCredential) {
    if (forms.length) problem("passkeyMissing");
    return;
  }
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
  }
})();
