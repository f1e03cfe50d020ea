// Draws every sheet it is given as a picture and hands it back, one after the other; then says that it has done.
const sheets = await (await fetch("sheets.json")).json();
for (const [place, { told, width, height, scale }] of sheets.entries()) {
  try {
    const sheet = await window.drawing.compose(told, "slide", { width, height });
    await fetch(`picture/${place}`, { method: "POST", body: await window.drawing.pixels(sheet, scale) });
  } catch (fault) {
    await fetch(`fault/${place}`, { method: "POST", body: String(fault) });
  }
}
await fetch("done", { method: "POST", body: "" });
