import type { ReactNode } from "react";

/** The definition behind plain words, for who wants it. */
export function Exactly({ children }: { children: ReactNode }) {
  return (
    <details className="exactly">
      <summary>Exactly</summary>
      {children}
    </details>
  );
}
