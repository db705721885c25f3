/** A statement of the bank in the demo: a line that looks like dues, one of which nobody knows what it is, a fee. */
import { type ActionContext, action, type UploadedFile } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { moneyText } from '#platform/values/money.ts'
import { readBankFile } from '../actions/bank.ts'
import { openOf } from '../actions/receipts.ts'
import { payableIn } from '../reads/payable.ts'
import { openPeriods } from '../store/dues-periods.ts'

export const seedStatement = action('funding.seedStatement', async (ctx, _input: object) => {
  const input = { apply: 'yes' as const, file: await statement(ctx) }
  await readBankFile.run(ctx, input)
})

async function statement(ctx: ActionContext): Promise<UploadedFile> {
  const [[open], { nameOf }] = await Promise.all([openPeriods(ctx.db, ctx.organisation), payableIn(ctx)])
  const on = (daysAgo: number) => addDays(ctx.today, -daysAgo).split('-').reverse().join('/')
  const lines = [
    'Date;Montant;Nom;Communication',
    ...(open
      ? [`${on(3)};${moneyText(openOf(open)).replace('.', ',')};${nameOf(open.payer)};Cotisation de l’année`]
      : []),
    `${on(3)};50,00;Coopérative du Canal;Participation à la rencontre`,
    `${on(1)};-4,50;Banque;Frais de compte`,
  ]
  return { name: 'releve.csv', bytes: new TextEncoder().encode(lines.join('\n')) }
}
