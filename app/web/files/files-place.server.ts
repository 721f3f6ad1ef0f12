import { dirname, join } from "node:path";
import { z } from "zod";
import type { S3Place } from "./s3-storage.server";

/** Where uploaded files are kept: a folder, or a bucket. */
export type FilesPlace = { folder: string } | S3Place;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The variables that say where files are kept. */
export const FILES_VARIABLES = {
  FILES: z
    .string()
    .refine(
      (value) => /^file:.+$/.test(value) || (value.startsWith("s3:") && BUCKET.test(value.slice(3))),
      "is neither file:PATH nor s3:BUCKET",
    )
    .optional(),
  S3_ENDPOINT: z.string().refine(isEndpoint, "is not an address such as https://s3.example").optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "is not a region such as eu-central-1")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

interface Variables {
  DATABASE_URL: string;
  FILES?: string;
  S3_ENDPOINT?: string;
  S3_REGION?: string;
  S3_ACCESS_KEY_ID?: string;
  S3_SECRET_ACCESS_KEY?: string;
}

/** Reads the place out of checked variables: beside the SQLite file unless another is named. Returns the names of those that lack. */
export function filesPlace(set: Variables): { place: FilesPlace } | { missing: string[] } {
  const { FILES } = set;
  if (!FILES) {
    const file = set.DATABASE_URL.startsWith("file:") ? set.DATABASE_URL.slice("file:".length) : "data/x";
    return { place: { folder: join(dirname(file), "files") } };
  }
  if (FILES.startsWith("file:")) return { place: { folder: FILES.slice("file:".length) } };
  const { S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = set;
  if (!S3_REGION || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    const needed = { S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
    return { missing: Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name])) };
  }
  return {
    place: {
      bucket: FILES.slice("s3:".length),
      endpoint: set.S3_ENDPOINT ?? null,
      region: S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    },
  };
}

function isEndpoint(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).search;
}
