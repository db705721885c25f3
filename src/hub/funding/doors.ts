/** What funding tells modules below it at start: who still has something to hand out does not leave the
 *  community; which rows whoever leaves takes along; and what votes may be about. */
import { registerMatters } from '#hub/governance/public.ts'
import { registerLeavingQuestion, registerOwnTables, registerTablesOfPeople } from '#hub/organisations/public.ts'
import { whyNotLeaveWith } from './rules/pot-credits.ts'
import { defaultMatters, invoiceMatters } from './store/matters.ts'
import { creditsLeft } from './store/pots.ts'

registerMatters('invoice', (ctx, id) => invoiceMatters(ctx.db, ctx.organisation, id))
registerMatters('default', (ctx, id) => defaultMatters(ctx.db, ctx.organisation, id))

registerLeavingQuestion(async (ctx, participant) =>
  whyNotLeaveWith(await creditsLeft(ctx.db, ctx.organisation, participant, ctx.today)),
)

const tables = [
  'funding.dues_choice',
  'funding.wish_approval',
  'funding.dues_period',
  'funding.dues_exemption',
  'funding.sponsorship',
  'funding.dues_rest',
  'funding.hours_in_kind',
  'funding.round_asker',
  'funding.round_decline',
  'funding.pledge',
  'funding.share',
  'funding.net_change',
  'funding.call_line',
  'funding.take_over',
  'funding.round_voice',
  'funding.fresh_cap',
  'funding.surplus_choice',
  'funding.late_join',
  'funding.contribution',
  'funding.pot_credit',
  'funding.pot_member',
  'funding.patron',
  'funding.standing_due',
  'funding.billing',
  'funding.public_consent',
  'funding.expense',
  'funding.slip',
]
registerOwnTables([...tables.map((table) => [table, 'participant_id'] as const), ['funding.invoice', 'buyer_id']])

registerTablesOfPeople([
  ['funding.pledge', 'given_by'],
  ['funding.contribution', 'given_by'],
  ['funding.late_join', 'asked_by'],
  ['funding.expense', 'author_id'],
  ['funding.wish_approval', 'account_id'],
])
