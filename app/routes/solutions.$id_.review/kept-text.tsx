import type { Fields } from "~/domain/parse";
import { REVIEW_FIELDS } from "~/domain/reviews/review";

/** The texts of a form that was not taken, to read and to copy. */
export function KeptText({ fields }: { fields: Fields }) {
  const texts = REVIEW_FIELDS.filter((name) => fields[name]).map((name) => `${name}\n${fields[name]}`);
  return texts.length > 0 ? <pre className="kept">{texts.join("\n\n")}</pre> : null;
}
