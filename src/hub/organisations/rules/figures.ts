/** Key figures of organisations: the weights of sharing keys (domain-hub-funding 3 and 5.6). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { AccountId } from '#platform/values/ids.ts'

export const figureNames = ['turnoverExVat', 'activeMembers', 'staffFte', 'grossMargin'] as const
export type FigureName = (typeof figureNames)[number]

export type Figures = Readonly<Record<FigureName, number | null>> & {
  readonly year: number
  readonly declaredBy: AccountId | null
  readonly attestedBy: AccountId | null
  readonly attestedAt: string | null
}

/** How much older than the year of the key an attested figure may be. */
export const yearsOlder = 2

/** The figure a key uses for a year: that year's, else the last attested one, at most two years older; null: none. */
export function figureFor(
  name: FigureName,
  year: number,
  all: readonly Figures[],
): { year: number; value: number } | null {
  const usable = all
    .filter((one) => one.attestedAt !== null && one.year <= year && one.year >= year - yearsOlder && one[name] !== null)
    .sort((one, other) => other.year - one.year)[0]
  return usable ? { year: usable.year, value: usable[name] as number } : null
}

/** Figures are attested by a second person. */
export function whyNotAttest(figures: Figures, account: AccountId | null): Refusal[] {
  if (figures.attestedAt !== null) return [refuse('figures.attested', { year: figures.year })]
  return account !== null && figures.declaredBy === account
    ? [refuse('figures.same_person', { year: figures.year })]
    : []
}

/** Figures of a year that is not over cannot be declared, nor empty ones. */
export function whyNotDeclare(
  { year, ...figures }: Readonly<Record<FigureName, number | null>> & { readonly year: number },
  lastClosed: number,
): Refusal[] {
  const no: Refusal[] = []
  if (year > lastClosed) no.push(refuse('figures.year_not_over', { year, last: lastClosed }))
  if (figureNames.every((name) => figures[name] === null)) no.push(refuse('figures.none'))
  return no
}
