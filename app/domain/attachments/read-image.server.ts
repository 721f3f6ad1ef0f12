import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Sharp } from "sharp";
import { openImage, PIXELS_MAX } from "./open-image.server";
import { MAIN_OBJECT } from "./storage";
import type { ReadFile, ReadUploadJob, ReadUploadResult } from "./upload";

/** The widths in which an image is kept beside its full one, as far as it is wider. */
const VARIANT_WIDTHS = [480, 960, 1600];
const FULL_WIDTH = 2400;
const SIDE_MAX = 12_000;
const FRAMES_MAX = 100;
/** Drawings and screenshots up to this many pixels, and sent in so few bytes for each, may be kept without loss. */
const LOSSLESS_PIXELS = 2_500_000;
const LOSSLESS_BYTES = 0.75;
const QUALITY = 82;
const SECONDS = 20;

/**
 * Makes an image anew as WebP, upright and without metadata, in several widths. What was sent is not kept. Animations
 * stay animated up to FRAMES_MAX frames and PIXELS_MAX in all, else their first frame is taken.
 */
export async function readImage({ path, outFolder }: ReadUploadJob): Promise<ReadUploadResult> {
  const opened = await openImage(path);
  const { width, height, pages = 1, pageHeight = height, format } = await opened.metadata();
  if (width > SIDE_MAX || pageHeight > SIDE_MAX || width * pageHeight > PIXELS_MAX) {
    return {
      ok: false,
      why: "An image has at most 50 megapixels, and 12,000 pixels a side. Make it smaller and send it again.",
    };
  }
  const isMoving = pages > 1 && (format === "gif" || format === "webp");
  const fits = isMoving && pages <= FRAMES_MAX && width * pageHeight * pages <= PIXELS_MAX;
  try {
    const file = fits ? await readAnimation(path, outFolder) : await readStill(path, outFolder);
    const note = isMoving && !fits ? ["The animation is too long to be kept. This is its first frame."] : [];
    return { ok: true, file: { ...file, notes: note } };
  } catch {
    return { ok: false, why: "This image is damaged or cut off. Export it again and send it again." };
  }
}

async function readStill(path: string, outFolder: string): Promise<ReadFile> {
  const opened = (await openImage(path)).timeout({ seconds: SECONDS });
  const { format } = await opened.metadata();
  const full = opened.autoOrient().resize({ width: FULL_WIDTH, withoutEnlargement: true });
  // Decoded once; every width is made from this.
  const { data, info } = await full.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = await openImage(data, { raw: { width, height, channels } });
  const isDrawn = format === "png" || format === "gif";
  const main = join(outFolder, "main.webp");
  const size = isDrawn ? (await stat(path)).size : 0;
  if (isDrawn && width * height <= LOSSLESS_PIXELS && size <= width * height * LOSSLESS_BYTES + 4096)
    await writeSmaller(pixels, main);
  else await pixels.clone().webp({ quality: QUALITY }).toFile(main);

  const variants = VARIANT_WIDTHS.filter((variant) => variant < width);
  for (const variant of variants) {
    const options = { quality: QUALITY, smartSubsample: isDrawn };
    await pixels
      .clone()
      .resize({ width: variant })
      .webp(options)
      .toFile(join(outFolder, `${variant}.webp`));
  }
  return imageFile({ width, height }, variants, outFolder);
}

/** Without loss where that costs little: letters and lines stay sharp. */
async function writeSmaller(pixels: Sharp, path: string) {
  const [lossless, lossy] = [`${path}.lossless`, `${path}.lossy`];
  await pixels.clone().webp({ lossless: true, effort: 4 }).toFile(lossless);
  await pixels.clone().webp({ quality: QUALITY, smartSubsample: true }).toFile(lossy);
  const [kept, other] = [(await stat(lossless)).size, (await stat(lossy)).size];
  await rename(kept <= Math.max(other * 1.5, 60_000) ? lossless : lossy, path);
}

async function readAnimation(path: string, outFolder: string): Promise<ReadFile> {
  const opened = await openImage(path, { animated: true });
  const info = await opened
    .timeout({ seconds: SECONDS })
    .resize({ width: FULL_WIDTH / 2, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 1 })
    .toFile(join(outFolder, "main.webp"));
  return imageFile({ width: info.width, height: info.pageHeight ?? info.height }, [], outFolder);
}

function imageFile(
  { width, height }: { width: number; height: number },
  variants: number[],
  outFolder: string,
): ReadFile {
  const type = "image/webp";
  return {
    kind: "image",
    mediaType: type,
    width,
    height,
    durationMs: null,
    variants,
    notes: [],
    objects: [
      { name: MAIN_OBJECT, path: join(outFolder, "main.webp"), type },
      ...variants.map((variant) => ({
        name: String(variant),
        path: join(outFolder, `${variant}.webp`),
        type,
      })),
    ],
    preview: null,
  };
}
