/** The whole check of words, in one call: five languages that agree, and nothing asked for that is not said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gatherMessages } from './folders.ts'
import { messageProblems } from './problems.ts'
import { eventsIn, type SpeakingRooms, wantedKeys } from './wanted.ts'

export interface WordsToCheck {
  readonly rooms: readonly SpeakingRooms[]
  readonly folders: readonly string[]
  /** Where the program lies: events are looked for in its files. */
  readonly source: string
}

/** Lines to show, one per problem; empty means all is well. */
export function checkWords({ rooms, folders, source }: WordsToCheck): string[] {
  const said = gatherMessages(folders).en
  const isSaid = (key: string) => key in said || `${key}_other` in said
  const wanted = [...new Set([...wantedKeys(rooms), ...eventsUnder(source)])]
  return [
    ...messageProblems(folders).map(
      ({ folder, language, key, says }) => `${relative(source, folder)}/${language}.json ${key}: ${says}`,
    ),
    ...wanted.filter((key) => !isSaid(key)).map((key) => `${key} is said nowhere`),
  ]
}

const isProgram = (file: string): boolean => /(?<!\.test)\.ts$/.test(file)

const eventsUnder = (source: string): string[] =>
  (readdirSync(source, { recursive: true }) as string[])
    .filter(isProgram)
    .flatMap((file) => eventsIn(readFileSync(join(source, file), 'utf8')))
