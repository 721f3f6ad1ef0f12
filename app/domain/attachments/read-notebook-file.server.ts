import { join } from "node:path";
import type { NotebookImage } from "../notebooks/notebook";
import { type PlacedImage, placeImages } from "../notebooks/place-images.server";
import { renderNotebook } from "../notebooks/render-notebook.server";
import { uploadedPath } from "./attachment";
import { openImage } from "./open-image.server";
import { original } from "./original-file.server";
import type { ReadFile, ReadUploadJob, ReadUploadResult } from "./upload";

const IMAGES_MAX = 200;
const IMAGE_WIDTH = 1600;
const IMAGE_PIXELS_MAX = 25_000_000;
/** For all images of a notebook together; what is left then is not shown. */
const IMAGES_MS = 15_000;

/** Whether a text may be a notebook, at a glance. */
export function looksLikeNotebook(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && /"nbformat"\s*:\s*\d/.test(text);
}

/** A notebook as its page shows it, its images made anew as WebP. The file itself is stored as it was sent. */
export async function readNotebookFile(job: ReadUploadJob, text: string): Promise<ReadUploadResult> {
  const notebook = renderNotebook(text.replace(/^\uFEFF/, ""), { idPrefix: "nb-" });
  if (!notebook.ok) return { ok: false, why: notebook.problem };
  const { placed, objects } = await readImages(notebook.images, job);
  const html = placeImages(notebook.html, (name) => placed.get(name) ?? null);
  const missing = notebook.images.length - placed.size;
  const file = original(job, "notebook", "application/x-ipynb+json");
  const count = `${notebook.cells.toLocaleString("en")} ${notebook.cells === 1 ? "cell" : "cells"}`;
  return {
    ok: true,
    file: {
      ...file,
      objects: [...file.objects, ...objects],
      notes: [
        notebook.language ? `${count}, ${notebook.language}.` : `${count}.`,
        ...notebook.notes,
        ...(missing > 0
          ? [missing === 1 ? "One image could not be shown." : `${missing} images could not be shown.`]
          : []),
      ],
      preview: { html, outline: notebook.outline },
    },
  };
}

async function readImages(images: NotebookImage[], { id, outFolder }: ReadUploadJob) {
  const placed = new Map<string, PlacedImage>();
  const objects: ReadFile["objects"] = [];
  const until = Date.now() + IMAGES_MS;
  for (const image of images.slice(0, IMAGES_MAX)) {
    if (Date.now() > until) break;
    const name = `cell-${objects.length + 1}.webp`;
    const path = join(outFolder, name);
    const size = await readImage(image, path);
    if (!size) continue;
    objects.push({ name, path, type: "image/webp" });
    placed.set(image.name, { src: uploadedPath(id, name), ...size });
  }
  return { placed, objects };
}

/** Null for what is no image, damaged or too large. */
async function readImage({ base64, mime }: NotebookImage, path: string) {
  try {
    const opened = await openImage(Buffer.from(base64, "base64"), { limitInputPixels: IMAGE_PIXELS_MAX });
    const { width, height } = await opened
      .timeout({ seconds: 5 })
      .autoOrient()
      .resize({ width: IMAGE_WIDTH, withoutEnlargement: true })
      // Plots are lines and letters.
      .webp(mime === "image/png" ? { quality: 90, smartSubsample: true } : { quality: 82 })
      .toFile(path);
    return { width, height };
  } catch {
    return null;
  }
}
