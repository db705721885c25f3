/** The server door of `communication`: no module stands above it, so nothing is asked of it. */
export {}
