/** A saved book of a community, held against its own chain and against the ledger of today. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { verifyChain } from '#hub/funding/public.ts'
import { type Asked, AskedWrongly, asking, type Command, organisationOption, shopOf, tell } from './command.ts'

export const ledgerCommands: readonly Command[] = [
  {
    words: 'ledger verify',
    takes: 'FILE --organisation X [--json]',
    says: 'Whether each set of a saved book follows from the one before, and stands in the ledger as it was.',
    least: 1,
    options: organisationOption,
    run: runVerify,
  },
]

async function runVerify(asked: Asked): Promise<number> {
  const path = resolve(asked.args[0] ?? '')
  if (!existsSync(path)) throw new AskedWrongly(`the file ${path} does not exist`)
  const shop = await shopOf(asked)
  const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) }
  const told = await asked.house.runner.act(verifyChain, { file }, asking(shop))
  const wrong = [...new Set([...told.broken, ...told.differs])].join(', ')
  tell(asked, told, [
    told.holds ? `${told.sets} sets hold; ${told.since} were booked since.` : `Sets do not hold: ${wrong}`,
  ])
  return told.holds ? 0 : 1
}
