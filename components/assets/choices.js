// What a browser remembers of its reader: these choices and nothing else. None of them tells of any figure.
(() => {
  const KNOWN = { "giao-dien": ["sang", "toi"], "khong-phim-tat": ["1"], "da-xem": ["1"] };

  // Browsers may keep their memory from a page: then nothing is remembered.
  const kept = (use) => { try { return use(localStorage); } catch { return null; } };

  const read = (key) => {
    const value = kept((memory) => memory.getItem(key));
    return KNOWN[key].includes(value) ? value : null;
  };

  // Whatever is no such choice is forgotten.
  const keep = (key, value) => kept((memory) => {
    if (KNOWN[key].includes(value)) memory.setItem(key, value);
    else memory.removeItem(key);
  });

  window.choices = { read, keep };
})();
