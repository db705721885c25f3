/** What imports ask, and what was answered: once, remembered for the next file of the same source. */
import type { ActionContext, Context } from '../action.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { plain } from '../values/text.ts'
import type { Answers, ImportChoice, ImportQuestion } from './kind.ts'
import { readAnswers, writeAnswers } from './memory-store.ts'

const keyOf = (source: string, topic: string, given: string): string => JSON.stringify([source, topic, given])

export async function answersFor(ctx: Context, kind: string): Promise<Answers> {
  const known = await readAnswers(ctx.db, ctx.organisation, kind)
  const byKey = new Map(known.map((one) => [keyOf(one.source, one.topic, one.given), one.answer]))
  return { of: (source, topic, given) => byKey.get(keyOf(source, topic, given)) ?? null }
}

export interface Said {
  readonly topic: string
  /** Absent: every question of the topic. */
  readonly given?: string | undefined
  /** The value of a choice, or what it says. */
  readonly answer: string
}

interface Asked {
  readonly questions: readonly ImportQuestion[]
  readonly choices: Readonly<Record<string, readonly ImportChoice[]>>
}

const asked = (one: Said, { questions }: Asked): ImportQuestion[] =>
  questions.filter(({ topic, given }) => topic === one.topic && (one.given === undefined || one.given === given))

const choiceOf = (one: Said, { choices }: Asked): string | null => choiceFor(one.answer, choices[one.topic] ?? [])

/** The choice that is meant, by its value or by what it says; null for none, or more than one. */
export function choiceFor(answer: string, known: readonly ImportChoice[]): string | null {
  const exact = known.find(({ value }) => value === answer)
  const alike = known.filter(({ says }) => says !== undefined && plain(says) === plain(answer))
  return exact?.value ?? (alike.length === 1 ? (alike[0]?.value ?? null) : null)
}

/** Answers to what nobody asked, or that are none of the choices. */
export function whyNotAnswer(said: readonly Said[], run: Asked): Refusal[] {
  return said.flatMap((one) => {
    if (asked(one, run).length === 0) return [refuse('import.not_asked', { topic: one.topic, given: one.given ?? '' })]
    if (choiceOf(one, run) === null) return [refuse('import.answer_unknown', { topic: one.topic, answer: one.answer })]
    return []
  })
}

/** Keeps the answers that fit a question; answers those that do not yet: one answer may lead to further questions. */
export async function keepAnswers(
  ctx: ActionContext,
  kind: string,
  said: readonly Said[],
  run: Asked,
): Promise<readonly Said[]> {
  const fitting = said.filter((one) => whyNotAnswer([one], run).length === 0)
  await writeAnswers(
    ctx.db,
    ctx.organisation,
    fitting.flatMap((one) =>
      asked(one, run).map(({ source, topic, given }) => ({
        kind,
        source,
        topic,
        given,
        answer: choiceOf(one, run) ?? '',
        now: ctx.now,
        by: ctx.actor.account,
      })),
    ),
  )
  return said.filter((one) => !fitting.includes(one))
}
