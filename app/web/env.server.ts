import { z } from "zod";
import { FILES_VARIABLES, type FilesPlace, filesPlace } from "./files/files-place.server";

export interface Env {
  port: number;
  /** The address of this machine that it listens on; null for all of them. */
  host: string | null;
  databaseUrl: string;
  /** Where uploaded files are kept. */
  files: FilesPlace;
  /** The public address; null where it is not set, and then whatever host the browser asked for is ours. */
  origin: string | null;
  /** Whether cookies may go over https alone. */
  secure: boolean;
  rateLimits: boolean;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/** Reads the environment. Throws one sentence that names each bad value. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const schema = z.object({
    PORT: z.coerce
      .number("is not a number")
      .int("is not a whole number")
      .min(0, "is below 0")
      .max(65535, "is above 65535")
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]{1,255}$/, "is not an address of this machine")
      .optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "is neither file:PATH nor postgres://…")
      .default("file:data/rationale.db"),
    ...FILES_VARIABLES,
    ORIGIN: z.string().refine(isOrigin, "is not an origin such as https://rationale.example").optional(),
    RATE_LIMITS: z.enum(["on", "off"], "is neither on nor off").default("on"),
    LOG_LEVEL: z
      .enum(
        ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
        "is none of trace, debug, info, warn, error, fatal, silent",
      )
      .default("info"),
  });
  // An empty variable is one that is not set.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(set);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`Cannot start: ${problems.join("; ")}.`);
  }
  const { data } = result;
  const files = filesPlace(data);
  if ("missing" in files)
    throw new Error(`Cannot start: FILES names a bucket and lacks ${files.missing.join(", ")}.`);
  return {
    port: data.PORT,
    host: data.HOST ?? null,
    databaseUrl: data.DATABASE_URL,
    files: files.place,
    origin: data.ORIGIN ?? null,
    secure: data.ORIGIN?.startsWith("https:") ?? false,
    rateLimits: data.RATE_LIMITS === "on",
    logLevel: data.LOG_LEVEL,
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
