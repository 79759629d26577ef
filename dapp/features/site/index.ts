export { Footer } from "./footer";
export { Header } from "./header";
export { Providers } from "./providers";
export { THEME_COOKIE, themeOf } from "./theme";
