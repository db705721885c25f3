/** Saves the answer of a `sends` route as a file on the device. */
import type { Route, SentOf } from '#platform/route.ts'
import { type CallOptions, call } from './call.ts'

const keptMilliseconds = 60_000

export async function download<C extends Route>(
  contract: C,
  input: SentOf<C>,
  name: string,
  options: CallOptions = {},
): Promise<void> {
  const content = (await call(contract, input, options)) as unknown as Blob // a `sends` route answers its bytes
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keptMilliseconds)
}
