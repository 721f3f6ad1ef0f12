import { isRouteErrorResponse, useRouteError } from "@remix-run/react";

/** What to call an error in the title of the tab. */
export function errorTitle(error: unknown): string {
  return (isRouteErrorResponse(error) && TITLES[error.status]) || "Something broke";
}

const TITLES: Record<number, string> = {
  400: "That address is not right",
  404: "There is nothing here",
  405: "That does not work here",
  409: "That is not possible now",
  413: "That is too large",
  415: "That is not a form",
  429: "That was too much at once",
  503: "That could not be done just now",
};

/** What stands where a page cannot be shown. */
export function ErrorPage() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const sentence = ownSentence(error) ?? SENTENCES[status] ?? SENTENCES[500];
  return (
    <div className="wrap narrow error-page" data-error-page="">
      <p className="quiet num">{status}</p>
      <h1>{TITLES[status] ?? "Something broke on our side"}</h1>
      <p>{sentence}</p>
      <p>
        <a className="btn" href="/">
          To the front page
        </a>{" "}
        <a className="btn" href="/solutions">
          Browse write-ups
        </a>
      </p>
    </div>
  );
}

/** What our code said; errors of the router speak of its insides. */
function ownSentence(error: unknown): string | null {
  if (!isRouteErrorResponse(error) || error.status === 404 || (error as { internal?: boolean }).internal)
    return null;
  return typeof error.data === "string" && error.data !== "" ? error.data : null;
}

const SENTENCES: Record<number, string> = {
  405: "This page takes no forms.",
  500: "The fault is logged and will be looked at. If you were writing, go back: your text is still in the form.",
  404: "The page does not exist, was withdrawn by its author, or is not yours to see. If you followed a link, it may be mistyped.",
};
