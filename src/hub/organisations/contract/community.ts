/** What a community shows of itself, and how one asks to join. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route } from '#platform/route.ts'
import { documentKinds } from '../rules/checklist.ts'
import { mandateRoles } from '../rules/mandates.ts'
import { powers } from '../rules/powers.ts'
import { membershipStates } from '../rules/states.ts'
import { cents, day, id, language, Mandate, name, note, participant, status, texts } from './basics.ts'

const kinds = z.enum(['shop', 'provider', 'supporter', 'project'])
const lifeStages = z.enum(['idea', 'groups', 'lab', 'grocery', 'supermarket'])
const states = z.enum(membershipStates)

const Row = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  state: states,
  country: z.string(),
  city: z.string().nullable(),
  joinSeq: z.int().nullable(),
  since: day.nullable(),
  leavesOn: day.nullable(),
})

export const listParticipants = route({
  method: 'GET',
  path: '/community/participants',
  may: 'community.enter',
  says: 'The organisations of the community',
  query: listQuery('state', 'kind', 'country'),
  reply: listReply(Row),
})

export const exportParticipants = route({
  method: 'GET',
  path: '/community/participant-list',
  may: 'community.enter',
  says: 'The same list as a file',
  query: listQuery('state', 'kind', 'country').extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv',
})

const Representation = z.object({
  id,
  account: id,
  name: z.string(),
  powers: z.array(z.enum(powers)),
  commitLimit: cents.nullable(),
  fromDay: day,
  untilDay: day.nullable(),
  source: z.string(),
})
const Figures = z.object({
  year: z.int(),
  turnoverExVat: z.int().nullable(),
  activeMembers: z.int().nullable(),
  /** Hundredths. */
  staffFte: z.int().nullable(),
  grossMargin: z.int().nullable(),
  state: z.enum(['declared', 'attested']),
  /** Whether the person who asks declared them: somebody else attests. */
  own: z.boolean(),
})
const Version = z.object({ kind: z.enum(documentKinds), version: z.int(), fromDay: day, texts })
const Waiting = z.object({
  what: z.string(),
  until: day.nullable(),
  power: z.enum(powers).nullable(),
  names: z.array(z.string()),
})

export const readParticipant = route({
  method: 'GET',
  path: '/community/participants/:participant',
  may: 'community.enter',
  says: 'One organisation: its membership, who acts for it, its welcome, its figures',
  params: participant,
  reply: Row.extend({
    currency: z.enum(['EUR', 'CHF']),
    languages: z.array(language),
    lifeStage: z.string().nullable(),
    website: z.string().nullable(),
    hosted: z.boolean(),
    wished: status,
    appliedOn: day,
    answeredFrom: day,
    nextState: status.nullable(),
    nextFrom: day.nullable(),
    pauseReason: z.string().nullable(),
    pauseUntil: day.nullable(),
    resumeAskedOn: day.nullable(),
    duesMandateOn: day.nullable(),
    mailingList: z.boolean().nullable(),
    meetingOn: day.nullable(),
    sponsorWaived: z.string().nullable(),
    decisionNumber: z.string().nullable(),
    decisionOn: day.nullable(),
    reason: z.string().nullable(),
    checklist: z.record(z.string(), z.boolean()),
    sponsors: z.array(z.object({ id, name: z.string(), weight: z.int() })),
    contacts: z.array(
      z.object({
        id,
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        about: z.string().nullable(),
        /** Else only its own organisation and the core group see how to reach this person. */
        agreed: z.boolean(),
      }),
    ),
    people: z.array(Representation),
    mandates: z.array(Mandate),
    figures: z.array(Figures),
    /** What a sharing key of the last closed year would use. */
    keyFigures: z.record(z.string(), z.object({ year: z.int(), value: z.int() })),
    documents: z.array(Version),
    /** Chapters of the current versions that somebody with the power to sign ticked. */
    ticked: z.array(z.object({ kind: z.enum(documentKinds), chapter: z.string() })),
    waiting: z.array(Waiting),
    /** What the person who asks may do for this organisation today. */
    own: z.array(z.enum(powers)),
    /** What people said about its application, the earliest first. */
    opinions: z.array(
      z.object({ id, organisation: z.string(), person: z.string().nullable(), text: z.string(), at: z.string() }),
    ),
    /** What its own tools told last, where it agreed: version, and what was done in each part of the software. */
    shared: z.object({ month: z.string(), version: z.string(), uses: z.record(z.string(), z.int()) }).nullable(),
    /** Organisations of the community for which the person who asks may speak. */
    speaking: z.array(z.object({ id, name: z.string() })),
    /** Everything that happened to it, latest first. */
    history: z.array(z.object({ id: z.string(), at: z.string(), says: z.string(), by: z.string().nullable() })),
  }),
})

export const readCommunity = route({
  method: 'GET',
  path: '/community',
  may: 'community.enter',
  says: 'What waits for the organisations of the person who asks, and for the core group',
  reply: z.object({
    organisations: z.array(
      z.object({ id, name: z.string(), state: states, powers: z.array(z.enum(powers)), waiting: z.array(Waiting) }),
    ),
    /** For the core group alone: applications, pauses asked for, mandates that end within sixty days. */
    core: z.array(
      z.object({
        what: z.enum(['application', 'onboarding', 'pause', 'resume', 'mandate', 'no_signer']),
        participant: id,
        name: z.string(),
        day: day.nullable(),
        role: z.enum(mandateRoles).nullable(),
      }),
    ),
  }),
})

export const createCommunity = route({
  method: 'POST',
  path: '/communities',
  outside: true,
  may: anyone('the first start makes the first organisation; later only an admin of one may add another'),
  says: 'Create a community; whoever makes it administers it, and does the work of its core group until one is named. On an empty installation this also makes the first account and signs it in',
  body: z.object({
    name,
    country: z.string().regex(/^[A-Z]{2}$/),
    language,
    languages: z.array(language).optional(),
    email: z.email().max(200),
    person: z.string().trim().max(120).optional(),
  }),
  reply: z.object({ id, address: z.string() }),
  refusals: ['organisation.address_form', 'organisation.language_missing', 'organisation.zone_unknown'],
})

export const readJoining = route({
  method: 'GET',
  path: '/public/:organisation/joining',
  may: anyone('a co-op reads what it would join before it signs in'),
  says: 'The booklet and the charter of a community that hold today',
  params: z.object({ organisation: z.string() }),
  reply: z.object({ name: z.string(), languages: z.array(language), documents: z.array(Version) }),
})

export const applyToCommunity = route({
  method: 'POST',
  path: '/public/:organisation/applications',
  may: anyone('a co-op that is not in the community yet knows nobody who could let it in'),
  says: 'Ask to join a community. A shop of this installation names itself under `shop`; its admin or board asks.',
  params: z.object({ organisation: z.string() }),
  body: z.object({
    shop: id.nullable().default(null),
    name,
    kind: kinds.default('shop'),
    lifeStage: lifeStages.nullable().default(null),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('BE'),
    city: z.string().trim().max(120).nullable().default(null),
    languages: z.array(language).min(1).default(['fr']),
    wished: status.default('active'),
    person: name,
    email: z.email().max(200),
    /** The co-op's own decision to ask, and to let this person sign. */
    source: note,
    bookletVersion: z.int(),
    charterVersion: z.int(),
  }),
  reply: z.object({ participant: id }),
  refusals: ['membership.already', 'booklet.not_current', 'charter.not_current', 'application.not_yours'],
})
