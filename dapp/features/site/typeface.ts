/** Cookie that says that this browser has Inter, so that the server writes the page in it from the start. */
export const INTER_COOKIE = "inter";
