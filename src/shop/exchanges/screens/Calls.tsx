/** Coming instead of others: who looks for somebody, what one is called for, and the own calls. */
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords, slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { readMyCallOuts } from '../contract-call-out.ts'
import { exportOpenCalls, listOpenCalls } from '../contract-open-calls.ts'
import { readCall, readMyCalls } from '../contract-stand-in.ts'
import { CallCard } from './CallCard.tsx'
import { CallOutCard } from './CallOutCard.tsx'
import { OwnCall } from './OwnCall.tsx'
import './exchanges.css'

type Row = ReplyOf<typeof listOpenCalls>['rows'][number]

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const column = (name: keyof Row & string) => ({ name, title: `exchanges.calls_column.${name}` })

const columns: readonly Column<Row>[] = [
  { ...column('day'), cell: (row) => dayWords(row.day as Day), sort: true, line: 1 },
  { ...column('starts'), cell: (row) => row.starts, sort: true, line: 1 },
  { ...column('ends'), cell: (row) => row.ends, line: 0 },
  { ...column('shift'), cell: (row) => row.shift, sort: true, line: 2 },
  { ...column('who'), cell: (row) => row.who, sort: true, line: 2 },
  {
    ...column('named'),
    cell: (row) => (row.named ? t('exchanges.call.asks_you') : null),
    sort: true,
    line: 0,
  },
  {
    ...column('mine'),
    cell: ({ mine, named }) => {
      if (mine && named) return <Status tone="attention" says={t('exchanges.call.asks_you')} />
      return <Status tone={mine ? 'fine' : 'quiet'} says={t(mine ? 'exchanges.call.may' : 'exchanges.call.may_not')} />
    },
    sort: true,
    line: 3,
  },
]

export function CallsScreen() {
  const words = useWords()
  return (
    <Page
      title={words('exchanges.call.list')}
      says={words('exchanges.call.list_says')}
      back={{ href: '/shifts', says: words('shifts.mine') }}
      action={
        <Button kind="other" href="/shifts/standby">
          {words('exchanges.standby.title')}
        </Button>
      }
    >
      <div className="stack">
        <Called />
        <List
          name="open-calls"
          from={listOpenCalls}
          exports={exportOpenCalls}
          columns={columns}
          filters={[
            {
              name: 'mine',
              title: 'exchanges.calls_column.mine',
              options: [{ value: 'yes', label: 'exchanges.call.only_mine' }],
            },
            {
              name: 'weekday',
              title: 'exchanges.standby_column.weekday',
              options: weekdays.map((value) => ({ value, label: `shifts.weekday.${value}` })),
            },
          ]}
          action={(row) => <Answer row={row} />}
          empty={
            <Empty
              says={words('exchanges.call.nobody')}
              icon="people"
              next={{ href: '/shifts/standby', says: words('exchanges.standby.title') }}
            />
          }
          caption={words('exchanges.call.list')}
        />
        <OwnCalls />
      </div>
    </Page>
  )
}

/** What coming means, what speaks against it, and the answer. */
function Answer({ row }: { readonly row: Row }) {
  const words = useWords()
  const when = slotWords(row.day as Day, row.starts as TimeOfDay, row.ends as TimeOfDay)
  return (
    <Sheet
      kind={row.mine ? 'other' : 'quiet'}
      words={words('exchanges.call.look')}
      label={`${words('exchanges.call.look')}: ${when}`}
      title={when}
    >
      {() => <OneCall call={row.id} />}
    </Sheet>
  )
}

const OneCall = ({ call }: { readonly call: string }) => (
  <Read of={useRead(readCall, { call })}>{(data) => <CallCard call={data} link={null} />}</Read>
)

const Called = () => (
  <Read of={useRead(readMyCallOuts, {})}>
    {({ callOuts }) => callOuts.map((one) => <CallOutCard key={one.callOut} invitation={one} link={null} />)}
  </Read>
)

function OwnCalls() {
  const words = useWords()
  return (
    <Read of={useRead(readMyCalls, {})}>
      {({ calls }) =>
        calls.length === 0 ? null : (
          <>
            <h2>{words('exchanges.stand_in.own')}</h2>
            {calls.map((call) => (
              <OwnCall key={call.call} call={call} link={null} />
            ))}
          </>
        )
      }
    </Read>
  )
}
