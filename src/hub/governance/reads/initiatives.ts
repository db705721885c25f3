/** What people look at: the list of initiatives, one with who signed where. */
import { ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { steers } from '../actions/acting.ts'
import type * as contract from '../contract/initiatives.ts'
import { versionsOf } from '../store/hearing.ts'
import * as store from '../store/initiatives.ts'
import { readProposal } from '../store/proposals.ts'
import { draftsShown, noDrafts } from './drafts.ts'
import { effectsFrom, mandated } from './proposals.ts'
import { linkOf, mayBeSuperseded } from './superseding.ts'

type Row = ReplyOf<typeof contract.listInitiatives>['rows'][number]
type Page = ReplyOf<typeof contract.readInitiative>

export async function initiativesAsked(ctx: Context): Promise<ListDefinition> {
  const own = await ownOrganisations(ctx)
  return store.initiativeList(
    ctx.organisation,
    own.map(({ id }) => id),
  )
}

export const listInitiatives = read(
  'governance.listInitiatives',
  async (ctx, asked: InputOf<typeof contract.listInitiatives>) => {
    await takingPart(ctx)
    return listPage<Row>(ctx.db, await initiativesAsked(ctx), asked)
  },
)

export const readInitiators = read('governance.readInitiators', async (ctx, _input: object) => {
  const [all, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
  const speaking = new Set<string>(own.filter(({ powers }) => powers.includes('speak')).map(({ id }) => id))
  const organisations = all.filter(({ id, inside }) => inside && speaking.has(id))
  return {
    organisations: organisations.map(({ id, name }) => ({ id: id as string, name })),
    circles: await mandated(ctx),
    concerned: all.flatMap(({ id, name, inside }) => (inside ? [{ id: id as string, name }] : [])),
    decisions: await mayBeSuperseded(ctx),
  }
})

export const readInitiative = read(
  'governance.readInitiative',
  async (ctx, input: InputOf<typeof contract.readInitiative>): Promise<Page> => {
    const { db, organisation } = ctx
    const initiative = found(await store.readInitiative(db, organisation, input.initiative), 'initiative')
    const own = await ownOrganisations(ctx)
    const writes = ctx.actor.kind === 'system' || own.some(({ id }) => id === initiative.participant)
    if (initiative.state === 'created' && !writes) found(null, 'initiative')
    const [proposal, versions, scopes, signatures, all, history] = await Promise.all([
      readProposal(db, organisation, initiative.proposal),
      versionsOf(db, organisation, initiative.proposal),
      store.scopesOf(db, organisation, initiative.id),
      store.signaturesOf(db, organisation, initiative.id),
      takingPart(ctx),
      historyOf(ctx, { subject: initiative.id, limit: 100 }),
    ])
    const of = found(proposal, 'proposal')
    const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
    const nameOf = (id: string) => names.get(id) ?? '–'
    const first = versions[0]
    const circles = await mandated(ctx)
    const circleName = (id: string | null) => circles.find((circle) => circle.id === id)?.name ?? null
    const { participant, proposal: rfc, begunAt: _b, ...shown } = initiative
    return {
      ...{ ...shown, rfc, proposal: of.number, title: of.title, author: nameOf(participant) },
      ...{ language: of.language, driver: of.driver, requirement: of.requirement, criteria: of.criteria },
      ...{ reviewOn: of.reviewOn, method: of.method ?? 'consent', fallback: of.fallback ?? 'qualified' },
      ...{ tieRule: of.tieRule ?? 'status_quo', theme: of.theme, quorumBp: of.quorumBp ?? 0, circle: of.circle },
      circleName: circleName(of.circle),
      ...{ supersedes: await linkOf(ctx, of.supersedes), criteriaAnswer: of.criteriaAnswer },
      ...(writes && initiative.state === 'created'
        ? await draftsShown(ctx, rfc, effectsFrom(all, own), circleName)
        : noDrafts),
      options: [...of.options],
      paragraphs: [...(first?.paragraphs ?? [])],
      alternatives: first?.alternatives ?? null,
      effectOnShops: first?.effectOnShops ?? null,
      cost: first?.cost ?? null,
      effects: effectsFrom(all, own)(first?.effects ?? []),
      signatures: signatures.length,
      scopes: scopes.map(({ place, ...scope }) => {
        const signed = signatures.filter((one) => one.place === place).map((one) => nameOf(one.participant))
        return { ...scope, signed, reached: signed.length >= scope.goal }
      }),
      acting: own.map(({ id, powers }) => ({
        ...{ id: id as string, name: nameOf(id), position: powers.includes('position') },
        signedIn: scopes
          .filter(({ place }) => signatures.some((one) => one.place === place && one.participant === id))
          .map(({ name }) => name),
      })),
      writes,
      steers: steers(ctx),
      happened: history.events.map(({ name }) => name),
    }
  },
)
