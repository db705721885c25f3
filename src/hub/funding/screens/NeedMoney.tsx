/** The money behind a need, on its page: the round it is in, or the way to open one. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { readFundable } from '../contract/estimates.ts'
import { readRound } from '../contract/rounds.ts'
import { RoundBar } from './RoundBar.tsx'
import { openRoundPath, roundPath, roundTones } from './round-words.ts'

export function NeedMoney({ need, round }: { readonly need: string; readonly round: string | null }) {
  if (round) return <OfRound round={round} />
  return may('community.steer') ? <ToOpen need={need} /> : null
}

function OfRound({ round }: { readonly round: string }) {
  const t = useWords()
  return (
    <Card title={t('rounds.need_money')}>
      <Read of={useRead(readRound, { round })}>
        {(one) => (
          <div className="stack-small">
            <p className="row">
              <Link href={pathTo(roundPath, { round })}>{one.name}</Link>
              <Status tone={roundTones[one.state]} says={t(`rounds.state.${one.state}`)} />
            </p>
            <RoundBar of={one} />
          </div>
        )}
      </Read>
    </Card>
  )
}

/** Estimated, and nobody shares its cost yet. */
function ToOpen({ need }: { readonly need: string }) {
  const t = useWords()
  const { data } = useRead(readFundable, {})
  const own = data?.estimates.filter(({ needs }) => needs.some(({ id }) => id === need)) ?? []
  if (own.length === 0) return null
  return (
    <Card title={t('rounds.need_money')}>
      <p>{t('rounds.need_no_round')}</p>
      <div className="row">
        {own.map(({ estimate, providerName }) => (
          <Button key={estimate} href={`${openRoundPath}?estimate=${estimate}`}>
            {t('rounds.open_on', { name: providerName })}
          </Button>
        ))}
      </div>
    </Card>
  )
}
