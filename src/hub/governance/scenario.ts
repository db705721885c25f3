/** Proposals, votes, decisions, circles and mandates in scenario files. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listDecisions, readDecision } from './reads/decisions.ts'
import { listOutside } from './reads/outside.ts'
import { listProposals, readProposal } from './reads/proposals.ts'
import { differentParts } from './rules/drafts.ts'
import { circleFacts, circleNames, circles } from './scenario/circles.ts'
import { proposals } from './scenario/given.ts'
import { votes } from './scenario/given-votes.ts'
import { changesIn, initiative, initiativeNames } from './scenario/initiatives.ts'
import { pollNames, quickPoll } from './scenario/quick-polls.ts'
import { themed, vote, voteNames } from './scenario/votes.ts'
import { newestObjectionOf } from './store/objections.ts'

/** By the name of the file, else by its title or its number. */
async function proposalIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('proposal', name)) return world.idOf('proposal', name)
  const { rows } = await world.look(listProposals, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `proposal ${name}`,
  ).id
}

type Shown = Awaited<ReturnType<typeof readProposal.run>>['objections'][number]

const objectionSaid = ({ organisation, state, round, harm, whatWouldHelp, ...one }: Shown) => ({
  ...{ organisation, state, round, harm, what_would_help: whatWouldHelp, testers: one.testers },
  tested: Object.fromEntries(one.tests.map((test) => [test.organisation, test.harms])),
  reasons: Object.fromEntries(one.tests.flatMap((test) => (test.reason ? [[test.organisation, test.reason]] : []))),
  ...{ offer: one.offerHow, offer_words: one.offerWords },
})

