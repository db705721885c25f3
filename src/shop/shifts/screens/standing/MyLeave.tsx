/** One's own leaves, and asking for one: what it frees is shown before it is sent; the office answers. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readMyLeaves, requestLeave, withdrawLeave } from '../../contract-leave.ts'
import { LeaveState } from './LeaveCard.tsx'
import { LeaveDaysWords, LeaveFields, type LeaveValues, leaveSent, noLeave } from './LeaveFields.tsx'
import './standing.css'

type Mine = ReplyOf<typeof readMyLeaves>

export function MyLeaveScreen() {
  const t = useWords()
  return (
    <Page
      title={t('shifts.leave.title')}
      says={t('shifts.leave.says')}
      back={{ href: '/shifts/standing', says: t('shifts.standing.mine') }}
      read={useRead(readMyLeaves, {})}
    >
      {({ leaves, types }) => (
        <div className="stack">
          {leaves.length === 0 ? (
            <Empty says={t('shifts.leave.none_mine')} icon="sun" />
          ) : (
            <Card>
              <ul className="repair-list">
                {leaves.map((leave) => (
                  <LeaveLine key={leave.id} leave={leave} />
                ))}
              </ul>
            </Card>
          )}
          <Ask key={leaves.length} types={types} />
        </div>
      )}
    </Page>
  )
}

function LeaveLine({ leave }: { readonly leave: Mine['leaves'][number] }) {
  const t = useWords()
  const { said } = useNotices()
  const withdraw = useAct(withdrawLeave, { done: () => said(t('shifts.leave.withdrawn')) })
  return (
    <li className="repair-row">
      <span>
        <LeaveDaysWords leave={leave} />
        <br />
        <LeaveState state={leave.state} />
        {leave.refusalReason ? <span> {leave.refusalReason}</span> : null}
      </span>
      {leave.state === 'requested' ? (
        <Button kind="quiet" press={() => withdraw.act({ leave: leave.id })}>
          {t('shifts.leave.withdraw')}
        </Button>
      ) : null}
      <Trouble of={withdraw.error} />
    </li>
  )
}

function Ask({ types }: Pick<Mine, 'types'>) {
  const t = useWords()
  const { said } = useNotices()
  const ask = useAct(requestLeave, { done: () => said(t('shifts.leave.asked')) })
  const [first] = types
  if (!first) return <p>{t('shifts.leave.office_only')}</p>
  return (
    <Card title={t('shifts.leave.ask')}>
      <Form<LeaveValues, typeof requestLeave>
        name="my-leave"
        start={noLeave(first.type)}
        act={ask}
        send={leaveSent}
        submit={t('shifts.leave.ask')}
      >
        <LeaveFields types={types} />
      </Form>
    </Card>
  )
}
