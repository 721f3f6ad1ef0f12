import type { DetailedHTMLProps, HTMLAttributes } from "react";

declare global {
  namespace JSX {
    interface IntrinsicElements {
      /** Takes files that are pasted or dropped, once its script is there. */
      "file-attachment": DetailedHTMLProps<HTMLAttributes<HTMLElement> & { class?: string }, HTMLElement>;
    }
  }
}
