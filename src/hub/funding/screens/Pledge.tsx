/** Pledging, on a phone: for whom, how, at most how much, and what it would cost today. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { readRound } from '../contract/rounds.ts'
import { readSharers } from '../contract/sharers.ts'
import { Decline } from './Decline.tsx'
import { OwnPledges } from './OwnPledges.tsx'
import { PledgeForm } from './PledgeForm.tsx'
import type { Round } from './Round.tsx'
import { amountWords, briefPath, roundPath } from './round-words.ts'
import type { Sharers } from './try-out.ts'

export function PledgeScreen() {
  const t = useWords()
  const id = useAddress().param('round')
  const reading = useRead(readRound, { round: id })
  const round = reading.data
  const sharers = useRead(readSharers, { year: round?.keyYear }, { when: round !== undefined })
  return (
    <Page
      title={t('rounds.pledge_for', { name: round?.name ?? '…' })}
      back={{ href: pathTo(roundPath, { round: id }), says: round?.name ?? t('rounds.round') }}
      read={reading}
    >
      {(one) => <Read of={sharers}>{(known) => <Pledging round={one} id={id} sharers={known} />}</Read>}
    </Page>
  )
}

interface PledgingProps {
  readonly round: Round
  readonly id: string
  readonly sharers: Sharers
}

function Pledging({ round, id, sharers }: PledgingProps) {
  const t = useWords()
  const wanted = useAddress().get('participant')
  const own = sharers.rows.filter((row) => row.own.length > 0)
  const who = own.find((row) => row.id === wanted) ?? own.find((row) => row.own.includes('commit')) ?? own[0]
  if (!who)
    return (
      <Empty
        says={t('rounds.nobody_to_act_for')}
        next={{ href: pathTo(roundPath, { round: id }), says: t('rounds.back_to_round') }}
      />
    )
  return (
    <div className="stack">
      <p>
        {t('rounds.asked_for', {
          amount: amountWords(round.target, round.currency),
          time: momentWords(new Date(Date.parse(round.endsAt) - 1000).toISOString() as Instant),
        })}{' '}
        <Link href={pathTo(briefPath, { round: id })}>{t('rounds.brief')}</Link>
      </p>
      <OwnPledges round={round} id={id} own={own} sharers={sharers} />
      <Card title={t('rounds.give_pledge')} action={<Decline round={round} id={id} who={who} />}>
        <ForWhom own={own} who={who} />
        <PledgeForm round={round} id={id} sharers={sharers} who={who} />
      </Card>
    </div>
  )
}

interface ForWhomProps {
  readonly own: readonly Sharers['rows'][number][]
  readonly who: Sharers['rows'][number]
}

/** Who represents several says for which, each time; it stays in the address. */
function ForWhom({ own, who }: ForWhomProps) {
  const t = useWords()
  const address = useAddress()
  if (own.length === 1) return <p>{t('rounds.for_them', { name: who.name })}</p>
  return (
    <NativeSelect
      label={t('rounds.for_whom')}
      value={who.id}
      data={own.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => address.set({ participant: event.currentTarget.value }, { replace: true })}
    />
  )
}
