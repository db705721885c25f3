/** Tells, in tests and development, whether the running action wrote a row: the driver marks it, the runner asks. */
import { AsyncLocalStorage } from 'node:async_hooks'

export const writeWatch = new AsyncLocalStorage<{ wrote: boolean }>()
