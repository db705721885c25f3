/** What may be done with a membership now: by the organisation's own people, and by the core group. */
import { download } from '#app/download.ts'
import { useAct } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import {
  acceptDues,
  admitParticipant,
  agreePause,
  agreeResume,
  askPause,
  askResume,
  changeStatus,
  completeOnboarding,
  excludeParticipant,
  giveNotice,
  refuseParticipant,
} from '../contract/membership.ts'
import { takeData } from '../contract/opinions.ts'
import { whyNotAnswer } from '../rules/membership.ts'
import { takesPart } from '../rules/states.ts'
import type { OfParticipant, Participant } from './Participant.tsx'

export function MembershipActs({ of: one }: OfParticipant) {
  const t = useWords()
  const steers = may('community.steer')
  if (!steers && one.own.length === 0) return null
  return (
    <div className="row">
      {steers ? <CoreActs of={one} /> : null}
      <Button
        kind="quiet"
        icon="download"
        press={() => download(takeData, { participant: one.id }, `${one.name}.json`)}
      >
        {t('community.take_data')}
      </Button>
      {one.own.length > 0 ? <OwnActs of={one} /> : null}
    </div>
  )
}

/** As the server judges it: the answer is greyed with the same sentence. */
const whyNotYet = (one: Participant, act: 'admit' | 'refuse') =>
  whyNotAnswer(
    act,
    {
      ...one,
      appliedOn: one.appliedOn as Day,
      nextFrom: null,
      pauseUntil: null,
      resumeAskedOn: null,
      leavesOn: null,
      duesMandateOn: null,
    },
    (currentMe().today ?? one.appliedOn) as Day,
  )

function CoreActs({ of: one }: OfParticipant) {
  const t = useWords()
  const admit = useAct(admitParticipant)
  const complete = useAct(completeOnboarding)
  const pause = useAct(agreePause)
  const resume = useAct(agreeResume)
  const participant = one.id
  return (
    <>
      {one.state === 'applied' ? (
        <>
          <Button press={() => admit.act({ participant })} reasons={whyNotYet(one, 'admit')} busy={admit.busy}>
            {t('community.admit')}
          </Button>
          {whyNotYet(one, 'refuse').length === 0 ? <Refuse of={one} /> : null}
        </>
      ) : null}
      {one.state === 'onboarding' ? (
        <Button press={() => complete.act({ participant })} busy={complete.busy}>
          {t('community.complete', { status: t(`community.state.${one.wished}`) })}
        </Button>
      ) : null}
      {one.pauseUntil && one.state !== 'paused' ? (
        <Button press={() => pause.act({ participant })} busy={pause.busy}>
          {t('community.agree_pause')}
        </Button>
      ) : null}
      {one.state === 'paused' && one.resumeAskedOn ? (
        <Button press={() => resume.act({ participant })} busy={resume.busy}>
          {t('community.agree_resume')}
        </Button>
      ) : null}
      {takesPart(one.state) ? <Exclude of={one} /> : null}
      <Trouble of={admit.error ?? complete.error ?? pause.error ?? resume.error} />
    </>
  )
}

const decided = { number: '', day: '', reason: '' }
const decisionOf = ({ number, day }: { number: string; day: string }) => ({ number, day })

function Refuse({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(refuseParticipant)
  return (
    <Sheet words={t('community.refuse')} title={t('community.refuse')} kind="grave">
      {(close) => (
        <Form<typeof decided, typeof refuseParticipant>
          name={`refuse-${one.id}`}
          start={decided}
          act={act}
          send={(values) => ({ participant: one.id, decision: decisionOf(values), reason: values.reason })}
          submit={t('community.refuse')}
          submitKind="grave"
          done={close}
        >
          <DecisionFields />
        </Form>
      )}
    </Sheet>
  )
}

function Exclude({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(excludeParticipant)
  const start = { ...decided, heardOn: '' }
  return (
    <Sheet words={t('community.exclude')} title={t('community.exclude')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof excludeParticipant>
          name={`exclude-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({
            participant: one.id,
            decision: decisionOf(values),
            reason: values.reason,
            heardOn: values.heardOn || null,
          })}
          submit={t('community.exclude')}
          submitKind="grave"
          done={close}
        >
          <DayField name="heardOn" label={t('community.field.heardOn')} optional />
          <DecisionFields />
        </Form>
      )}
    </Sheet>
  )
}

function DecisionFields() {
  const t = useWords()
  return (
    <>
      <TextField name="number" label={t('community.field.decision_number')} />
      <DayField name="day" label={t('community.field.decision_day')} />
      <LongTextField name="reason" label={t('community.field.reason')} />
    </>
  )
}

function OwnActs({ of: one }: OfParticipant) {
  const t = useWords()
  const dues = useAct(acceptDues)
  const status = useAct(changeStatus)
  const resume = useAct(askResume)
  const notice = useAct(giveNotice)
  const participant = one.id
  const to = (one.nextState ?? one.state) === 'active' ? 'observer' : 'active'
  const moves = one.state === 'observer' || one.state === 'active'
  return (
    <>
      {one.duesMandateOn ? null : (
        <Button kind="other" press={() => dues.act({ participant })} busy={dues.busy}>
          {t('community.accept_dues')}
        </Button>
      )}
      {moves ? (
        <Button kind="other" press={() => status.act({ participant, to })} busy={status.busy}>
          {t(`community.become_${to}`)}
        </Button>
      ) : null}
      {moves && !one.pauseUntil ? <AskPause of={one} /> : null}
      {one.state === 'paused' && !one.resumeAskedOn ? (
        <Button kind="other" press={() => resume.act({ participant })} busy={resume.busy}>
          {t('community.ask_resume')}
        </Button>
      ) : null}
      {takesPart(one.state) && !one.leavesOn ? (
        <Confirm
          words={t('community.give_notice')}
          title={t('community.give_notice')}
          says={t('community.give_notice_says', { name: one.name })}
          sure={t('community.give_notice')}
          kind="quiet"
          press={() => notice.act({ participant })}
        />
      ) : null}
      <Trouble of={dues.error ?? status.error ?? resume.error ?? notice.error} />
    </>
  )
}

function AskPause({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(askPause)
  const start = { until: '', reason: '' }
  return (
    <Sheet words={t('community.ask_pause')} title={t('community.ask_pause')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof askPause>
          name={`pause-${one.id}`}
          start={start}
          act={act}
          send={(values) => ({ participant: one.id, ...values })}
          submit={t('community.ask_pause')}
          done={close}
        >
          <DayField name="until" label={t('community.field.pause_until')} />
          <LongTextField name="reason" label={t('community.field.reason')} />
        </Form>
      )}
    </Sheet>
  )
}
