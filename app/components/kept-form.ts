/**
 * What a form without a draft says of itself to the script that keeps its text in this browser: which one it is of
 * those that are sent to the same address, and whether it came back with a text that the server did not take.
 */
export function keptForm(name: string, isGivenBack: boolean) {
  return { "data-keep": name, "data-keep-state": isGivenBack ? "unsaved" : undefined };
}
