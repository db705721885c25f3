/** One organisation of the community: where it stands, what waits, who acts for it, its figures and its history. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { countryWords, dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readParticipant } from '../contract/community.ts'
import { tones } from './community-words.ts'
import './community.css'
import { FiguresCard } from './FiguresCard.tsx'
import { MembershipActs } from './MembershipActs.tsx'
import { OpinionsCard } from './OpinionsCard.tsx'
import { PeopleCard } from './PeopleCard.tsx'
import { WaitingList } from './WaitingList.tsx'
import { WelcomeCard } from './WelcomeCard.tsx'

export type Participant = ReplyOf<typeof readParticipant>
export interface OfParticipant {
  readonly of: Participant
}

export function ParticipantScreen() {
  const t = useWords()
  const reading = useRead(readParticipant, { participant: useAddress().param('participant') })
  return (
    <Page
      title={reading.data?.name ?? t('community.organisation')}
      back={{ href: '/community/organisations', says: t('community.organisations') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <MembershipCard of={one} />
          {one.waiting.length > 0 ? (
            <Card title={t('community.what_waits')} tone="honey">
              <WaitingList of={one.waiting} />
            </Card>
          ) : null}
          <OpinionsCard of={one} />
          <WelcomeCard of={one} />
          <PeopleCard of={one} />
          <FiguresCard of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

function MembershipCard({ of: one }: OfParticipant) {
  const t = useWords()
  const on = (day: string | null) => (day ? dayWords(day as Day) : null)
  const facts = [
    ['kind', t(`community.kind.${one.kind}`)],
    ['city', one.city],
    ['country', countryWords(one.country)],
    ['joinSeq', one.joinSeq],
    ['since', on(one.since)],
    ['applied', one.state === 'applied' ? on(one.appliedOn) : null],
    ['answered', one.state === 'applied' ? on(one.answeredFrom) : null],
    ['next', one.nextState ? `${t(`community.state.${one.nextState}`)} · ${on(one.nextFrom)}` : null],
    ['pause', one.pauseUntil ? `${on(one.pauseUntil)} · ${one.pauseReason ?? ''}` : null],
    ['leavesOn', on(one.leavesOn)],
    ['dues', on(one.duesMandateOn)],
    ['decision', one.decisionNumber ? `${one.decisionNumber} · ${on(one.decisionOn)} · ${one.reason ?? ''}` : null],
    [
      'tasks',
      one.mandates.map((held) => `${t(`role.${held.role}`)}${held.person ? ` (${held.person})` : ''}`).join(' · '),
    ],
  ] as const
  return (
    <Card
      title={t('community.membership')}
      state={<Status tone={tones[one.state]} says={t(`community.state.${one.state}`)} />}
    >
      <Facts
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`community.field.${name}`), value }))}
      />
      <MembershipActs of={one} />
    </Card>
  )
}
