import type { Fields } from "../domain/parse";
import type { DemoWork } from "./content";

/** What a review holds besides its scores, as fields of its form. */
export function workFields(work: DemoWork = {}): Fields {
  const fields: Fields = { explain: work.explain ?? "", "question.2": work.secondQuestion ?? "" };
  if (work.pseudonymous) fields.pseudonymous = "1";
  for (const [i, { kind, dimension, quote, body }] of (work.points ?? []).entries()) {
    const parts = { kind, dimension, quote, body };
    for (const [part, value] of Object.entries(parts)) fields[`point.${i + 1}.${part}`] = value;
  }
  return fields;
}
