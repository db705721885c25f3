/** Every morning the office is told which sheets of yesterday nobody validated. */
import { action } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { membersByAccount } from '#shop/members/public.ts'
import { officeAccounts } from '../sheet-facts.ts'
import { alreadyReminded, rememberReminded } from '../store/reminder.ts'
import { unvalidatedOn } from '../store/sheet-list.ts'

export const tellLateSheets = action('shifts.tellLateSheets', async (ctx, _input: Record<never, never>) => {
  const [db, here] = [ctx.db, ctx.organisation]
  const late = await unvalidatedOn(db, here, addDays(ctx.today, -1))
  if (late.length === 0) return { told: 0 }
  const office = await membersByAccount(db, here, (await officeAccounts(ctx)) as AccountId[])
  const due = office.flatMap(({ contact }) =>
    late.map((sheet) => ({ member: contact, about: `${sheet.startsAt} ${sheet.endsAt}`, sheet })),
  )
  const known = await alreadyReminded(db, here, 'sheet_late', due)
  const told = new Set(known.map(({ member, about }) => `${member} ${about}`))
  const news = due.filter(({ member, about }) => !told.has(`${member} ${about}`))
  for (const { member, sheet } of news)
    ctx.notify('shifts.sheet_late', member, {
      startsAt: sheet.startsAt,
      shift: sheet.names.join(', '),
      link: '/staff/sheets',
    })
  await rememberReminded(db, here, 'sheet_late', news, ctx.now)
  if (news.length > 0) ctx.record('shifts.sheets_late_told', { subject: here, count: late.length })
  return { told: news.length }
})
