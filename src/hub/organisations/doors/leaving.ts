/** What modules above hold against an organisation leaving the community, registered at start. */
import type { Context } from '#platform/action.ts'
import type { Refusal } from '#platform/refusal.ts'

/** Why this organisation may not go yet; empty means nothing against it. */
export type LeavingQuestion = (ctx: Context, participant: string) => Promise<readonly Refusal[]>

const questions: LeavingQuestion[] = []

export const registerLeavingQuestion = (question: LeavingQuestion): void => void questions.push(question)

export async function whyNotLeave(ctx: Context, participant: string): Promise<Refusal[]> {
  const answers: Refusal[] = []
  for (const question of questions) answers.push(...(await question(ctx, participant)))
  return answers
}
