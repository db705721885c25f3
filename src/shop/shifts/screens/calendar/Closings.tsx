/** Days on which the shop is closed or reduced: what lies ahead, public holidays to decide on, what was. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { listKinds } from '../../contract.ts'
import { listClosings, undoClosing } from '../../contract-office.ts'
import './calendar.css'

type Closing = ReplyOf<typeof listClosings>['closings'][number]

export const spanWords = ({ from, until }: { readonly from: string; readonly until: string }): string =>
  from === until ? dayWords(from as Day) : `${dayWords(from as Day)} – ${dayWords(until as Day)}`

export function ClosingsScreen() {
  useWords()
  const closings = useRead(listClosings, {})
  return (
    <Page
      title={t('shifts.closing.title')}
      says={t('shifts.closing.says')}
      read={closings}
      action={
        may('shifts.plan') ? (
          <Button icon="plus" href="/staff/closings/new">
            {t('shifts.closing.new')}
          </Button>
        ) : null
      }
    >
      {(data) => {
        const today = currentMe().today ?? ''
        const ahead = data.closings.filter((one) => one.undoneAt === null && one.until >= today)
        const past = data.closings.filter((one) => !ahead.includes(one))
        return (
          <div className="stack">
            {ahead.length === 0 ? <Empty says={t('shifts.closing.none')} /> : null}
            {ahead.toReversed().map((one) => (
              <ClosingCard key={one.id} closing={one} />
            ))}
            <Proposals of={data.proposals} />
            {past.length > 0 ? (
              <details>
                <summary>{t('shifts.closing.past', { count: past.length })}</summary>
                <div className="stack">
                  {past.map((one) => (
                    <ClosingCard key={one.id} closing={one} over />
                  ))}
                </div>
              </details>
            ) : null}
          </div>
        )
      }}
    </Page>
  )
}

function ClosingCard({ closing, over = false }: { readonly closing: Closing; readonly over?: boolean }) {
  const kinds = useRead(listKinds, {})
  const names = closing.kinds.map((id) => kinds.data?.kinds.find((kind) => kind.id === id)?.name ?? '…')
  return (
    <Card title={spanWords(closing)} {...(over ? {} : { tone: closing.sort === 'closed' ? 'tomato' : 'honey' })}>
      <p>
        <Status
          tone={closing.undoneAt ? 'quiet' : closing.sort === 'closed' ? 'refused' : 'attention'}
          says={t(closing.undoneAt ? 'shifts.closing.undone' : `shifts.closing.sort.${closing.sort}`)}
        />{' '}
        {closing.reason}
      </p>
      <p className="quiet">
        {[
          names.length > 0 ? t('shifts.closing.only', { kinds: names }) : t('shifts.closing.whole'),
          closing.sort === 'closed' && !closing.undoneAt ? t('shifts.closing.stopped', { count: closing.shifts }) : '',
          t(`shifts.closing.relief.${closing.relief}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {over || !may('shifts.plan') ? null : <Undo closing={closing} />}
    </Card>
  )
}

function Undo({ closing }: { readonly closing: Closing }) {
  const { said } = useNotices()
  const undo = useAct(undoClosing, {
    done: ({ shifts, people }) => said(t('shifts.closing.undo_done', { shifts, people })),
  })
  return (
    <Confirm
      words={t('shifts.closing.undo')}
      label={t('shifts.closing.undo_which', { days: spanWords(closing) })}
      title={t('shifts.closing.undo_asks', { days: spanWords(closing) })}
      says={t('shifts.closing.undo_says')}
      sure={t('shifts.closing.undo')}
      press={() => undo.act({ closing: closing.id })}
      error={undo.error}
      kind="other"
      icon="undo"
    />
  )
}

const proposalsShown = 6

function Proposals({ of: holidays }: { readonly of: ReplyOf<typeof listClosings>['proposals'] }) {
  if (holidays.length === 0 || !may('shifts.plan')) return null
  return (
    <Card title={t('shifts.closing.holidays')}>
      <p className="quiet">{t('shifts.closing.holidays_say')}</p>
      <ul className="plain-list">
        {holidays.slice(0, proposalsShown).map(({ day, name }) => (
          <li key={day}>
            <span>
              <strong>{dayWords(day as Day)}</strong> {t(`shifts.holiday.${name}`)}
            </span>
            <Link href={`/staff/closings/new?from=${day}&holiday=${name}`}>{t('shifts.closing.on_it')}</Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
