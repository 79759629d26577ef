/** A machine that does other things besides needs more than a second for what is loaded when it is first wanted. */
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 10_000 });
}
