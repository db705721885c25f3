/** What people see of requests for data, and what whoever asked reads by the link. */
import { partsToldOf } from '#hub/funding/public.ts'
import { answersToldOf } from '#hub/governance/public.ts'
import { attendancesToldOf } from '#hub/meetings/public.ts'
import { backingsToldOf } from '#hub/needs/public.ts'
import { participantsIn, sharersIn, takingPart } from '#hub/organisations/public.ts'
import { type Content, type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { exportRows } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { yearOf } from '#platform/values/day.ts'
import type * as contract from '../contract/research.ts'
import { askPage, researchStatusPage } from '../open-data/pages.ts'
import type { Row } from '../rules/datasets.ts'
import { hasAccess, type ResearchField, researchFields } from '../rules/research.ts'
import { dataOpen } from '../settings.ts'
import { agreeing } from '../store/datasets.ts'
import * as store from '../store/research.ts'
import { languageOf, ownWithSign } from './datasets.ts'

type Line = ReplyOf<typeof contract.listResearch>['rows'][number]

export const listResearch = read(
  'communication.listResearch',
  async (ctx, asked: InputOf<typeof contract.listResearch>) => {
    await takingPart(ctx)
    return listPage<Line>(ctx.db, store.researchList(ctx.organisation), asked)
  },
)

const eventsShown = 50

export const readResearch = read(
  'communication.readResearch',
  async (ctx, { research: id }: InputOf<typeof contract.readResearch>) => {
    const research = found(await store.readResearch(ctx.db, ctx.organisation, id), 'research')
    const [all, agreed, own, happened] = await Promise.all([
      takingPart(ctx),
      agreeing(ctx.db, ctx.organisation, id),
      ownWithSign(ctx),
      historyOf(ctx, { subject: id, limit: eventsShown }),
    ])
    const signs = new Set(own.filter(({ maySign }) => maySign).map((one) => one.id))
    const concerned = new Set(research.concerned)
    const {
      token: _token,
      email,
      concerned: _concerned,
      answeredAt: _answeredAt,
      language: _language,
      ...shown
    } = research
    return {
      ...shown,
      email: ctx.actor.may('data.manage') ? email : null,
      organisations: all
        .filter((one) => one.inside || concerned.has(one.id))
        .map((one) => ({
          ...{ id: one.id as string, name: one.name, concerned: concerned.has(one.id) },
          ...{ agrees: agreed.has(one.id), maySign: signs.has(one.id) },
        })),
      history: happened.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
    }
  },
)

async function mustPublish(ctx: Context): Promise<void> {
  await takingPart(ctx)
  if (!(await ctx.setting(dataOpen))) throw new NotFound('data')
}

export const readAskPage = read(
  'communication.readAskPage',
  async (ctx, { lang }: InputOf<typeof contract.readAskPage>): Promise<Content> => {
    await mustPublish(ctx)
    return askPage(ctx, languageOf(ctx, lang))
  },
)

const byToken = async (ctx: Context, token: string): Promise<store.ResearchRow> => {
  await takingPart(ctx)
  return found(await store.researchByToken(ctx.db, ctx.organisation, token), 'research')
}

export const readResearchPage = read(
  'communication.readResearchPage',
  async (ctx, { token, lang }: InputOf<typeof contract.readResearchPage>): Promise<Content> => {
    const research = await byToken(ctx, token)
    const language = lang === undefined ? research.language : languageOf(ctx, lang)
    return researchStatusPage(ctx, language, { ...research, hasAccess: hasAccess(research, ctx.today) })
  },
)

const fileName = /^([a-z]+)\.(csv|json)$/

export const readResearchFile = read(
  'communication.readResearchFile',
  async (ctx, { token, download: file }: InputOf<typeof contract.readResearchFile>): Promise<Content> => {
    const research = await byToken(ctx, token)
    const [, name, ending] = fileName.exec(file) ?? []
    const field = researchFields.find((one) => one === name)
    if (!field || !research.fields.includes(field) || !hasAccess(research, ctx.today)) throw new NotFound('file')
    const rows = await rowsFor(ctx, research, field)
    if (ending === 'json') return { type: 'application/json', name: file, body: `${JSON.stringify(rows, null, 1)}\n` }
    const columns = columnsGranted[field]
    return exportRows(
      columns.map((column) => [column, 'text'] as const),
      rows.map((row) => columns.map((column) => row[column] ?? null)),
      { format: 'csv', name: field, zone: ctx.shop.zone, heading: (column) => column },
    )
  },
)

const columnsGranted: Readonly<Record<ResearchField, readonly string[]>> = {
  profile: ['organisation', 'kind', 'country', 'life_stage', 'languages', 'city', 'joined_on'],
  figures: ['organisation', 'year', 'members', 'staff_fte', 'turnover', 'gross_margin'],
  backings: ['organisation', 'need', 'strength', 'on'],
  payments: ['organisation', 'round', 'currency', 'net'],
  answers: ['organisation', 'vote', 'answer', 'reason'],
  attendance: ['organisation', 'meeting', 'on', 'persons'],
}

/** The rows of those concerned who agree today, by name of the organisation; no person in them. */
export async function rowsFor(ctx: Context, research: store.ResearchRow, field: ResearchField): Promise<Row[]> {
  const agreed = await agreeing(ctx.db, ctx.organisation, research.id)
  const all = (await participantsIn(ctx)).filter(({ id }) => agreed.has(id) && research.concerned.includes(id))
  const ids = all.map(({ id }) => id as string)
  const nameOf = new Map(all.map(({ id, name }) => [id as string, name]))
  const organisation = (participant: string) => nameOf.get(participant) ?? null
  switch (field) {
    case 'profile':
      return all.map((one) => ({
        ...{ organisation: one.name, kind: one.kind, country: one.country, life_stage: one.lifeStage },
        ...{ languages: one.languages.join(' '), city: one.city, joined_on: one.admittedOn },
      }))
    case 'figures':
      return (await sharersIn(ctx, yearOf(ctx.today) - 1))
        .filter(({ id }) => nameOf.has(id))
        .map(({ name, figures }) => ({
          ...{ organisation: name, year: yearOf(ctx.today) - 1, members: figures.activeMembers },
          ...{ staff_fte: figures.staffFte, turnover: figures.turnoverExVat, gross_margin: figures.grossMargin },
        }))
    case 'backings':
      return (await backingsToldOf(ctx, ids)).map(({ participant, ...one }) => ({
        ...{ organisation: organisation(participant), ...one },
      }))
    case 'payments':
      return (await partsToldOf(ctx, ids)).map(({ participant, ...one }) => ({
        ...{ organisation: organisation(participant), ...one },
      }))
    case 'answers':
      return (await answersToldOf(ctx, ids)).map(({ participant, vote, content, reason }) => ({
        ...{ organisation: organisation(participant), vote, answer: JSON.stringify(content), reason },
      }))
    case 'attendance':
      return (await attendancesToldOf(ctx, ids)).map(({ participant, ...one }) => ({
        ...{ organisation: organisation(participant), ...one },
      }))
  }
}
