/** Mails about money of a community (domain-hub-funding 7). Money and deadlines of an organisation cannot be switched off. */
import type { NoticeDefinition } from '#platform/module.ts'

export const notices: readonly NoticeDefinition[] = [
  { code: 'funding.dues_issued', always: true },
  { code: 'funding.payment', always: true },
  { code: 'funding.dues_waived', always: true },
  { code: 'funding.dues_written_off', always: true },
  { code: 'funding.dues_reminder', always: true },
  { code: 'funding.round_opened', always: true },
  { code: 'funding.round_pledge', always: true },
  { code: 'funding.round_met', always: true },
  { code: 'funding.round_failed', always: true },
  { code: 'funding.round_call', always: true },
  { code: 'funding.round_secured', always: true },
  { code: 'funding.round_cancelled', always: true },
  { code: 'funding.round_settled', always: true },
  { code: 'funding.round_default', always: true },
  { code: 'funding.round_refund', always: true },
  { code: 'funding.pot_item', always: true },
  { code: 'funding.expense_incomplete', always: true },
  { code: 'funding.expense_rejected', always: true },
  { code: 'funding.expense_paid', always: true },
  { code: 'funding.expense_unpaid', always: true },
  { code: 'funding.round_slip', always: true },
  { code: 'funding.slip_answered', always: true },
  { code: 'funding.round_rise', always: true },
]
