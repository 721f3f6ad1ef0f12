import type { Attachment } from "~/domain/attachments/attachment";
import type { Fields } from "~/domain/parse";
import { POINTS_MAX } from "~/domain/points/point";
import { emptyPoint, fileSection, pointFields, sentPoints } from "~/domain/points/point-fields";
import { reviewFields } from "~/domain/reviews/review";

interface Begun {
  fields: Fields;
  /** The number of the point that the address asks for; null where it asks for none. */
  n: number | null;
  /** Whether the draft does not have it yet. */
  isNew: boolean;
  /** Whether there is no room for it. */
  tooMany: boolean;
}

/**
 * The form with a point on the file that the address names, behind those that are in it. A point on the same cell or
 * line is gone on with instead, so a page that is loaded anew adds nothing.
 */
export function beginPoint(fields: Fields, files: Attachment[], query: URLSearchParams): Begun {
  const none = { fields, n: null, isNew: false, tooMany: false };
  const file = files.find(({ id }) => id === query.get("file"));
  if (!file) return none;
  const asked = query.get("part") ?? "";
  const part = /^[1-9]\d{0,5}$/.test(asked) ? asked : "";
  const section = fileSection(file.id);
  const points = sentPoints(fields);
  const there = points.findIndex((point) => point.section === section && point.part === part);
  if (there >= 0) return { ...none, n: there + 1 };
  if (points.length >= POINTS_MAX) return { ...none, tooMany: true };
  const all = pointFields([...points, { ...emptyPoint(), section, part }]);
  return { ...none, fields: reviewFields({ ...fields, ...all }), n: points.length + 1, isNew: true };
}
