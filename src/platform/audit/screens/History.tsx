/** What happened, who did it and when. Subject or person in the address narrow it to one thing. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readHistory } from '../contract.ts'
import './history.css'

type Line = ReplyOf<typeof readHistory>['rows'][number]

const columns: readonly Column<Line>[] = [
  { name: 'says', title: 'history.what', line: 1, wraps: true, cell: (line) => line.says },
  { name: 'person', title: 'history.person', line: 2, cell: (line) => line.personName ?? '' },
  {
    name: 'actor',
    title: 'history.who',
    line: 2,
    cell: ({ actor }) => actor.name ?? (actor.kind === 'system' ? t('history.by_itself') : ''),
  },
  { name: 'at', title: 'history.when', line: 3, cell: (line) => <Moment at={line.at as Instant} /> },
]

/** All of a module goes by the module's name with its dot. */
function kindsOf(names: readonly string[]) {
  const modules = [...new Set(names.map((name) => name.slice(0, name.indexOf('.') + 1)))]
  return [...modules, ...names].sort().map((name) => ({ value: name, label: name }))
}

export function HistoryScreen() {
  useWords()
  const address = useAddress()
  const names = useRead(readHistory, { size: 1 })
  const narrowed = ['subject', 'person', 'from', 'to'].map((name) => [name, address.get(name) ?? ''] as const)
  const fixed = Object.fromEntries(narrowed.filter(([, value]) => value !== ''))
  return (
    <Page title={t('history.title')} says={t('history.says')} read={names} wide>
      {(known) => (
        <div className="stack">
          <Days />
          <List
            name="history"
            from={readHistory}
            fixed={fixed}
            columns={columns}
            search={false}
            filters={[
              { name: 'name', title: 'history.kind', options: kindsOf(known.names) },
              { name: 'actor', title: 'history.who', options: [{ value: 'system', label: 'history.only_itself' }] },
            ]}
            empty={<Empty says={t('history.none')} icon="list" />}
            caption={t('history.title')}
          />
        </div>
      )}
    </Page>
  )
}

function Days() {
  useWords()
  const address = useAddress()
  return (
    <div className="row history-days">
      {(['from', 'to'] as const).map((name) => (
        <label key={name}>
          {t(`history.${name}`)}
          <input
            type="date"
            value={address.get(name) ?? ''}
            onChange={(event) => address.set({ [name]: event.target.value, after: null }, { replace: true })}
          />
        </label>
      ))}
    </div>
  )
}
