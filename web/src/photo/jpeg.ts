/** A photo small enough for a slow network and large enough to be judged: JPEG, longest side 1,024 pixels. */

export const LONGEST_SIDE = 1024;
export const MIN_BYTES = 10_000; // the bucket's own limit
export const MAX_BYTES = 400_000;
const QUALITIES = [0.82, 0.7, 0.55, 0.4];
const FINER = [0.92, 1];

/** What a picture of these pixels becomes: never enlarged. */
export function fitSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Encode by falling quality until it fits; a plain picture by rising quality until there is enough of it. */
export async function encodeWithin(encode: (quality: number) => Promise<Blob>): Promise<Blob> {
  let jpeg = await encode(QUALITIES[0] ?? 0.8);
  const others = jpeg.size > MAX_BYTES ? QUALITIES.slice(1) : FINER;
  for (const quality of others) {
    if (jpeg.size >= MIN_BYTES && jpeg.size <= MAX_BYTES) break;
    jpeg = await encode(quality);
  }
  return jpeg;
}

/** Draw a frame or a picked file and give back its JPEG. */
export async function toJpeg(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitSize(width, height));
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return encodeWithin(
    (quality) =>
      new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no JPEG"))), "image/jpeg", quality),
      ),
  );
}

/** A picture from the phone's own camera app, in whatever format the browser can read. */
export async function fileToJpeg(file: File): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return await toJpeg(image, image.naturalWidth, image.naturalHeight);
  } finally {
    URL.revokeObjectURL(address);
  }
}
