/** What is wrong with a file, in one sentence for the person who gave it: its line, counted from 1, and what that line does. */
export class CsvProblem extends Error {
  constructor(line: number, does: string) {
    super(`Line ${line} ${does}`);
  }
}
