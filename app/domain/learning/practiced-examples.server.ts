import { listCalibrations } from "~db/queries/learning";
import type { Ctx } from "../context.server";
import { countWords, readingMinutes } from "../markdown/markdown";
import type { PracticedExample } from "./example";
import { EXAMPLES } from "./examples";

/** The examples in their order, with how the viewer did on each. */
export async function practicedExamples(ctx: Ctx): Promise<PracticedExample[]> {
  const done = ctx.viewer ? await listCalibrations(ctx.db, ctx.viewer.id) : [];
  return EXAMPLES.map(({ slug, title, writeUp }) => ({
    slug,
    title,
    readingMinutes: readingMinutes(countWords(writeUp)),
    distance: done.find(({ example }) => example === slug)?.distance ?? null,
  }));
}
