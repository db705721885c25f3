/** What people look at: the register of decisions. */
import { takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { steers } from '../actions/acting.ts'
import type * as documents from '../contract/decision-documents.ts'
import type * as contract from '../contract/decisions.ts'
import { pendingUntil } from '../rules/meeting-decisions.ts'
import { stateOn } from '../rules/register.ts'
import * as ofDocuments from '../store/decision-documents.ts'
import * as store from '../store/decisions.ts'
import { proposalTitles } from '../store/proposals.ts'
import { voteTitles } from '../store/votes.ts'

type Page = ReplyOf<typeof contract.readDecision>
type ListRow = ReplyOf<typeof contract.listDecisions>['rows'][number]

export const listDecisions = read(
  'governance.listDecisions',
  async (ctx, asked: InputOf<typeof contract.listDecisions>) => {
    await takingPart(ctx)
    return listPage<ListRow>(ctx.db, store.decisionList(ctx.organisation, ctx.today), asked)
  },
)

const linkOf = ({ id, number, title }: store.DecisionRow) => ({ id, number, title })

export const readDecision = read(
  'governance.readDecision',
  async (ctx, input: InputOf<typeof contract.readDecision>): Promise<Page> => {
    await takingPart(ctx)
    const { db, organisation } = ctx
    const row = found(await store.readDecision(db, organisation, input.decided), 'decision')
    const [successor, touched, history, [proposal], [vote], attached] = await Promise.all([
      row.endedBy ? store.readDecision(db, organisation, row.endedBy) : null,
      store.linkedDecisions(db, organisation, row.id),
      historyOf(ctx, { subject: row.id, limit: 100 }),
      proposalTitles(db, organisation, row.proposal ? [row.proposal] : []),
      voteTitles(db, organisation, row.vote ? [row.vote] : []),
      ofDocuments.documentsOf(db, organisation, row.id),
    ])
    const { supersedes: _s, endedAs: _a, endedBy: _b, pending, ...shown } = row
    return {
      ...shown,
      proposal: proposal ?? null,
      vote: vote ? { id: vote.id, number: vote.number } : null,
      state: stateOn(row, ctx.today),
      pendingUntil: pending ? pendingUntil(row.takenOn) : null,
      meeting: vote?.meeting ?? null,
      successor: successor ? linkOf(successor) : null,
      touched: touched.map(linkOf),
      documents: attached.map(({ id, name }) => ({ id, name })),
      steers: steers(ctx),
      happened: history.events.map(({ name }) => name),
    }
  },
)

export const readDocument = read(
  'governance.readDocument',
  async (ctx, { decided, decisionDocument }: InputOf<typeof documents.readDocument>) => {
    await takingPart(ctx)
    const one = found(await ofDocuments.readDocument(ctx.db, ctx.organisation, decided, decisionDocument), 'document')
    return { type: one.type, name: one.name, body: new Uint8Array(one.bytes) }
  },
)
