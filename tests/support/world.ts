import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monotonicFactory } from "ulid";
import { inject, test } from "vitest";
import { placeAnchors } from "~/domain/anchoring/place-anchors.server";
import { readUpload } from "~/domain/attachments/read-upload.server";
import { compareWriteUps } from "~/domain/comparing/compare-write-ups.server";
import type { Ctx, MemberCtx, Viewer } from "~/domain/context.server";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { readTake } from "~/domain/walkthroughs/read-take.server";
import { importIntoWriteUp } from "~/domain/writing/import-into-write-up.server";
import { createLocalStorage } from "~/web/files/local-storage.server";
import { type Connection, connect } from "~db/connection";
import { onServer, withDatabase } from "./postgres";

export type EngineName = "sqlite" | "postgres";
export const ENGINES: EngineName[] = ["sqlite", "postgres"];

/** A fresh, migrated database and the world around it. Time stands still until a test moves it. */
export interface World {
  engine: EngineName;
  url: string;
  connection: Connection;
  /** A folder of its own for temporary files; uploaded ones are stored in `files` below it. */
  folder: string;
  /** Nobody's context, at `now`. */
  ctx: Ctx;
  now: string;
  /** The context of a member, at `now` or another time. */
  as(viewer: Viewer, now?: string): MemberCtx;
  /** Every statement that was sent since the last call. */
  statements(): { sql: string; parameters: readonly unknown[] }[];
}

/** A test that runs on SQLite and on PostgreSQL, each time on a database of its own. */
export function testOnBoth(sentence: string, body: (world: World) => Promise<void>) {
  for (const engine of ENGINES) {
    test(`${sentence} (${engine})`, async () => {
      const { world, close } = await openWorld(engine);
      try {
        await body(world);
      } finally {
        await close();
      }
    });
  }
}

const newUlid = monotonicFactory();

export async function openWorld(engine: EngineName): Promise<{ world: World; close(): Promise<void> }> {
  const { url, drop } = await copyTemplate(engine);
  let sent: { sql: string; parameters: readonly unknown[] }[] = [];
  const connection = connect(url, {
    log: (event) => {
      sent.push({ sql: event.query.sql, parameters: event.query.parameters });
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "rationale-files-"));
  const storage = createLocalStorage(join(folder, "files"));
  const world: World = {
    engine,
    url,
    connection,
    folder,
    now: "2026-06-15T12:00:00.000Z",
    get ctx(): Ctx {
      return {
        db: connection.db,
        now: world.now,
        viewer: null,
        newId: () => newUlid().toLowerCase(),
        render: async (texts, { idScope, files } = {}) =>
          texts.map((text, i) => renderMarkdown(text, { idScope: idScope && `${idScope}-${i}-`, files })),
        compare: async ({ before, after }) => compareWriteUps(before, after),
        placeAnchors: async (job) => placeAnchors(job),
        importText: async (job) => importIntoWriteUp(job),
        files: storage,
        readUpload: (job) => readUpload(job, readTake),
        isUniqueViolation: connection.engine.isUniqueViolation,
      };
    },
    as(viewer, now = world.now) {
      return { ...world.ctx, viewer, now };
    },
    statements() {
      const result = sent;
      sent = [];
      return result;
    },
  };
  return {
    world,
    async close() {
      await connection.db.destroy();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let copies = 0;

async function copyTemplate(engine: EngineName): Promise<{ url: string; drop(): Promise<void> }> {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "rationale-db-"));
    const file = join(folder, "test.db");
    copyFileSync(inject("sqliteTemplate"), file);
    return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const admin = inject("postgresAdmin");
  copies += 1;
  const name = `rationale_test_${process.pid}_${copies}`;
  await onServer(admin, `create database ${name} template ${inject("postgresTemplate")} strategy file_copy`);
  return {
    url: withDatabase(admin, name),
    drop: () => onServer(admin, `drop database if exists ${name} with (force)`),
  };
}
