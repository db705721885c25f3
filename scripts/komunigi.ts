/** npm run komunigi -- COMMAND: what an administrator does without a browser, also while the server runs.
 *  Answers 0 when done, 1 when refused or failed (what was wrong stands on the error output), 2 when asked wrongly. */
import { parseArgs } from 'node:util'
import { ConfigError } from '#platform/config.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { apiKeyCommands } from './komunigi/api-key.ts'
import { AskedWrongly, type Command } from './komunigi/command.ts'
import { exportCommands } from './komunigi/export.ts'
import { importCommands } from './komunigi/import.ts'
import { jobsCommands } from './komunigi/jobs.ts'
import { ledgerCommands } from './komunigi/ledger.ts'
import { organisationCommands } from './komunigi/organisation.ts'
import { userCommands } from './komunigi/user.ts'
import { withHouse } from './opened.ts'

const commands: readonly Command[] = [
  ...importCommands,
  ...exportCommands,
  ...organisationCommands,
  ...userCommands,
  ...apiKeyCommands,
  ...jobsCommands,
  ...ledgerCommands,
]

const usage = [
  'npm run komunigi -- COMMAND',
  ...commands.map(({ words, takes, says }) => `  ${`${words} ${takes}`.trim()}\n      ${says}`),
  'X is the address of an organisation (le-panier) or its id. --json answers for programs.',
].join('\n')

async function run(given: readonly string[]): Promise<number> {
  const command = commands.find(({ words }) => words.split(' ').every((word, at) => given[at] === word))
  if (!command) {
    const asksForHelp = given.length === 0 || given[0] === 'help' || given.includes('--help')
    console[asksForHelp ? 'info' : 'error'](asksForHelp ? usage : `There is no such command.\n${usage}`)
    return asksForHelp ? 0 : 2
  }
  const { args, options } = read(command, given.slice(command.words.split(' ').length))
  const clock = command.clock?.()
  return withHouse(
    `komunigi ${command.words}`,
    async (house) => {
      try {
        return await command.run({ house, args, options, ...(clock ? { clock } : {}) })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        for (const { code, facts } of error.refusals) console.error(house.words.say('en', `refusal.${code}`, facts))
        return 1
      }
    },
    clock && (() => clock.now),
  )
}

function read(command: Command, given: readonly string[]) {
  const json = { json: { type: 'boolean' } } as const
  try {
    const { positionals, values } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { ...command.options, ...json },
    })
    if (positionals.length < command.least || positionals.length > command.least + (command.more ?? 0))
      throw new Error(`this takes ${command.takes}`)
    return { args: positionals, options: values as Readonly<Record<string, string | boolean | undefined>> }
  } catch (error) {
    throw new AskedWrongly(`${command.words}: ${(error as Error).message}`)
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const plain = error instanceof AskedWrongly || error instanceof ConfigError || error instanceof NotFound
  console.error(plain || process.env['LOG_LEVEL'] !== 'debug' ? (error as Error).message : error)
  process.exitCode = error instanceof AskedWrongly ? 2 : 1
}
