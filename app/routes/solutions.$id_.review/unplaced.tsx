/** Says below a quoted passage that it was not found. */
export function Unplaced({ field, unplaced }: { field: string; unplaced: string[] }) {
  if (!unplaced.includes(field)) return null;
  return (
    <p className="unplaced small">
      Not found in the write-up, or found more than once. Copy it word for word
      {field.startsWith("point.") ? ", and choose its section." : ", with a few words more."}
    </p>
  );
}
