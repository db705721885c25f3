/** Dues of one organisation: what it owes, what spares it, who helps it pay, hours given instead of money. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import { sayNumber } from '#platform/i18n/formats.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readOwnDues } from '../contract/periods.ts'
import { readSharers } from '../contract/sharers.ts'
import { DuesChoice } from './DuesChoice.tsx'
import { Exempt, Sponsor } from './DuesRelief.tsx'
import { duesPath, duesTones } from './dues-words.ts'
import { HoursInKind } from './HoursInKind.tsx'
import { amountWords } from './round-words.ts'

export type OwnDues = ReplyOf<typeof readOwnDues>
export type Sharers = ReplyOf<typeof readSharers>['rows']

export function DuesOfScreen() {
  const t = useWords()
  const participant = useAddress().param('participant')
  const sharers = useRead(readSharers, {})
  const all = sharers.data?.rows ?? []
  return (
    <Page
      title={t('money.dues_of', { name: all.find(({ id }) => id === participant)?.name ?? '…' })}
      back={{ href: '/community/money/dues', says: t('money.dues_title') }}
      read={useRead(readOwnDues, { participant })}
    >
      {(dues) => (
        <div className="stack">
          <Periods dues={dues} />
          <DuesChoice
            participant={participant}
            mayChoose={all.some(({ id, own }) => id === participant && own.includes('sign'))}
          />
          <Relief dues={dues} participant={participant} all={all} />
          <HoursInKind dues={dues} participant={participant} all={all} />
        </div>
      )}
    </Page>
  )
}

function Periods({ dues }: { readonly dues: OwnDues }) {
  const t = useWords()
  return (
    <Card title={t('money.dues_title')}>
      <p>{dues.open === 0 ? t('money.nothing_to_pay') : t('money.to_pay', { open: dues.open })}</p>
      {dues.credit > 0 ? <p>{t('money.credit', { credit: dues.credit })}</p> : null}
      {dues.votes ? null : <Status tone="attention" says={t('money.vote_rests')} />}
      <ul className="plain-list">
        {dues.periods.map((one) => (
          <li key={one.id} className="row">
            <Link href={pathTo(duesPath, { period: one.id })}>
              {`${dayWords(one.from as Day)} – ${dayWords(one.to as Day)}`}
            </Link>
            <span className="figures">{amountWords(one.total, one.currency)}</span>
            <Status tone={duesTones[one.state]} says={t(`money.dues.${one.state}`)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A part in hundredths of a percent, as people read it. */
export const partWords = (part: number): string => `${sayNumber(part / 100, currentLanguage(), 2)} %`

function Relief({
  dues,
  participant,
  all,
}: {
  readonly dues: OwnDues
  readonly participant: string
  readonly all: Sharers
}) {
  const t = useWords()
  return (
    <Card title={t('money.relief')}>
      {dues.exemptions.length === 0 && dues.sponsorship === null ? (
        <p className="quiet">{t('money.no_relief')}</p>
      ) : null}
      <Facts
        of={[
          ...dues.exemptions.map((one) => ({
            name: t('money.exempt_until', { part: partWords(one.part), day: one.until }),
            value: `${one.reason} (${one.decisionNumber})`,
          })),
          ...(dues.sponsorship
            ? [
                {
                  name: t('money.sponsored', {
                    part: partWords(dues.sponsorship.part),
                    count: dues.sponsorship.periodsLeft,
                  }),
                  value: dues.sponsorship.sponsors.map(({ name }) => name).join(', '),
                },
              ]
            : []),
        ]}
      />
      {may('community.steer') ? (
        <div className="row">
          <Exempt participant={participant} />
          <Sponsor participant={participant} all={all} />
        </div>
      ) : null}
    </Card>
  )
}
