/** Answering a request for leave: the seats it frees stand there before it is approved; a refusal has a reason. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { approveLeave, readLeaveTypes, refuseLeave } from '../../contract-leave.ts'
import { LeaveDaysWords, LeaveDoes } from './LeaveFields.tsx'

export interface Asked {
  readonly id: string
  readonly member: string
  readonly type: string
  readonly from: string
  readonly until: string | null
  readonly name: string
  readonly reason: string | null
}

export function AnswerLeave({ leave }: { readonly leave: Asked }) {
  return (
    <div className="row not-printed">
      <Approve leave={leave} />
      <Refuse leave={leave} />
    </div>
  )
}

/** Whose request it is, for which days, and why. */
function Who({ leave }: { readonly leave: Asked }) {
  return (
    <p>
      <strong>{leave.name}</strong> · <LeaveDaysWords leave={leave} />
      {leave.reason ? (
        <>
          <br />
          <span className="quiet">{leave.reason}</span>
        </>
      ) : null}
    </p>
  )
}

function Approve({ leave }: { readonly leave: Asked }) {
  const t = useWords()
  const { said } = useNotices()
  const types = useRead(readLeaveTypes, {}).data?.types ?? []
  const needsEvidence = types.find(({ type }) => type === leave.type)?.needsEvidence ?? false
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
          <Who leave={leave} />
          <LeaveDoes
            asked={{
              member: leave.member,
              type: leave.type,
              from: leave.from,
              until: leave.until,
              shortAccepted: true,
            }}
          />
          {needsEvidence ? <CheckField name="evidenceSeen" label={t('shifts.leave.evidence_seen')} /> : null}
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
          <Who leave={leave} />
          <TextField name="reason" label={t('shifts.standing.reason')} hint={t('shifts.leave.refuse_hint')} />
        </Form>
      )}
    </Sheet>
  )
}