const rfc: ScenarioFacts = {
  facts: {
    state:
      '`draft`, `open`, `final_comments`, `deciding`, `adopted`, `adopted_with_reservations`, `rejected`, `postponed`, `withdrawn`',
    number: 'its number; null while it is a draft',
    title: 'what it is about',
    author: 'name of the organisation that wrote it; null: the core group',
    draft: 'the current draft, counted by saves; 0 where none is kept',
    beside:
      '`[{ draft: 3, by: Lea, differs: [title, cost] }]`: drafts somebody wrote while somebody else went on, and the parts in which they differ from the current one',
    version: 'how many versions there are',
    text: 'paragraphs of the newest version',
    hash: 'of the newest version: SHA-256 of its words, in hex',
    differences:
      '`[{ paragraph: 1, before: old words, after: new words }]`: the newest version held against the one before; `before` is null where a paragraph is new, `paragraph` and `after` are null where one is gone',
    changes:
      '`[{ part: cost, whom: null, before: old words, after: new words }]`: the same of its other parts; `part`: `alternatives`, `effectOnShops`, `cost`, or `effect` with the kind or the name in `whom`',
    changes_for: '`{ grocery: A new till, Le Panier: Nothing }`: what the newest version changes for whom',
    substantive: 'whether the newest version changes the substance',
    words_changed: 'words added and removed by the newest version',
    published_on: 'the day of its first publication',
    final_until: 'the last day of final comments; null while they do not run',
    forced: 'the core group went on although more co-ops than usual were silent',
    method: 'how is decided',
    fallback: 'what is voted when consent is not found',
    quorum_bp: 'answers a decision needs, in ten thousandths',
    tie_rule: 'what decides a tie',
    theme: '`funding`, `software`, `products`, `rules`, `people`, `other`; null',
    review_on: 'the day on which it shall be looked at again',
    reviewed: 'names of voting organisations that have been heard, in the order of joining',
    outstanding: 'names of voting organisations that have not',
    not_ready:
      '`{ open: 2, missing: 3, objections: 0, day: 2025-03-17 }`: why final comments cannot start today; null where they can',
    comments:
      '`[{ text: Why?, organisation: Le Panier, person: Jo, kind: question, status: open, answer: null, as_position: true, version: 1, paragraph: 2, older: false }]`, the earliest first; `paragraph` is its place in the newest version',
    outside:
      '`[{ name: Sam, text: Good, paragraph: null }]`: what people from outside said, once a moderator let it through',
    objections:
      '`[{ organisation: Le Silo, state: raised, round: 1, harm: words, what_would_help: words, testers: 5, tested: { Le Panier: true }, reasons: { Le Panier: why }, offer: amend, offer_words: words }]`, the earliest first; `tested`: who says that the text does harm as it is, of so many `testers`',
    round: 'in which round of consent it is, from 1 on',
    options: 'names of what is chosen among',
    meanings: '`{ Monday: From nine to noon }`: what options mean, where that is told',
    language: 'the one that binds',
    votes:
      '`[{ number: 1, method: consent, round: 1, state: open, cancelled_by: null }]`, the earliest first; `cancelled_by`: `objection` ended this round, `meeting` put it off, `core_group` cancelled it; a vote is found by its number or its title',
    supersedes: 'number of the decision whose place it takes; null',
    decided_on: 'the day of its result',
    decision: 'number of the entry in the register that it led to',
    exit_reason: 'why it was withdrawn or postponed',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readProposal, { rfc: id })
    const last = one.versions.at(-1)
    return {
      state: one.state,
      number: one.number,
      title: one.title,
      author: one.authorName,
      draft: one.draft,
      beside: one.beside.map((other) => ({
        ...{ draft: other.draft, by: other.by },
        differs: differentParts({ ...last, ...one, days: null, scopes: null }, other),
      })),
      version: one.versions.length,
      text: last?.paragraphs ?? [],
      hash: last?.hash ?? null,
      differences: last?.differences ?? [],
      changes: (last?.changes ?? []).map(({ part, kind, name, before, after }) => ({
        ...{ part, whom: name ?? kind, before, after },
      })),
      changes_for: changesIn(last?.effects ?? []),
      substantive: last?.substantive ?? false,
      words_changed: last?.wordsChanged ?? 0,
      published_on: one.publishedOn,
      final_until: one.finalUntil,
      forced: one.forced,
      method: one.method,
      fallback: one.fallback,
      quorum_bp: one.quorumBp,
      tie_rule: one.tieRule,
      theme: one.theme,
      review_on: one.reviewOn,
      reviewed: one.reviewed,
      outstanding: one.outstanding,
      not_ready: one.notReady,
      comments: one.comments.map(({ id: _id, at: _at, asPosition, ...comment }) => ({
        ...comment,
        as_position: asPosition,
      })),
      outside: one.outside.map(({ name, text, paragraph }) => ({ name, text, paragraph })),
      objections: one.objections.map(objectionSaid),
      round: one.round,
      options: one.options.map(({ name }) => name),
      meanings: Object.fromEntries(one.options.flatMap(({ name, meaning }) => (meaning ? [[name, meaning]] : []))),
      language: one.language,
      votes: one.votes.map(({ id: _id, cancelledBy, ...vote }) => ({ ...vote, cancelled_by: cancelledBy })),
      supersedes: one.supersedes?.number ?? null,
      decided_on: one.decidedOn,
      decision: one.decision?.number ?? null,
      exit_reason: one.exitReason,
      happened: one.happened,
    }
  },
  factsFor: {
    changes_for: 'as above, what touches the own organisations first',
    changes_for_us: 'kinds or names of those among them that are the own ones',
  },
  async readFor(world, id, name) {
    const effects = (await world.lookAs(name, readProposal, { rfc: id })).versions.at(-1)?.effects ?? []
    const own = changesIn(effects.filter(({ ours }) => ours))
    return { changes_for: changesIn(effects), changes_for_us: Object.keys(own) }
  },
  find: proposalIn,
}

const newestOf = read(
  'scenario.newestObjection',
  async (ctx, { participant }: { readonly participant: string }) =>
    found(await newestObjectionOf(ctx.db, ctx.organisation, participant), 'objection').id,
)

/** By what a step called it, else the newest of the organisation that is named. */
async function objectionIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('objection', name)) return world.idOf('objection', name)
  return world.look(newestOf, { participant: world.idOf('participant', name) })
}

