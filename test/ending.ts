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
  else after(async () => void (await close()))
}

/** What all files of a process share is closed when the last of them has ended. */
const shared: Close[] = []

export function whenAllEnd(close: Close): void {
  if (open) shared.push(close)
  else after(async () => void (await close()))
}

/** @public called by the file that `scripts/test-groups.ts` writes */
export async function endProcess(): Promise<void> {
  for (const close of shared.splice(0)) await atMost(close)
}

/** What is shared closes in an instant, or never: a browser that went away while it was told to go says nothing more. */
const patience = 30_000

async function atMost(close: Close): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([close(), new Promise((done) => (timer = setTimeout(done, patience)))])
  clearTimeout(timer)
}

/** What was opened last is closed first.
 *  @public called by the file that `scripts/test-groups.ts` writes */
export async function endFile(): Promise<void> {
  for (const close of open?.splice(0).reverse() ?? []) await close()
}
