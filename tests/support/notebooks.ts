import { renderNotebook } from "../../app/domain/notebooks/render-notebook.server";

/** One pixel each, in base64. */
export const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
export const GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
/** Begins a command to a terminal. */
export const ESC = "\u001B";

/** The JSON of a notebook. */
export function notebook(cells: unknown, overrides: object = {}): string {
  const metadata = { language_info: { name: "python" } };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells, ...overrides });
}

/** A code cell that ran seventh. */
export function code(source: unknown, outputs: unknown = [], overrides: object = {}) {
  return { cell_type: "code", execution_count: 7, metadata: {}, source, outputs, ...overrides };
}

export function markdown(source: unknown, overrides: object = {}) {
  return { cell_type: "markdown", metadata: {}, source, ...overrides };
}

export function stream(text: unknown, name = "stdout") {
  return { output_type: "stream", name, text };
}

export function display(data: unknown) {
  return { output_type: "display_data", metadata: {}, data };
}

/** The notebook, rendered; throws where it is refused. */
export function render(json: string) {
  const rendered = renderNotebook(json);
  if (!rendered.ok) throw new Error(rendered.problem);
  return rendered;
}

/** Rendered cells. */
export function show(...cells: unknown[]) {
  return render(notebook(cells));
}

/** What one output becomes. */
export function output(...outputs: unknown[]) {
  return show(code("x", outputs));
}

/** Why a notebook is refused; empty when it is not. */
export function problem(json: string): string {
  const answer = renderNotebook(json);
  return answer.ok ? "" : answer.problem;
}
