import { z } from "zod";
import { type Fields, type Parsed, parseFields } from "../parse";
import { COMMON_PASSWORDS } from "./common-passwords";

export const HANDLE_MIN = 3;
export const HANDLE_MAX = 20;
export const EMAIL_MAX = 254;
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 256;

/** Names that would pass for the site itself, or for a page of it. */
const RESERVED_HANDLES = [
  "about", "account", "admin", "administrator", "anonymous", "api", "author", "billing", "bookmarks",
  "challenges", "contact", "deleted", "everyone", "feed", "guest", "guide", "help", "login", "logout",
  "me", "mod", "moderation", "moderator", "moderators", "new", "nobody", "notifications", "null",
  "official", "postmaster", "privacy", "rationale", "register", "review", "reviews", "root", "search",
  "security", "settings", "signin", "signup", "solutions", "staff", "support", "system", "team", "terms",
  "undefined", "webmaster",
]; // biome-ignore format: a list of words

/**
 * The key under which a handle is unique: without hyphens and underscores, with look-alike characters made one,
 * so that nobody can pass for somebody else.
 */
export function handleKey(handle: string): string {
  return handle.toLowerCase().replace(/[-_]/g, "").replaceAll("0", "o").replace(/[1i]/g, "l");
}

const reservedKeys = /* @__PURE__ */ new Set(/* @__PURE__ */ RESERVED_HANDLES.map(handleKey));

/** The key under which an e-mail address is unique. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

export interface SignUp {
  handle: string;
  email: string;
  password: string;
}

/** Reads the sign-up form. The handle is lower-cased; the password is taken as typed. */
export function parseSignUp(fields: Fields): Parsed<SignUp> {
  const handle = z
    .string()
    .trim()
    .toLowerCase()
    .min(HANDLE_MIN, `A handle has at least ${HANDLE_MIN} characters.`)
    .max(HANDLE_MAX, `A handle has at most ${HANDLE_MAX} characters.`)
    .regex(/^[a-z0-9_-]*$/, "A handle is made of a to z, 0 to 9, hyphen and underscore.")
    .regex(/^[a-z0-9]/, "A handle starts with a letter or a digit.")
    .refine((value) => !reservedKeys.has(handleKey(value)), "This handle is reserved. Choose another one.");
  const email = z
    .string()
    .trim()
    .max(EMAIL_MAX, `An e-mail address has at most ${EMAIL_MAX} characters.`)
    .pipe(z.email("This is not an e-mail address. One looks like name@example.org."));
  const password = z
    .string()
    .min(PASSWORD_MIN, `A password has at least ${PASSWORD_MIN} characters.`)
    .max(PASSWORD_MAX, `A password has at most ${PASSWORD_MAX} characters.`)
    .refine(
      (value) => !COMMON_PASSWORDS.has(value.toLowerCase()),
      "This password is among the most common ones. Choose another one.",
    );
  const schema = z
    .object({ handle, email, password })
    .refine((value) => value.password.toLowerCase() !== value.handle && value.password !== value.email, {
      path: ["password"],
      message: "The password is your handle or address. Choose another one.",
    });
  return parseFields(schema, { handle: "", email: "", password: "", ...fields });
}

/** One key for all spellings of a handle or an address that name the same account. */
export function accountKey(login: string): string {
  return login.includes("@") ? emailKey(login) : handleKey(login.trim());
}

export interface SignIn {
  login: string;
  password: string;
}

/** Reads the sign-in form; says only that something is missing, never what exists. */
export function parseSignIn(fields: Fields): Parsed<SignIn> {
  const schema = z.object({
    login: z
      .string()
      .trim()
      .min(1, "Type your handle or e-mail address.")
      .max(EMAIL_MAX, "This is too long for a handle or an address."),
    password: z
      .string()
      .min(1, "Type your password.")
      .max(PASSWORD_MAX, `A password has at most ${PASSWORD_MAX} characters.`),
  });
  return parseFields(schema, { login: "", password: "", ...fields });
}
