/** Every version of one pledge: what it was, who changed it, and with which power. */
import { useRead } from '#app/reading.ts'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readPledge } from '../contract/pledges.ts'
import type { WrittenCondition } from '../rules/outcome.ts'
import { conditionWords, namesIn } from './pledge-words.ts'
import type { Round } from './Round.tsx'
import { amountWords, pledgeTones } from './round-words.ts'

interface StoryProps {
  readonly round: Round
  readonly id: string
  readonly pledge: Round['pledges'][number]
}
type Version = ReplyOf<typeof readPledge>['changes'][number]

export function PledgeStory(props: StoryProps) {
  const t = useWords()
  const title = t('rounds.pledge_story', { name: props.pledge.name })
  return (
    <Sheet words={t('history.title')} title={title} label={`${t('history.title')} · ${title}`} kind="quiet">
      {() => <Versions {...props} />}
    </Sheet>
  )
}

function Versions({ round, id, pledge }: StoryProps) {
  const t = useWords()
  const names = namesIn(round)
  return (
    <div className="stack">
      <p className="quiet">{t(`rounds.mode.${pledge.mode}`)}</p>
      <Read of={useRead(readPledge, { round: id, pledge: pledge.id })}>
        {({ changes }) => (
          <ol className="happened">
            {changes.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: versions only grow at their end
              <li key={at}>
                <span className="row">
                  <Status tone={pledgeTones[one.state]} says={t(`rounds.pledge_state.${one.state}`)} />
                  <span className="figures">{amountWords(one.amount, round.currency)}</span>
                  {one.minutes === null ? null : <span>{t('rounds.story_hours', { minutes: one.minutes })}</span>}
                </span>
                {conditionWords(one.conditions as readonly WrittenCondition[], round.currency, names).map((says) => (
                  <p key={says}>{says}</p>
                ))}
                <span className="quiet">
                  <Moment at={one.at as Instant} /> · <ByWhom of={one} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </Read>
    </div>
  )
}

function ByWhom({ of: { by, power } }: { readonly of: Version }) {
  const t = useWords()
  if (by === null) return t('history.by_itself')
  return power === 'slip'
    ? t('rounds.by_slip', { name: by })
    : t('rounds.by_power', { name: by, power: t(`rounds.power.${power}`) })
}
