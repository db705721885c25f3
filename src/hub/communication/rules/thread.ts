/** What may be done with a thread of the help list (domain-hub-governance-communication 5.11). */
import { type Refusal, refuse } from '#platform/refusal.ts'

export const listModes = ['each', 'daily', 'none'] as const
export type ListMode = (typeof listModes)[number]
export const memberStates = ['member', 'disabled', 'left', 'removed'] as const
export type MemberState = (typeof memberStates)[number]

/** Whoever gets nothing because mails came back is a member still. */
export const isOnList = (state: MemberState | null): boolean => state === 'member' || state === 'disabled'

export const whyNotWrite = (state: MemberState | null, thread: string | null, subject: string): Refusal[] => [
  ...(isOnList(state) ? [] : [refuse('list.not_member')]),
  ...(thread === null && bareSubject(subject) === '' ? [refuse('post.no_subject')] : []),
]

export const whyNotLeave = (state: MemberState | null): Refusal[] =>
  isOnList(state) ? [] : [refuse('list.not_member')]

/** A question without its answer helps nobody. */
export const whyNotFaq = (solved: boolean, known: boolean, answer: string): Refusal[] => [
  ...(solved ? [] : [refuse('thread.not_solved')]),
  ...(known ? [refuse('thread.in_faq')] : []),
  ...(solved && answer.trim() === '' ? [refuse('faq.no_answer')] : []),
]

export const whyNotNeed = (number: number | null, made: boolean): Refusal[] =>
  made ? [refuse('thread.is_need', { number: number ?? 0 })] : []

const answer = /^\s*((re|aw|antw|sv|tr|fw|fwd|wg|rép|ré|rv|doorst)(\[\d+\])?\s*:\s*)+/iu

/** Without what mail programs put before it. */
export const bareSubject = (subject: string): string => subject.replace(answer, '').trim()

/** What somebody wrote, without the lines they answered. */
export function ownWords(body: string): string {
  const lines = body.split('\n')
  const own = lines.filter((line, index) => !line.startsWith('>') && !introduces(line, lines[index + 1]))
  const signed = own.findIndex((line) => line === '-- ' || line === '--')
  return (signed < 0 ? own : own.slice(0, signed))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(saidByDevice, '')
    .trim()
}

/** The last line that a phone puts under every mail. */
const saidByDevice =
  /\n(?:Sent from my|Envoyé (?:de|depuis) mon|Verzonden vanaf mijn|Gesendet von meinem|Von meinem|Enviado desde mi)\b[^\n]*$/i

const introduces = (line: string, next: string | undefined): boolean =>
  /:\s*$/.test(line) && (next ?? '').startsWith('>')
