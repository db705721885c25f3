/** What was done on a sheet and has not reached the server yet, laid over what the server said last. Pure. */
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import type { readSheet, validateSheet } from '../../contract-sheets.ts'
import type { Outcome, Purpose } from '../../rules/words.ts'

export type SheetReply = ReplyOf<typeof readSheet>
export type Line = SheetReply['lines'][number]
export type Validation = SentOf<typeof validateSheet>

interface Done {
  /** Made on this device: the same press is never done twice. */
  readonly key: string
  /** When, by the clock of this device. */
  readonly at: string
  /** Why the server did not take it. */
  readonly refused?: readonly Refusal[]
}
export type Waiting = Done &
  (
    | { readonly do: 'mark'; readonly line: string; readonly outcome: Outcome | null; readonly beside: string | null }
    | { readonly do: 'scan'; readonly code: string; readonly line: string | null }
    | {
        readonly do: 'add'
        readonly member: string
        readonly name: string
        /** Chosen by whoever adds; else what the rules take. */
        readonly kind?: string
        readonly purpose?: Purpose
      }
    | { readonly do: 'remove'; readonly line: string }
    | { readonly do: 'validate'; readonly with: Validation }
  )

export type What<W = Waiting> = W extends Waiting ? Omit<W, 'key' | 'at' | 'refused'> : never

/** The moment of what is done now. Whoever marks a line has seen the mark before it, so the new one is later, even where
 *  the clock of this device is slow: a tap never does nothing. */
export function momentOf(what: What, lines: readonly Line[], now: string): string {
  const before = lines.find(
    (line) =>
      ((what.do === 'mark' || what.do === 'scan') && line.line === what.line) ||
      (what.do === 'add' && (line.standIn ?? line.member) === what.member),
  )?.markedAt
  return before && before >= now ? new Date(Date.parse(before) + 1).toISOString() : now
}

/** A card or person that only this device knows of yet. */
export interface Expected {
  readonly line: string
  readonly code: string | null
  readonly name: string | null
}

export interface Seen {
  readonly lines: readonly Line[]
  readonly expected: readonly Expected[]
}

/** The sheet as it will be once everything has arrived; the latest per line wins. */
export function withWaiting(sheet: SheetReply, waiting: readonly Waiting[]): Seen {
  let lines: readonly Line[] = sheet.lines
  let expected: readonly Expected[] = []
  const markLine = (id: string, outcome: Outcome | null, { at }: Done, beside: string | null = null) => {
    lines = lines.map((line) =>
      line.line === id && (line.markedAt === null || line.markedAt <= at)
        ? { ...line, outcome, presumed: false, beside, besideName: helperName(line, beside), markedAt: at }
        : line,
    )
  }
  const expect = (one: Expected) => {
    if (!lines.some(({ line }) => line === one.line)) expected = [...expected, one]
  }
  for (const entry of waiting.filter(({ refused }) => !refused)) {
    if (entry.do === 'mark') markLine(entry.line, entry.outcome, entry, entry.beside)
    if (entry.do === 'remove') lines = lines.filter(({ line }) => line !== entry.line)
    if (entry.do === 'scan' && entry.line !== null) markLine(entry.line, 'done', entry)
    if (entry.do === 'scan' && entry.line === null) expect({ line: entry.key, code: entry.code, name: null })
    if (entry.do === 'add') {
      const own = lines.find(({ member, standIn }) => (standIn ?? member) === entry.member)
      if (own) markLine(own.line, 'done', entry)
      else expect({ line: entry.key, code: null, name: entry.name })
    }
  }
  return { lines, expected }
}

const helperName = (line: Line, beside: string | null): string | null =>
  line.helpers.find(({ contact }) => contact === beside)?.name ?? null

/** What whoever validates has before the eyes: the server asks again when it finds something else. */
export const seenLines = ({ lines, expected }: Seen): { line: string; outcome: Outcome | null }[] => [
  ...lines.map(({ line, outcome }) => ({ line, outcome })),
  ...expected.map(({ line }) => ({ line, outcome: 'done' as const })),
]
