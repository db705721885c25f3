/** Routes of a community: who takes part, how one joins, pauses and leaves. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { anyone, route, signedIn } from '#platform/route.ts'
import { documentKinds } from './rules/checklist.ts'
import { mandateRoles } from './rules/mandates.ts'
import { powers } from './rules/powers.ts'
import { membershipStates, statuses } from './rules/states.ts'

const id = z.uuid()
const day = z.iso.date()
const language = z.enum(['fr', 'nl', 'de', 'en', 'es'])
const name = z.string().trim().min(1).max(120)
const note = z.string().trim().min(1).max(1000)
const cents = z.int().min(0).max(1_000_000_000_000)
/** The number and day of a decision: how governance is quoted. */
export const decision = z.object({ number: z.string().trim().min(1).max(40), day })
const participant = z.object({ participant: id })
const done = z.object({})
const texts = z.record(z.string().max(40), z.partialRecord(language, z.string().trim().min(1).max(8000)))

const kinds = z.enum(['shop', 'provider', 'supporter', 'project'])
const lifeStages = z.enum(['idea', 'groups', 'lab', 'grocery', 'supermarket'])
const states = z.enum(membershipStates)
const status = z.enum(statuses)

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
const Mandate = z.object({
  id,
  role: z.enum(mandateRoles),
  participant: id,
  participantName: z.string(),
  account: id.nullable(),
  person: z.string().nullable(),
  fromDay: day,
  untilDay: day.nullable(),
  decisionNumber: z.string(),
  decisionOn: day,
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
  may: signedIn('whoever administers an organisation of this installation; the action asks'),
  says: 'Create a community on this installation; whoever makes it administers it',
  body: z.object({ name, country: z.string().regex(/^[A-Z]{2}$/), language, languages: z.array(language).optional() }),
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

const act = (path: string, may: string, says: string) => ({
  method: 'POST' as const,
  path,
  may,
  says,
  params: participant,
})

export const admitParticipant = route({
  ...act('/community/participants/:participant/admission', 'community.steer', 'Admit an applicant: its welcome begins'),
  reply: done,
  refusals: ['membership.state', 'application.still_visible'],
})
export const refuseParticipant = route({
  ...act(
    '/community/participants/:participant/refusal',
    'community.steer',
    'Refuse an applicant, by a decision and with its reason',
  ),
  body: z.object({ decision, reason: note }),
  reply: done,
  refusals: ['membership.state', 'application.still_visible', 'decision.not_yet'],
})
export const completeOnboarding = route({
  ...act(
    '/community/participants/:participant/completion',
    'community.steer',
    'End the welcome: the organisation becomes observer or active and gets its number',
  ),
  body: z.object({ status: status.optional() }),
  reply: z.object({ joinSeq: z.int() }),
  refusals: [
    'membership.state',
    'checklist.sponsor',
    'checklist.contacts',
    'checklist.figures',
    'checklist.mailing_list',
    'checklist.booklet',
    'checklist.meeting',
    'contacts.short',
    'sign.nobody',
    'dues.mandate_missing',
  ],
})
export const changeStatus = route({
  ...act(
    '/community/participants/:participant/status',
    'community.enter',
    'Become active or observer, from the next month on',
  ),
  body: z.object({ to: status }),
  reply: z.object({ from: day.nullable() }),
  refusals: [
    'membership.state',
    'status.same',
    'contacts.short',
    'sign.nobody',
    'dues.mandate_missing',
    'power.missing',
  ],
})
export const acceptDues = route({
  ...act(
    '/community/participants/:participant/dues-mandate',
    'community.enter',
    'Promise to pay the dues: without it nobody is active',
  ),
  reply: done,
  refusals: ['power.missing'],
})
export const askPause = route({
  ...act(
    '/community/participants/:participant/pause-request',
    'community.enter',
    'Ask for a pause, with a reason and its last day',
  ),
  body: z.object({ until: day, reason: note }),
  reply: done,
  refusals: ['membership.state', 'pause.day_passed', 'pause.too_long', 'power.missing'],
})
export const agreePause = route({
  ...act('/community/participants/:participant/pause', 'community.steer', 'Agree to the pause that was asked for'),
  reply: done,
  refusals: ['membership.state', 'pause.not_asked', 'pause.day_passed'],
})
export const askResume = route({
  ...act(
    '/community/participants/:participant/resumption-request',
    'community.enter',
    'Ask to come back from a pause before its end',
  ),
  reply: done,
  refusals: ['membership.state', 'power.missing'],
})
export const agreeResume = route({
  ...act(
    '/community/participants/:participant/resumption',
    'community.steer',
    'Agree that a paused organisation comes back',
  ),
  reply: done,
  refusals: ['membership.state', 'resume.not_asked'],
})
export const giveNotice = route({
  ...act('/community/participants/:participant/notice', 'community.enter', 'Give notice to leave the community'),
  reply: z.object({ leavesOn: day }),
  refusals: ['membership.state', 'notice.given', 'power.missing'],
})
export const excludeParticipant = route({
  ...act(
    '/community/participants/:participant/exclusion',
    'community.steer',
    'Exclude an organisation, by a decision and after hearing it',
  ),
  body: z.object({ decision, reason: note, heardOn: day.nullable().default(null) }),
  reply: done,
  refusals: ['membership.state', 'decision.not_yet', 'exclusion.not_heard', 'exclusion.heard_after'],
})

export const nameSponsors = route({
  ...act(
    '/community/participants/:participant/sponsors',
    'community.steer',
    'Say which organisations help a newcomer; none, with a reason, waives it',
  ),
  body: z.object({
    sponsors: z.array(z.object({ sponsor: id, weight: z.int().min(1).max(1000).default(1) })).max(20),
    waived: note.nullable().default(null),
  }),
  reply: done,
  refusals: ['sponsor.itself', 'sponsor.not_taking_part', 'sponsor.nobody'],
})
export const chooseMailingList = route({
  ...act(
    '/community/participants/:participant/mailing-list',
    'community.enter',
    'Say whether the organisation reads the mailing list',
  ),
  body: z.object({ reads: z.boolean() }),
  reply: done,
  refusals: ['power.missing'],
})
export const attendMeeting = route({
  ...act(
    '/community/participants/:participant/first-meeting',
    'community.steer',
    'Note the first meeting an organisation came to',
  ),
  body: z.object({ day }),
  reply: done,
  refusals: ['meeting.not_yet'],
})
export const tickChapters = route({
  ...act(
    '/community/participants/:participant/ticks',
    'community.enter',
    'Accept chapters of the current booklet or charter',
  ),
  body: z.object({
    kind: z.enum(documentKinds),
    version: z.int(),
    chapters: z.array(z.string().max(40)).min(1).max(10),
  }),
  reply: done,
  refusals: ['booklet.not_current', 'charter.not_current', 'document.chapter', 'power.missing'],
})
export const addContact = route({
  ...act('/community/participants/:participant/contacts', 'community.enter', 'Name somebody who can be reached'),
  body: z.object({
    name,
    email: z.email().max(200).nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
    about: z.string().trim().max(200).nullable().default(null),
  }),
  reply: z.object({ contact: id }),
  refusals: ['power.missing'],
})
export const removeContact = route({
  method: 'DELETE',
  path: '/community/contacts/:contact',
  may: 'community.enter',
  says: 'Take a contact away; an active organisation keeps two',
  params: z.object({ contact: id }),
  reply: done,
  refusals: ['contacts.needed', 'power.missing'],
})

export const declareFigures = route({
  ...act('/community/participants/:participant/figures', 'community.enter', 'Declare the key figures of a year'),
  body: z.object({
    year: z.int().min(2000).max(2200),
    turnoverExVat: cents.nullable().default(null),
    activeMembers: z.int().min(0).max(10_000_000).nullable().default(null),
    /** Hundredths. */
    staffFte: z.int().min(0).max(10_000_000).nullable().default(null),
    grossMargin: cents.nullable().default(null),
  }),
  reply: done,
  refusals: ['figures.year_not_over', 'figures.none', 'power.missing'],
})
export const attestFigures = route({
  ...act(
    '/community/participants/:participant/attestations',
    'community.enter',
    'Attest figures that somebody else declared',
  ),
  body: z.object({ year: z.int() }),
  reply: done,
  refusals: ['figures.attested', 'figures.same_person', 'power.missing'],
})

export const givePowers = route({
  ...act(
    '/community/participants/:participant/representations',
    'community.enter',
    'Let somebody act for an organisation; the core group does it where nobody may sign',
  ),
  body: z.object({
    name,
    email: z.email().max(200),
    powers: z.array(z.enum(powers)).min(1),
    commitLimit: cents.nullable().default(null),
    from: day.optional(),
    until: day.nullable().default(null),
    source: note,
  }),
  reply: z.object({ representation: id }),
  refusals: ['representation.day_passed', 'representation.limit_without_commit', 'power.missing'],
})
export const endPowers = route({
  method: 'POST',
  path: '/community/representations/:representation/end',
  may: 'community.enter',
  says: 'End the powers of a person; one may lay down one’s own',
  params: z.object({ representation: id }),
  reply: done,
  refusals: ['power.last_sign', 'power.missing'],
})

export const listMandates = route({
  method: 'GET',
  path: '/community/mandates',
  may: 'community.enter',
  says: 'Who holds which task of the community, by which decision; with `over`, those that ended too',
  query: z.object({ over: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ mandates: z.array(Mandate) }),
})
export const grantMandate = route({
  method: 'POST',
  path: '/community/mandates',
  may: 'community.mandate',
  says: 'Record who was given a task of the community, by which decision, from when until when',
  body: z.object({
    role: z.enum(mandateRoles),
    participant: id,
    account: id.nullable().default(null),
    from: day.optional(),
    until: day.nullable().default(null),
    decision,
  }),
  reply: z.object({ mandate: id }),
  refusals: [
    'mandate.day_passed',
    'mandate.end_missing',
    'mandate.holder',
    'mandate.not_taking_part',
    'mandate.not_representing',
    'mandate.not_provider',
    'mandate.held',
    'mandate.same_organisation',
    'decision.not_yet',
  ],
})
export const endMandate = route({
  method: 'POST',
  path: '/community/mandates/:mandate/end',
  may: 'community.mandate',
  says: 'End a task today, by a decision',
  params: z.object({ mandate: id }),
  body: z.object({ decision }),
  reply: done,
  refusals: ['decision.not_yet'],
})

export const publishDocument = route({
  method: 'POST',
  path: '/community/documents',
  may: 'community.steer',
  says: 'Publish a new version of the booklet or the charter: everybody ticks it within sixty days',
  body: z.object({ kind: z.enum(documentKinds), from: day.optional(), texts: texts.default({}), decision }),
  reply: z.object({ version: z.int() }),
  refusals: ['document.chapter', 'document.day_passed', 'decision.not_yet'],
})
