import "server-only";

/**
 * What a question answered, or undefined when it failed, so that a page can say so in place and show the rest. The reason is
 * in the server's log.
 * @param what names the question there
 */
export async function answerOf<T>(what: string, question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    console.error(`${what}:`, error);
    return undefined;
  }
}
