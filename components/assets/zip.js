// Files put into one, as they are: pictures are packed already.
(() => {
  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const UTF8 = 0x0800, PLAIN = 20, DAY_ONE = 0x21;

  const checked = (content) => {
    let sum = 0xffffffff;
    for (const byte of content) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };

  // Numbers of two bytes and of four, the least first.
  const record = (...parts) => {
    const bytes = parts.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff));
    return Uint8Array.from(bytes);
  };

  const told = ({ content }, name) => [
    [2, PLAIN], [2, UTF8], [2, 0], [2, 0], [2, DAY_ONE], [4, checked(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0],
  ];

  // files: name and content (bytes) of each. Gives a Blob.
  const zip = (files) => {
    const parts = [], directory = [];
    let at = 0;
    for (const file of files) {
      const name = new TextEncoder().encode(file.name), about = told(file, name);
      const head = record([4, 0x04034b50], ...about);
      directory.push(record([4, 0x02014b50], [2, PLAIN], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
      parts.push(head, name, file.content);
      at += head.length + name.length + file.content.length;
    }
    const long = directory.reduce((sum, part) => sum + part.length, 0);
    const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, long], [4, at], [2, 0]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  };

  window.drawing = { ...window.drawing, zip };
})();
