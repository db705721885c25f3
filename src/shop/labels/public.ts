/** The server door of `labels`: nobody above uses it yet. */
export {}
