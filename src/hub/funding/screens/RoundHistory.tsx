/** What happened: when, for whom, who decided and with which power. */
import { useRead } from '#app/reading.ts'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readRoundHistory } from '../contract/history.ts'

type Line = ReplyOf<typeof readRoundHistory>['events'][number]

export function RoundHistory({ id }: { readonly id: string }) {
  const t = useWords()
  const byWhom = ({ by, power }: Line): string | null =>
    power ? t('rounds.by_power', { name: by ?? t('history.by_itself'), power: t(`rounds.power.${power}`) }) : by
  return (
    <Read of={useRead(readRoundHistory, { round: id })}>
      {({ events, more }) => (
        <HistoryCard
          lines={events.map((line) => ({
            ...line,
            says: [line.organisation, line.says].filter(Boolean).join(' · '),
            by: byWhom(line),
          }))}
          more={more}
        />
      )}
    </Read>
  )
}
