/** Pairs that look like one person entered twice: merge them, or say that they are two. */

import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listDuplicates, tellApart } from '../contract.ts'

type Pair = ReplyOf<typeof listDuplicates>['pairs'][number]
type Side = Pair['one']

export function DuplicatesScreen() {
  const t = useWords()
  const pairs = useRead(listDuplicates, {})
  return (
    <Page title={t('members.duplicates')} says={t('members.duplicates_says')} read={pairs}>
      {(data) =>
        data.pairs.length === 0 ? (
          <Empty says={t('members.duplicates_none')} />
        ) : (
          <div className="stack">
            {data.pairs.map((pair) => (
              <PairCard key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
            ))}
          </div>
        )
      }
    </Page>
  )
}

function PairCard({ pair }: { readonly pair: Pair }) {
  const t = useWords()
  const apart = useAct(tellApart, { after: [listDuplicates] })
  const because = pair.because.map((why) => t(`members.likeness.${why}`)).join(', ')
  const merge = (kept: Side, gone: Side) => pathTo('/staff/duplicates/:kept/:gone', { kept: kept.id, gone: gone.id })
  return (
    <Card title={because}>
      <div className="grid">
        <SideFacts side={pair.one} />
        <SideFacts side={pair.other} />
      </div>
      <div className="row">
        <Button icon="link" href={merge(pair.one, pair.other)}>
          {t('members.merge')}
        </Button>
        <Button kind="other" press={() => apart.act({ one: pair.one.id, other: pair.other.id })}>
          {t('members.two_people')}
        </Button>
      </div>
    </Card>
  )
}

function SideFacts({ side }: { readonly side: Side }) {
  const t = useWords()
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['number', side.memberNo],
    ['birth_date', side.birthDate],
    ['email', side.emails.join(', ') || null],
    ['phone', side.phones.join(', ') || null],
  ]
  return (
    <div>
      <Link href={pathTo('/staff/members/:contact', { contact: side.id })}>{side.name}</Link>
      <Facts
        of={facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => ({ name: t(`members.field.${name}`), value }))}
      />
    </div>
  )
}
