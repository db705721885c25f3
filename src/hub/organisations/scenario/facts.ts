/** What scenario files may expect of an organisation of a community, and of somebody who acts for one. */
import { readMails } from '#platform/mail/reads.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts } from '#platform/scenario.ts'
import { readParticipant } from '../reads/community.ts'
import { participantIn } from './names.ts'

const mailsAtMost = 200

/** Somebody who acts for an organisation, by the name under `people`. */
export const person: ScenarioFacts = {
  facts: {
    notices:
      'codes of everything the person was told since the story began, in a community; what they switched off is not among them',
  },
  async read(world, id) {
    const asked = { of: 'organisation', person: id, show: 'all', sort: 'wantedAt', size: mailsAtMost } as const
    const { rows } = await world.look(readMails, asked)
    const told = rows.filter(
      (mail) => world.inStory(mail.id) && mail.state !== 'switched_off' && mail.state !== 'gathered',
    )
    return { notices: told.map(({ code }) => code) }
  },
  find: (world, value) => Promise.resolve(found(world.accountOf(String(value)), `person ${String(value)}`)),
}

export const participant: ScenarioFacts = {
  find: participantIn,
  facts: {
    state: '`applied`, `onboarding`, `refused`, `observer`, `active`, `paused`, `left`, `excluded`',
    kind: '`shop`, `provider`, `supporter`, `project`',
    join_seq: 'its number in the community; null before it ever took part',
    since: 'the day it became observer or active',
    applied_on: 'the day it asked to join',
    answered_from: 'the first day its application may be answered',
    next_state: 'the status it asked for',
    next_from: 'the day from which that holds',
    pause_until: 'the last day of a pause asked for, or running',
    pause_reason: 'why',
    leaves_on: 'the day it leaves',
    decision: 'number of the decision that refused or excluded it',
    reason: 'why',
    done: 'steps of the welcome that are done: `sponsor`, `contacts`, `figures`, `mailing_list`, `booklet`, `meeting`',
    missing: 'steps that are not',
    waiting:
      'what waits for its answer: steps of the welcome, `dues`, `booklet_again`, `charter_again`, `attest`, `signer`',
    waiting_until: '`{ booklet_again: 2025-05-01 }`: the last days',
    contacts: 'names',
    sponsors: 'names',
    people: 'names of those who act for it, today or later',
    signers: 'names of those who may sign for it',
    powers: '`{ Jo: [speak, sign] }`: powers of each person',
    mandates: 'tasks it or its people hold: `noyau`, `hub_treasurer`, `second_approver`, `provider`, `holder`',
    figures: '`{ "2024": attested }`: declared or attested, by year',
    key_figures: 'what a sharing key would use: `{ turnover_ex_vat: { year: 2024, value: 240000000 } }`, in cents',
    ticked: 'chapters of the current booklet and charter that were accepted',
    shared_month: 'the month that its own tools told last, where it agreed',
    software_version: 'the version it uses, where it agreed',
    opinions: 'texts of what people said about its application, the earliest first',
  },
  async read(world, id) {
    const one = await world.look(readParticipant, { participant: id })
    const done = Object.entries(one.checklist)
    return {
      state: one.state,
      kind: one.kind,
      join_seq: one.joinSeq,
      since: one.since,
      applied_on: one.appliedOn,
      answered_from: one.answeredFrom,
      next_state: one.nextState,
      next_from: one.nextFrom,
      pause_until: one.pauseUntil,
      pause_reason: one.pauseReason,
      leaves_on: one.leavesOn,
      decision: one.decisionNumber,
      reason: one.reason,
      done: done.filter(([, is]) => is).map(([step]) => step),
      missing: done.filter(([, is]) => !is).map(([step]) => step),
      waiting: one.waiting.map(({ what }) => what),
      waiting_until: Object.fromEntries(
        one.waiting.filter(({ until }) => until).map(({ what, until }) => [what, until]),
      ),
      contacts: one.contacts.map(({ name }) => name),
      sponsors: one.sponsors.map(({ name }) => name),
      people: [...new Set(one.people.map(({ name }) => name))],
      signers: [...new Set(one.people.filter((held) => held.powers.includes('sign')).map(({ name }) => name))],
      powers: Object.fromEntries(one.people.map((held) => [held.name, held.powers])),
      mandates: one.mandates.map(({ role }) => role),
      figures: Object.fromEntries(one.figures.map(({ year, state }) => [String(year), state])),
      key_figures: one.keyFigures,
      ticked: one.ticked.map(({ chapter }) => chapter),
      shared_month: one.shared?.month ?? null,
      software_version: one.shared?.version ?? null,
      opinions: one.opinions.map(({ text }) => text),
    }
  },
}
