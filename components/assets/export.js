// "Tạo tệp" on /xuat: asks the server for a file; before, the browser draws the charts that no Office program can.
(() => {
  const ROOM = { width: 1920, height: 830 }, PATIENCE = 20000;
  // What the slide that the picture is put on says itself.
  const UNSAID = { committee: "", badge: "", title: "", subtitle: "", trial: "", notes: [] };

  const base64 = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });

  const drawn = async (address) => {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${address.split("?")[0]} ${answer.status}`);
    const told = await answer.json();
    if (!told.figure) return null;
    return base64(await window.drawing.pixels(await window.drawing.compose({ ...told, ...UNSAID }, "slide", ROOM), 1));
  };

  // One that cannot be drawn is left out: the presentation says so on its last slide.
  const pictures = async (addresses) => {
    const found = {};
    for (const address of addresses) {
      try {
        const picture = await drawn(address);
        if (picture) found[new URL(address, location.href).searchParams.get("tranh").split("~")[0]] = picture;
      } catch (fault) {
        console.warn(String(fault));
      }
    }
    return found;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-export]");
    if (!button || button.disabled) return;
    const all = [...document.querySelectorAll("button[data-export]")];
    for (const one of all) one.disabled = true;
    try {
      const addresses = button.dataset.pictures.split(" ").filter(Boolean);
      if (addresses.length) window.dash_clientside.set_props("export-status", { children: button.dataset.drawing });
      const { export: kind, audience } = button.dataset;
      window.dash_clientside.set_props("export-pictures", { data: await pictures(addresses) });
      window.dash_clientside.set_props("export-asked", { data: { kind, audience, at: String(Date.now()) } });
    } finally {
      for (const one of all) one.disabled = false;
    }
  });
})();
