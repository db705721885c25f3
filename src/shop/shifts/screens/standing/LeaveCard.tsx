/** In a person's file: leaves and exemptions; granting, moving, cancelling, answering, each with the seats concerned. */
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { cancelLeave, grantLeave, listLeaves, moveLeave, readLeaveTypes } from '../../contract-leave.ts'
import { AnswerLeave } from './AnswerLeave.tsx'
import './standing.css'
import { LeaveDaysWords, LeaveDoes, LeaveFields, type LeaveValues, leaveSent, noLeave } from './LeaveFields.tsx'

type Leave = ReplyOf<typeof listLeaves>['leaves'][number]

const tones: Readonly<Record<Leave['state'], Tone>> = {
  requested: 'attention',
  approved: 'fine',
  refused: 'refused',
  withdrawn: 'quiet',
  cancelled: 'quiet',
  lapsed: 'quiet',
}

export function LeaveState({ state }: Pick<Leave, 'state'>) {
  const t = useWords()
  return <Status tone={tones[state]} says={t(`shifts.leave.state.${state}`)} />
}

export function LeaveCard({ member }: { readonly member: string }) {
  const t = useWords()
  return (
    <Card title={t('shifts.leave.title')}>
      <Read of={useRead(listLeaves, { member })}>
        {({ leaves }) =>
          leaves.length === 0 ? (
            <p className="quiet">{t('shifts.leave.none')}</p>
          ) : (
            <ul className="repair-list">
              {leaves.map((leave) => (
                <LeaveLine key={leave.id} leave={leave} />
              ))}
            </ul>
          )
        }
      </Read>
      <Grant member={member} />
    </Card>
  )
}

function LeaveLine({ leave }: { readonly leave: Leave }) {
  const t = useWords()
  return (
    <li className="leave-line">
      <span>
        <LeaveDaysWords leave={leave} /> <LeaveState state={leave.state} />
        {leave.reason ? <span className="quiet"> {leave.reason}</span> : null}
        {leave.refusalReason ? <span className="quiet"> {leave.refusalReason}</span> : null}
        {leave.evidenceSeenOn ? <span className="quiet"> {t('shifts.leave.evidence_seen')}</span> : null}
      </span>
      {leave.state === 'requested' ? <AnswerLeave leave={leave} /> : null}
      {leave.state === 'approved' ? (
        <div className="row not-printed">
          <Move leave={leave} />
          <CancelLeave leave={leave} />
        </div>
      ) : null}
    </li>
  )
}

function Grant({ member }: { readonly member: string }) {
  const t = useWords()
  const { said } = useNotices()
  const grant = useAct(grantLeave, { done: ({ freed }) => said(t('shifts.leave.granted', { count: freed })) })
  const types = useRead(readLeaveTypes, {}).data?.types ?? []
  const [first] = types
  if (!first) return null
  return (
    <Sheet words={t('shifts.leave.grant')} title={t('shifts.leave.grant')} icon="plus">
      {(close) => (
        <Form<LeaveValues, typeof grantLeave>
          name={`leave-${member}`}
          start={noLeave(first.type)}
          act={grant}
          send={(values) => ({ member, ...leaveSent(values), evidenceSeen: values.evidenceSeen })}
          submit={t('shifts.leave.grant')}
          done={close}
          keep={false}
        >
          <LeaveFields types={types} member={member} />
        </Form>
      )}
    </Sheet>
  )
}

type Moved = { readonly from: string; readonly until: string; readonly evidenceSeen: boolean }

function Move({ leave }: { readonly leave: Leave }) {
  const t = useWords()
  const { said } = useNotices()
  const type = useRead(readLeaveTypes, {}).data?.types.find((one) => one.type === leave.type)
  const move = useAct(moveLeave, { done: (moved) => said(t('shifts.leave.moved', { ...moved })) })
  return (
    <Sheet words={t('shifts.leave.move')} title={t('shifts.leave.move')} icon="edit">
      {(close) => (
        <Form<Moved, typeof moveLeave>
          name={`move-${leave.id}`}
          start={{ from: leave.from, until: leave.until ?? '', evidenceSeen: leave.evidenceSeenOn !== null }}
          act={move}
          send={({ from, until, evidenceSeen }) => ({
            leave: leave.id,
            ...(from === leave.from ? {} : { from }),
            ...((until || null) === leave.until ? {} : { until: until || null }),
            evidenceSeen,
          })}
          submit={t('shifts.leave.move')}
          done={close}
          keep={false}
        >
          <DayField name="from" label={t('shifts.leave.from')} />
          <DayField
            name="until"
            label={t('shifts.leave.until')}
            {...(type?.openEnd ? { optional: true, hint: t('shifts.leave.open_hint') } : {})}
          />
          {type?.needsEvidence ? <CheckField name="evidenceSeen" label={t('shifts.leave.evidence_seen')} /> : null}
          <MovedFrees leave={leave} />
        </Form>
      )}
    </Sheet>
  )
}

function MovedFrees({ leave }: { readonly leave: Leave }) {
  const t = useWords()
  const { from, until } = useValues()
  if (!from) return null
  const days = { from: String(from), until: until ? String(until) : null }
  if (days.from === leave.from && days.until === leave.until) return null
  return (
    <>
      <LeaveDoes asked={{ member: leave.member, leave: leave.id, ...days }} />
      <p className="quiet">{t('shifts.leave.move_gives_back')}</p>
    </>
  )
}

function CancelLeave({ leave }: { readonly leave: Leave }) {
  const t = useWords()
  const { said } = useNotices()
  const cancel = useAct(cancelLeave, { done: ({ seated }) => said(t('shifts.leave.cancelled', { count: seated })) })
  return (
    <Confirm
      words={t('shifts.leave.cancel')}
      title={t('shifts.leave.cancel_asks')}
      says={t('shifts.leave.cancel_says')}
      sure={t('shifts.leave.cancel')}
      press={() => cancel.act({ leave: leave.id })}
      error={cancel.error}
      kind="quiet"
    />
  )
}
