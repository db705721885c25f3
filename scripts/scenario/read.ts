/** Reads a scenario file; what cannot be read is told with its line and column. */
import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

const line = z.record(z.string(), z.unknown())
const step = z
  .strictObject({
    at: z.string().optional(),
    do: z.string().optional(),
    as: z.string().optional(),
    with: line.optional(),
    refused: z.array(z.string()).optional(),
    expect: line.optional(),
  })
  .refine((one) => one.do || one.expect || one.at, 'a step says `do`, `expect` or `at`')

const scenarioFile = z.strictObject({
  title: z.string(),
  rule: z.string().optional(),
  organisation: z
    .strictObject({
      zone: z.string().default('Europe/Brussels'),
      currency: z.enum(['EUR', 'CHF']).default('EUR'),
      country: z.string().default('BE'),
      policy: z.union([z.string(), line]).optional(),
    })
    .prefault({}),
  given: z.looseObject({ at: z.string() }).catchall(z.array(line)),
  steps: z.array(step).min(1),
})
export type ScenarioFile = z.output<typeof scenarioFile>
export type Step = z.output<typeof step>

export interface Unreadable {
  readonly line: number
  readonly column: number
  readonly says: string
}

/** The file, or every place where it cannot be read. */
export function readScenario(path: string): { file: ScenarioFile } | { unreadable: readonly Unreadable[] } {
  const lines = new LineCounter()
  const text = readFileSync(path, 'utf8')
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' })
  const placed = (offset: number, says: string): Unreadable => {
    const { line: row, col } = lines.linePos(offset)
    return { line: row, column: col, says }
  }
  if (document.errors.length > 0)
    return { unreadable: document.errors.map((one) => placed(one.pos[0], one.message.split('\n')[0] ?? '')) }
  const read = scenarioFile.safeParse(document.toJS())
  if (read.success) return { file: read.data }
  const offsetOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length > 0; length -= 1) {
      const node = document.getIn(keys.slice(0, length), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return node.range[0]
    }
    return 0
  }
  return {
    unreadable: read.error.issues.map((issue) =>
      placed(offsetOf(issue.path), `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    ),
  }
}
