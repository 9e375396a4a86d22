/** How long a test waits for what must come, on a machine that is busy with other tests. */
export const patient = { timeout: 20_000 }
