/** What a test file opened is closed when the file has ended: with its process, or where several files share one, before
 *  the next begins (`scripts/test-groups.ts`). */
import { after } from 'node:test'

type Close = () => unknown

let open: Close[] | null = null

/** From now on `endFile` closes.
 *  @public called by the file that `scripts/test-groups.ts` writes */
export function shareProcess(): void {
  open = []
}

export function atTheEnd(close: Close): void {
  if (open) open.push(close)
  else after(() => patiently(close))
}

/** What all files of a process share is closed when the last of them has ended. */
const shared: Close[] = []

export function whenAllEnd(close: Close): void {
  if (open) shared.push(close)
  else
    after(async () => {
      await patiently(close)
      letGo()
    })
}

/** @public called by the file that `scripts/test-groups.ts` writes */
export async function endProcess(): Promise<void> {
  for (const close of shared.splice(0)) await patiently(close)
  letGo()
}

/** What was opened last is closed first.
 *  @public called by the file that `scripts/test-groups.ts` writes */
export async function endFile(): Promise<void> {
  for (const close of open?.splice(0).reverse() ?? []) await patiently(close)
}

/** What closes does so in an instant, or never: a browser that went away while it was told to go says nothing more. */
const patience = 30_000

/** Waits for what closes, but not for ever; what did not close is told. */
export async function patiently(close: Close): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise((done) => {
    timer = setTimeout(() => {
      console.error(`DID NOT CLOSE within ${patience / 1000} s: ${String(close)}`)
      done(null)
    }, patience)
  })
  await Promise.race([close(), tooLong])
  clearTimeout(timer)
}

/** All tests of the process have ended: what it still holds must not keep the run waiting. */
function letGo(): void {
  setTimeout(() => {
    console.error(`STILL OPEN after the last test: ${process.getActiveResourcesInfo().join(', ')}`)
    process.exit()
  }, 2 * patience).unref()
}
