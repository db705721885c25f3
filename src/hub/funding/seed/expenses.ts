/** Expenses of the demo: one paid, one to be paid, one that waits, one in which something is missing, one that a second
 *  person has to approve. */
import { actingFor } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { approveExpense, askMoreOfExpense, payExpense, scheduleExpense } from '../actions/expense-steps.ts'
import { submitExpense } from '../actions/expenses.ts'
import { writeExpense } from '../store/expenses.ts'

type Step = (ctx: ActionContext, expense: string) => Promise<unknown>

const submit: Step = (ctx, expense) => submitExpense.run(ctx, { expense })
const approve: Step = (ctx, expense) => approveExpense.run(ctx, { expense })
const schedule: Step = (ctx, expense) => scheduleExpense.run(ctx, { expense })
const pay: Step = (ctx, expense) => payExpense.run(ctx, { expense, fee: 35 })
const ask: Step = (ctx, expense) => askMoreOfExpense.run(ctx, { expense, reason: 'La facture manque' })

/** To whom the money goes: accounts that hold by their check, and are nobody's. */
const payees = {
  host: { payee: 'Hébergeur du Canal', iban: 'BE74539009988707' },
  hall: { payee: 'Salle des Tanneurs', iban: 'BE40733004455663' },
  shop: { payee: 'Écrans & Cie', iban: 'BE160010007788974' },
}

const spent: readonly (readonly [
  what: string,
  document: string | null,
  net: number,
  vat: number,
  to: { readonly payee: string; readonly iban: string } | null,
  steps: readonly Step[],
])[] = [
  ['Train pour la réunion à Lille', 'SNCF 4417', 6180, 371, null, [submit, approve, schedule, pay]],
  ['Serveur, premier trimestre', 'H-2031', 9000, 1890, payees.host, [submit, approve, schedule]],
  ['Salle pour la semaine ouverte', 'R-88', 24_000, 5040, payees.hall, [submit]],
  ['Traduction du carnet d’accueil', null, 12_000, 0, null, [submit, ask]],
  ['Écran pour la salle de réunion', 'F-310', 64_000, 13_440, payees.shop, [submit]],
]

export const seedExpenses = action('funding.seedExpenses', async (ctx) => {
  const authors = [...(await actingFor(ctx))].flatMap(([participant, [author]]) =>
    author ? [{ participant, author }] : [],
  )
  let last = ''
  for (const [at, [what, document, net, vat, to, steps]] of spent.entries()) {
    const by = authors[at % authors.length]
    if (!by) continue
    const row = {
      ...by,
      id: newId() as string,
      what,
      document,
      net: cents(net),
      vat: cents(vat),
      payee: to?.payee ?? null,
      iban: to?.iban ?? null,
    }
    const more = { spentOn: addDays(ctx.today, at - 12), currency: ctx.shop.currency, bornBy: 'dues' as const }
    await writeExpense(ctx.db, ctx.organisation, { ...row, ...more }, ctx.now)
    ctx.record('funding.expense_written', { subject: row.id, participant: row.participant })
    for (const step of steps) await step(ctx, row.id)
    last = row.id
  }
  return { last }
})
