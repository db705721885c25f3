/** What every demand for money shares: who may be asked, whose account it goes to, and which VAT it bears. */
import { type ParticipantRow, participantsIn, tasksHeld } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import { type InvoiceParty, type LineVat, vatOfInvoice } from '../rules/invoice.ts'
import { partiesOf, ratesOf } from './parties.ts'

export interface Payable {
  readonly people: readonly ParticipantRow[]
  readonly byId: ReadonlyMap<string, ParticipantRow>
  /** Whose account the money goes to. */
  readonly holder: { readonly id: string; readonly party: InvoiceParty }
  readonly nameOf: (id: string) => string
  readonly partyOf: (id: string) => InvoiceParty | null
  /** What a demand to this organisation bears; null where the rate of the holder's country is not set. */
  readonly vatFor: (id: string) => LineVat | null
}

/** The holder is named by decision; until one is, the community itself holds the account. */
export async function payableIn(ctx: Context): Promise<Payable> {
  const [people, tasks, rates] = await Promise.all([participantsIn(ctx), tasksHeld(ctx), ratesOf(ctx)])
  const byId = new Map<string, ParticipantRow>(people.map((one) => [one.id, one]))
  const held = tasks.find(({ role }) => role === 'holder')?.participant ?? ctx.organisation
  const known = await partiesOf(ctx, [held, ctx.organisation, ...byId.keys()])
  const partyOf = (id: string): InvoiceParty | null => known.get(id)?.party ?? null
  const seller = partyOf(held)
  if (!seller) throw new Error('nobody holds the account')
  return {
    people,
    byId,
    holder: { id: held, party: seller },
    nameOf: (id) => byId.get(id)?.name ?? (id === ctx.organisation ? ctx.shop.name : ''),
    partyOf,
    vatFor: (id) => vatOfInvoice(seller, partyOf(id) ?? seller, rates),
  }
}

/** Every name by its id, for lists. */
export const namesIn = ({ byId, holder, nameOf }: Payable): Record<string, string> =>
  Object.fromEntries([[holder.id, nameOf(holder.id)], ...[...byId].map(([id, { name }]) => [id, name])])
