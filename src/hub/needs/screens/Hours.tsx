/** Hours that dues bought, month by month, and the work behind each; providers write theirs down here. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords, monthWords, numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { listMonths, listWork, takeWorkBack } from '../contract/capacity.ts'
import './needs.css'
import { hoursOf, hoursPage, pageOf } from './need-words.ts'
import { WriteWork } from './WriteWork.tsx'

type Months = ReplyOf<typeof listMonths>
type Month = Months['analysis'][number]
type Work = ReplyOf<typeof listWork>['work'][number]

const hours = (minutes: number): string => numberWords(hoursOf(minutes))
const nameOf = (month: string): string => monthWords(`${month}-01` as Day)

const figures = ['promised', 'funded', 'carriedIn', 'booked', 'left', 'toReserve'] as const

const columns: readonly Column<Month>[] = [
  { name: 'month', title: 'needs.hours.month', cell: (row) => nameOf(row.month), line: 1 },
  ...figures.map(
    (name): Column<Month> => ({
      name,
      title: `needs.hours.${name}`,
      cell: (row) => hours(row[name]),
      right: true,
      line: name === 'left' ? 2 : 3,
    }),
  ),
]

export function HoursScreen() {
  const t = useWords()
  return (
    <Page
      title={t('needs.hours.title')}
      says={t('needs.hours.says')}
      back={{ href: '/community/needs/queue', says: t('needs.queue') }}
      read={useRead(listMonths, {})}
      action={<WriteWork />}
      wide
    >
      {(months) => <Everything of={months} />}
    </Page>
  )
}

function Everything({ of: months }: { readonly of: Months }) {
  const t = useWords()
  const month = useAddress().get('month') ?? months.analysis.at(-1)?.month ?? ''
  return (
    <div className="stack">
      {months.rateSet ? null : <p className="quiet">{t('needs.capacity.rate_not_set')}</p>}
      {(['analysis', 'coordination'] as const).map((kind) => (
        <Card key={kind} title={t(`needs.work.${kind}`)}>
          <Table
            rows={months[kind].toReversed()}
            columns={columns}
            rowKey={(row) => row.month}
            rowLink={(row) => `${hoursPage}?month=${row.month}`}
            caption={t(`needs.work.${kind}`)}
          />
        </Card>
      ))}
      <WorkOf month={month} />
    </div>
  )
}

function WorkOf({ month }: { readonly month: string }) {
  const t = useWords()
  return (
    <Card title={t('needs.hours.work_of', { month: nameOf(month) })}>
      <Read of={useRead(listWork, { month })}>
        {({ work }) =>
          work.length === 0 ? (
            <Empty says={t('needs.hours.no_work')} />
          ) : (
            <ul className="need-list">
              {work.map((one) => (
                <li key={one.id}>
                  <Done of={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Card>
  )
}

function Done({ of: one }: { readonly of: Work }) {
  const taking = useAct(takeWorkBack)
  const words = [dayWords(one.day as Day), one.person, one.provider].filter((part) => part !== null)
  return (
    <div className="row">
      <span>
        <strong>{t('needs.hours', { hours: hoursOf(one.minutes) })}</strong> {t(`needs.work.${one.kind}`)}
        {one.need ? (
          <>
            {' '}
            <Link href={pathTo(pageOf, { need: one.need })}>{t('needs.hours.of_need', { number: one.number })}</Link>
          </>
        ) : null}
        <br />
        <span className="quiet">{words.join(' · ')}</span>
      </span>
      {one.own ? (
        <Confirm
          words={t('needs.hours.take_back')}
          title={t('needs.hours.take_back')}
          says={t('needs.hours.take_back_says')}
          sure={t('needs.hours.take_back')}
          kind="quiet"
          press={() => taking.act({ work: one.id })}
          error={taking.error}
        />
      ) : null}
    </div>
  )
}
