/** Answering a request for leave: the seats it frees stand there before it is approved; a refusal has a reason. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { approveLeave, refuseLeave } from '../../contract-leave.ts'
import { LeaveFrees } from './LeaveFields.tsx'

export interface Asked {
  readonly id: string
  readonly member: string
  readonly from: string
  readonly until: string | null
}

export function AnswerLeave({ leave }: { readonly leave: Asked }) {
  return (
    <div className="row not-printed">
      <Approve leave={leave} />
      <Refuse leave={leave} />
    </div>
  )
}

function Approve({ leave }: { readonly leave: Asked }) {
  const t = useWords()
  const { said } = useNotices()
  const approve = useAct(approveLeave, { done: ({ freed }) => said(t('shifts.leave.granted', { count: freed })) })
  return (
    <Sheet words={t('shifts.leave.approve')} title={t('shifts.leave.approve')} icon="check">
      {(close) => (
        <Form<{ readonly evidenceSeen: boolean }, typeof approveLeave>
          name={`approve-${leave.id}`}
          start={{ evidenceSeen: false }}
          act={approve}
          send={({ evidenceSeen }) => ({ leave: leave.id, evidenceSeen })}
          submit={t('shifts.leave.approve')}
          done={close}
          keep={false}
        >
          <div className="calendar-address">
            <LeaveFrees days={leave} member={leave.member} says={t('shifts.leave.frees_none')} />
          </div>
          <CheckField name="evidenceSeen" label={t('shifts.leave.evidence_seen')} />
        </Form>
      )}
    </Sheet>
  )
}

function Refuse({ leave }: { readonly leave: Asked }) {
  const t = useWords()
  const { said } = useNotices()
  const refuse = useAct(refuseLeave, { done: () => said(t('shifts.leave.refused')) })
  return (
    <Sheet words={t('shifts.leave.refuse')} title={t('shifts.leave.refuse')} kind="quiet">
      {(close) => (
        <Form<{ readonly reason: string }, typeof refuseLeave>
          name={`refuse-${leave.id}`}
          start={{ reason: '' }}
          act={refuse}
          send={({ reason }) => ({ leave: leave.id, reason })}
          submit={t('shifts.leave.refuse')}
          done={close}
          keep={false}
        >
          <TextField name="reason" label={t('shifts.standing.reason')} hint={t('shifts.leave.refuse_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
