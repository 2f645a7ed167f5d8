/** The words of the map. */
import type { Language } from "../../words/language";

const id = {
  map: "Peta kantor",
  mapHint: "Peta; geser dengan panah, perbesar dengan + dan −. Semua isinya juga ada di tabel dan formulir.",
  closer: "Perbesar peta",
  farther: "Perkecil peta",
  all: "Semua kantor",
  drawShell: "Gambar batas luar",
  drawHole: "Gambar lubang",
  rest: "Batal menggambar",
  drawing: {
    shell: "Klik sudut demi sudut; klik sudut pertama atau tekan Enter untuk menutup, Esc untuk batal.",
    hole: "Gambar lubang di dalam batas luar, sudut demi sudut; klik sudut pertama atau tekan Enter untuk menutup.",
  },
  move: "Klik satu batas, lalu geser sudutnya. Titik tengah menambah sudut; klik kanan menghapusnya.",
  click: "Klik peta untuk menaruh titik kantor, atau ketik koordinatnya.",
  failed: "Peta tidak termuat. Tabel dan formulir tetap berfungsi.",
};

const en: typeof id = {
  map: "Map of the offices",
  mapHint: "Map; arrows move it, + and − zoom. All that is on it is in the table and the forms too.",
  closer: "Zoom in",
  farther: "Zoom out",
  all: "All offices",
  drawShell: "Draw an outline",
  drawHole: "Draw a hole",
  rest: "Stop drawing",
  drawing: {
    shell: "Click corner by corner; click the first one or press Enter to close, Esc to give up.",
    hole: "Draw the hole within the outline, corner by corner; click the first one or press Enter to close.",
  },
  move: "Click an outline, then drag its corners. A middle point adds a corner; a right click takes it away.",
  click: "Click the map to put the office's point, or type its coordinates.",
  failed: "The map could not be loaded. The table and the forms work all the same.",
};

export const MAP: Record<Language, typeof id> = { id, en };
