import type { Sharp, SharpInput, SharpOptions } from "sharp";

/** In all, over every frame. */
export const PIXELS_MAX = 50_000_000;

/** An image from somebody else: nothing larger, and nothing damaged. */
const CAREFULLY: SharpOptions = { limitInputPixels: PIXELS_MAX, failOn: "error", unlimited: false };

/**
 * Opens an image; its methods throw for one that is damaged or larger than `limitInputPixels`. The library is loaded
 * when it is first needed: most threads never need it.
 */
export async function openImage(input: SharpInput, options: SharpOptions = {}): Promise<Sharp> {
  const { default: sharp } = await import("sharp");
  // One image at a time, and no memory held between two.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp(input, { ...CAREFULLY, ...options });
}