/** By what a step called it, else by its number. */
async function decidedIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('decided', name)) return world.idOf('decided', name)
  const { rows } = await world.look(listDecisions, { size: 200 })
  return found(
    rows.find(({ number }) => number === name),
    `decision ${name}`,
  ).id
}

const decided: ScenarioFacts = {
  facts: {
    number: '`D-2026-014`',
    state: '`pending`, `in_force`, `review_due`, `amended`, `ended`, `superseded`',
    title: 'what it is about',
    text: 'its words',
    method: 'how it was decided',
    taken_in: 'where it was taken',
    taken_on: 'the day it was taken',
    in_force_from: 'the first day on which it holds',
    review_on: 'the day on which it is looked at again',
    criteria: 'by what its success is seen',
    criteria_answer: 'how they were met, as told at its last review',
    eligible: 'how many could answer',
    answered: 'how many did',
    figures: '`{ no_objection: "5", concern: "1" }`: of its vote, exact, as text; null where there was none',
    abstained: 'how many abstained in its vote',
    conflicted: 'names of those who had an interest and did not count',
    delegated: 'how many let another organisation answer',
    proposal: 'number of the proposal it came from',
    vote: 'number of the vote it was taken in',
    pending_until:
      'taken in a meeting: the last day on which an organisation that was absent may object; null once that is over',
    ended_from: 'the day from which it does not hold any more',
    successor: 'number of the decision that amended, ended or superseded it',
    touched: 'numbers of those it amended, ended or superseded',
    documents: 'names of its documents, the earliest first',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readDecision, { decided: id })
    return {
      number: one.number,
      state: one.state,
      title: one.title,
      text: one.text,
      method: one.method,
      taken_in: one.takenIn,
      taken_on: one.takenOn,
      in_force_from: one.inForceFrom,
      review_on: one.reviewOn,
      criteria: one.criteria,
      criteria_answer: one.criteriaAnswer,
      eligible: one.eligible,
      answered: one.answered,
      figures: one.figures && Object.fromEntries(one.figures.lines.map(({ option, score }) => [option, score])),
      abstained: one.figures?.abstained ?? null,
      conflicted: one.figures?.conflicted ?? [],
      delegated: one.figures?.delegated ?? null,
      proposal: one.proposal?.number ?? null,
      vote: one.vote?.number ?? null,
      pending_until: one.pendingUntil,
      ended_from: one.endedFrom,
      successor: one.successor?.number ?? null,
      touched: one.touched.map(({ number }) => number),
      documents: one.documents.map(({ name }) => name),
      happened: one.happened,
    }
  },
  find: decidedIn,
}

/** By whoever wrote it, else by its words. */
async function outsideIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  const { rows } = await world.look(listOutside, { size: 200 })
  return found(
    rows.find((row) => row.name === name || row.text === name),
    `comment ${name}`,
  ).id
}

const ofDecided = {
  kind: 'decided',
  says: 'a decision of the register: its number, or what a step that recorded it was `called`',
  find: decidedIn,
}

export const scenario: ScenarioRoom = {
  given: { circles, proposals, votes },
  names: {
    decided: ofDecided,
    newer: ofDecided,
    supersedes: ofDecided,
    decisionDocument: { kind: 'decision_document', says: 'what the step that added it was `called`' },
    rfc: { kind: 'proposal', says: 'name of a proposal; else its number or its title', find: proposalIn },
    comment: { kind: 'comment', says: 'what a step that commented was `called`' },
    objection: {
      kind: 'objection',
      says: 'what a step that raised it was `called`; else the name of the organisation whose newest objection it is',
      find: objectionIn,
    },
    ...voteNames,
    ...circleNames,
    outsideComment: {
      kind: 'outside_comment',
      says: 'the name of whoever wrote it, else its words',
      find: outsideIn,
    },
    ...initiativeNames,
    ...pollNames,
  },
  expect: { rfc, vote, themed, decided, ...circleFacts, initiative, quick_poll: quickPoll },
}
