import { expect } from "vitest";
import { deleteHeld, findHeld, holdForm } from "~/domain/accounts/held-forms.server";
import { createSessions, hashToken, newToken } from "~/domain/accounts/sessions.server";
import { signIn } from "~/domain/accounts/sign-in.server";
import { signUp } from "~/domain/accounts/sign-up.server";
import { buildUser } from "../support/factories";
import { testOnBoth } from "../support/world";

const ada = { handle: "ada", email: "Ada@example.org", password: "a long sentence" };

testOnBoth(
  "a member signs in by handle and by address, in any case, and with the right password alone",
  async ({ ctx }) => {
    const joined = await signUp(ctx, ada);
    const id = joined.ok ? joined.userId : "";
    expect(await signIn(ctx, { login: "ADA", password: ada.password })).toBe(id);
    expect(await signIn(ctx, { login: "ada@EXAMPLE.org", password: ada.password })).toBe(id);
    expect(await signIn(ctx, { login: "ada", password: "a long Sentence" })).toBeNull();
    expect(await signIn(ctx, { login: "nobody", password: ada.password })).toBeNull();
  },
);

testOnBoth("a password is stored as an argon2id hash", async ({ ctx }) => {
  await signUp(ctx, ada);
  const { password_hash } = await ctx.db
    .selectFrom("users")
    .select("password_hash")
    .executeTakeFirstOrThrow();
  expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

testOnBoth("a handle that looks like another and an address in another case are taken", async ({ ctx }) => {
  await signUp(ctx, ada);
  expect(await signUp(ctx, { ...ada, handle: "a_da", email: "other@example.org" })).toMatchObject({
    ok: false,
    errors: { handle: expect.stringContaining("taken") },
  });
  expect(await signUp(ctx, { ...ada, handle: "grace", email: "ADA@EXAMPLE.ORG" })).toMatchObject({
    ok: false,
    errors: { email: expect.stringContaining("account") },
  });
});

testOnBoth("of five people who take one handle at once, one gets it", async ({ ctx }) => {
  const tries = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => signUp(ctx, { ...ada, email: `ada${n}@example.org` })),
  );
  expect(tries.filter((result) => result.ok)).toHaveLength(1);
});

testOnBoth(
  "a session is found by its id, stored as a hash alone, and gone when it is ended",
  async (world) => {
    const viewer = await buildUser(world);
    const { db } = world.ctx;
    const sessions = createSessions(db, { secure: false });
    const { id } = await sessions.createSession(
      viewer.id,
      { startedAt: new Date().toISOString() },
      { sessionId: newToken() },
    );
    expect((await sessions.validateSession(id)).user).toMatchObject({ id: viewer.id, handle: viewer.handle });
    const stored = await db.selectFrom("sessions").select("id_hash").execute();
    expect(stored).toEqual([{ id_hash: hashToken(id) }]);
    expect((await sessions.validateSession(stored[0]?.id_hash ?? "")).user).toBeNull();
    await sessions.invalidateSession(id);
    expect((await sessions.validateSession(id)).user).toBeNull();
  },
);

testOnBoth(
  "a session in use slides on, and ends ninety days after signing in all the same",
  async (world) => {
    const viewer = await buildUser(world);
    const { db } = world.ctx;
    const sessions = createSessions(db, { secure: false });
    const day = 24 * 3600_000;
    const begin = async (age: number, left: number) => {
      const id = newToken();
      const [created_at, expires_at] = [Date.now() - age * day, Date.now() + left * day].map((ms) =>
        new Date(ms).toISOString(),
      );
      await db
        .insertInto("sessions")
        .values({
          id_hash: hashToken(id),
          user_id: viewer.id,
          created_at: created_at ?? "",
          expires_at: expires_at ?? "",
        })
        .execute();
      return sessions.validateSession(id);
    };
    const used = await begin(20, 10);
    expect(used.session?.fresh).toBe(true);
    expect(used.session?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * day);
    expect((await begin(91, 10)).session).toBeNull();
    expect((await begin(40, -1)).session).toBeNull();
  },
);

testOnBoth("a held form is found for its page alone, without its password, for a week", async (world) => {
  const idHash = hashToken(newToken());
  const [page, other] = [
    { idHash, path: "/solutions/new" },
    { idHash, path: "/challenges/new" },
  ];
  await holdForm(world.ctx, page, { body: "Long text", password: "secret" });
  expect(await findHeld(world.ctx, page)).toEqual({ body: "Long text" });
  expect(await findHeld(world.ctx, other)).toBeNull();
  await holdForm(world.ctx, other, { brief: "Another text" });
  await deleteHeld(world.ctx, other);
  expect(await findHeld(world.ctx, page)).toEqual({ body: "Long text" });
  await holdForm(world.ctx, page, { body: "Longer text" });
  expect(await findHeld(world.ctx, page)).toEqual({ body: "Longer text" });
  world.now = "2026-06-23T12:00:00.000Z";
  expect(await findHeld(world.ctx, page)).toBeNull();
});
