/** Whom the lines of a file mean: number, card and key first, then address and name as they are spelled. */
import type { Context } from '#platform/action.ts'
import type { Facts } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { tidy } from '#platform/values/text.ts'
import { membersById, type PersonAnswer, type PersonReference, resolvePeople } from '#shop/members/public.ts'
import { seatless } from '../rules/fixed-seat.ts'
import { standingsOf } from '../store/people.ts'

export interface Meaning {
  readonly reference: PersonReference
  /** Of several people who bear the name, one of these is meant: who holds the template. */
  readonly likely?: ReadonlySet<string>
}

export type Meant =
  | { readonly contact: ContactId; readonly problem?: undefined }
  | { readonly contact: null; readonly problem: { readonly code: string; readonly facts: Facts } }

export const textOfReference = ({ name, cardCode, email, externalId }: PersonReference): string =>
  [name, cardCode, email, externalId].find((text) => text) ?? ''

/** One answer per question, in their order; two statements, however many there are. */
export async function whoIsMeant(ctx: Context, questions: readonly Meaning[]): Promise<Meant[]> {
  const answers = await resolvePeople(
    ctx.db,
    ctx.organisation,
    questions.map(({ reference }) => reference),
    { byNameAlone: true },
  )
  const doubtful = answers.flatMap((one) => (one.answer === 'ambiguous' ? one.contacts : []))
  const known = doubtful.length === 0 ? [] : await membersById(ctx.db, ctx.organisation, [...new Set(doubtful)])
  const spelled = new Map(known.map((member) => [member.contact, tidy(member.displayName)]))
  return answers.map((answer, at) => meant(answer, questions[at] as Meaning, spelled))
}

function meant(answer: PersonAnswer, { reference, likely }: Meaning, spelled: ReadonlyMap<ContactId, string>): Meant {
  if (answer.answer === 'found') return { contact: answer.contact }
  const facts = { text: textOfReference(reference) }
  if (answer.answer === 'unknown') return { contact: null, problem: { code: 'shift_import.person_unknown', facts } }
  const several = answer.because === 'several' ? answer.contacts : []
  const exact = several.filter((one) => spelled.get(one) === tidy(reference.name ?? ''))
  const left = (exact.length > 0 ? exact : several).filter((one, _at, all) => all.length === 1 || likely?.has(one))
  const [only] = left
  return only !== undefined && left.length === 1
    ? { contact: only }
    : { contact: null, problem: { code: 'shift_import.person_ambiguous', facts } }
}

/** Whether somebody is unsubscribed or leaving, asked once for all of them: no import gives them a place. */
export async function seatlessOf(ctx: Context, people: readonly ContactId[]): Promise<(contact: string) => boolean> {
  const standings = await standingsOf(
    ctx.db,
    ctx.organisation,
    people.map((member) => ({ member })),
  )
  return (contact) => seatless.includes(standings(contact).standing)
}
