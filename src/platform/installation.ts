/** What kind of installation this is; set once at start by the composition root. */
export const installation = {
  /** Filled with the demo cast: people may be chosen on the start page without signing in. */
  demo: false,
}
