interface BlockFormProps {
  handle: string;
  blocked: boolean;
}

/** Keeps the work of two members apart, or ends it. */
export function BlockForm({ handle, blocked }: BlockFormProps) {
  return (
    <details className="block" open={blocked}>
      <summary className="quiet small">{blocked ? `You blocked ${handle}` : `Block ${handle}`}</summary>
      <form method="post">
        <p className="small quiet">
          {blocked
            ? "The review queue suggests neither of you the other’s work."
            : "The review queue then suggests neither of you the other’s work. Nobody is told, and you can end it here."}
        </p>
        <button type="submit" name="intent" value={blocked ? "unblock" : "block"}>
          {blocked ? "End the block" : `Block ${handle}`}
        </button>
      </form>
    </details>
  );
}
