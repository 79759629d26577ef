export { Footer } from "./footer";
export { Header } from "./header";
export { InterLoader } from "./inter-loader";
export { Providers } from "./providers";
export { THEME_COOKIE, themeOf } from "./theme";
export { INTER_COOKIE } from "./typeface";
