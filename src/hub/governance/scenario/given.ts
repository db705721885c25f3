/** What scenario files may say is there: proposals that are drafts, open, in final comments, or waiting to be decided. */
import { z } from 'zod'
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found } from '#platform/refusal.ts'
import { given } from '#platform/scenario.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { openDecision } from '../actions/deciding.ts'
import { hashOf, numbers, sameWords } from '../actions/proposals.ts'
import { tieRules } from '../rules/counting/terms.ts'
import { finalUntil } from '../rules/final-comments.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { themes } from '../rules/themes.ts'
import { finalDays, quorumBp } from '../settings.ts'
import { noteReading, writeVersion } from '../store/hearing.ts'
import { addProposal, changeProposal, readProposal } from '../store/proposals.ts'

const day = z.iso.date()
const words = (fallback: string) => z.string().default(fallback)

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its title too'),
  author: z.string().nullable().default(null).describe('name of the organisation that wrote it; the core group'),
  state: z
    .enum(['draft', 'open', 'final_comments', 'deciding', 'adopted'])
    .default('open')
    .describe('`draft`, `open`, `final_comments`, `deciding`: then its vote is open from now on; `adopted`'),
  text: words('We do it.').describe('its words; blank lines part paragraphs'),
  driver: words('It hurts').describe('what makes it necessary'),
  requirement: words('It must stop').describe('what has to come of it'),
  alternatives: words('Doing nothing: it goes on hurting').describe('other ways, doing nothing among them'),
  effectOnShops: words('None').describe('what changes for each kind of shop'),
  cost: words('Nothing').describe('what it costs'),
  criteria: words('Nobody complains').describe('by what its success is seen'),
  reviewOn: day.optional().describe('the day it shall be looked at again; in a year'),
  method: z
    .enum(proposalMethods)
    .default('consent')
    .describe(`${proposalMethods.map((one) => `\`${one}\``).join(', ')}`),
  fallback: z.enum(fallbacks).default('qualified').describe('`qualified`, `majority`, `postpone`'),
  quorumBp: z.int().optional().describe('answers it needs, in ten thousandths; the setting'),
  tieRule: z.enum(tieRules).default('status_quo').describe('`status_quo`, `lot`, `run_off`, `earlier_submitted`'),
  theme: z
    .enum(themes)
    .nullable()
    .default(null)
    .describe('`funding`, `software`, `products`, `rules`, `people`, `other`'),
  options: z.array(z.string()).default([]).describe('names of what is chosen among, where the method asks for it'),
  circle: z.string().optional().describe('name of the circle within whose mandate it lies; the community'),
  published: day.optional().describe('the day it was published; today'),
  reviewed: z.array(z.string()).default([]).describe('names of organisations that read it and had nothing to add'),
})
type Told = Omit<z.output<typeof fields>, 'circle'> & {
  readonly circle: string | null
  readonly ids: Readonly<Record<string, OrganisationId>>
}

const tell = action('scenario.tellProposal', async (ctx, told: Told) => {
  const id = newId()
  const { db, organisation } = ctx
  await addProposal(db, organisation, {
    id,
    state: 'draft',
    title: told.name,
    driver: told.driver,
    requirement: told.requirement,
    criteria: told.criteria,
    author: told.author === null ? null : (told.ids[told.author] as OrganisationId),
    authorAccount: null,
    circle: told.circle,
    method: told.method,
    fallback: told.fallback,
    quorumBp: told.quorumBp ?? (await ctx.setting(quorumBp)),
    tieRule: told.tieRule,
    theme: told.theme,
    options: told.options.map((name) => ({ name, meaning: null })),
    ...{ supersedes: null, criteriaAnswer: null },
    reviewOn: (told.reviewOn ?? addDays(ctx.today, 365)) as Day,
    language: 'en',
    writtenAt: ctx.now,
  })
  const text = sameWords({ ...told, effects: [] })
  const version = { n: 1, hash: hashOf(text), wordsChanged: 0, wordsBefore: 0, substantive: false, writtenBy: null }
  await writeVersion(db, organisation, id, { ...text, ...version, writtenAt: ctx.now })
  if (told.state === 'draft') return { rfc: id as string }
  const published = (told.published ?? ctx.today) as Day
  const inFinal = told.state === 'final_comments'
  const days = await ctx.setting(finalDays)
  await changeProposal(db, organisation, id, {
    state: told.state,
    number: await nextNumber(db, organisation, numbers),
    publishedOn: published,
    clockOn: published,
    // whoever decides has had the days of the final comments
    finalSince: inFinal ? ctx.today : told.state === 'deciding' ? addDays(ctx.today, -days) : null,
    finalUntil: inFinal ? finalUntil(ctx.today, days) : null,
  })
  for (const name of told.reviewed) {
    const participant = told.ids[name] as OrganisationId
    await noteReading(db, organisation, id, { participant, at: ctx.now, account: null })
  }
  if (told.state === 'deciding') await openDecision(ctx, found(await readProposal(db, organisation, id), 'proposal'))
  return { rfc: id as string }
})

export const proposals = given(
  'proposals of the community, as far as the core group brought them',
  fields,
  async (world, told) => {
    const all = [...new Set([...(told.author === null ? [] : [told.author]), ...told.reviewed])]
    const ids = Object.fromEntries(all.map((name) => [name, world.idOf('participant', name) as OrganisationId]))
    const { rfc } = await world.act(tell, {
      ...told,
      ids,
      circle: told.circle ? world.idOf('circle', told.circle) : null,
    })
    world.remember('proposal', told.name, rfc)
  },
)
