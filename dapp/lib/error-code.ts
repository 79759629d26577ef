/** Whether something that was thrown is an error of the SDK with this code. Its classes are not loaded for that. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
