/** Gathers what a file leaves open while its rows are read: each word once, with the rows that wait for it. */
import type { Answers, ImportQuestion, RowProblem } from './kind.ts'

export interface Open {
  readonly source: string
  readonly topic: string
  readonly given: string
  readonly line: number
  readonly proposal?: string | null
}

const linesShown = 20

export class Questions {
  readonly #answers: Answers
  readonly #asked = new Map<string, { question: ImportQuestion; lines: number[]; count: number }>()

  constructor(answers: Answers) {
    this.#answers = answers
  }

  /** What was answered, else what is proposed, else null: the row waits. */
  ask({ source, topic, given, line, proposal = null }: Open): string | null {
    const key = JSON.stringify([source, topic, given])
    const answer = this.#answers.of(source, topic, given)
    const known = this.#asked.get(key) ?? {
      question: { source, topic, given, proposal, answer, count: 0, lines: [] },
      lines: [],
      count: 0,
    }
    known.count += 1
    if (known.lines.length < linesShown) known.lines.push(line)
    this.#asked.set(key, known)
    return answer ?? proposal
  }

  list(): ImportQuestion[] {
    return [...this.#asked.values()].map(({ question, lines, count }) => ({ ...question, lines, count }))
  }
}

/** Why a row does not go on: nobody said yet what a word of it means. */
export const waits = ({ line, topic, given }: Open, field: string | null): RowProblem => ({
  line,
  field,
  code: 'import.waits',
  facts: { topic, given },
  severity: 'error',
})
