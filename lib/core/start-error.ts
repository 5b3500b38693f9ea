/** A start that cannot go on, said in one plain sentence for the person at the terminal; no stack is shown. */
export class StartError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StartError";
  }
}
