/** Changing how a person takes part: what ends and what is given up stands there before it is done. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { listTemplates } from '../contract-template.ts'
import { changeMode, previewMode } from '../contract-workers.ts'
import { modes } from '../rules/policy.ts'
import { FixedSeatWords } from './FixedSeatWords.tsx'
import { Slot } from './Slot.tsx'
import type { Worker } from './WorkerCard.tsx'

type Mode = (typeof modes)[number]
type Values = {
  readonly mode: string
  readonly template: string
  readonly flyingStart: string
  readonly reason: string
  readonly resetMain: boolean
  readonly resetMakeUp: boolean
}

export function ChangeMode({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  const { said } = useNotices()
  const change = useAct(changeMode, { done: () => said(t('shifts.mode_changed')) })
  return (
    <Sheet words={t('shifts.change_mode')} title={t('shifts.change_mode')} icon="swap">
      {(close) => (
        <Form<Values, typeof changeMode>
          name={`mode-${worker.member}`}
          start={{
            mode: worker.mode,
            template: '',
            flyingStart: '',
            reason: worker.exemptReason ?? '',
            resetMain: worker.standing === 'unsubscribed' && worker.mode === 'regular',
            resetMakeUp: false,
          }}
          act={change}
          send={({ mode, template, flyingStart, reason, resetMain, resetMakeUp }) => ({
            member: worker.member,
            mode: mode as Mode,
            resetMain,
            resetMakeUp,
            ...(template && holdsSeat(mode) ? { template } : {}),
            ...(flyingStart && mode === 'flying' ? { flyingStart } : {}),
            ...(reason && mode === 'exempt' ? { reason } : {}),
          })}
          submit={t('shifts.change_mode')}
          done={close}
          keep={false}
        >
          <ChoiceField
            name="mode"
            label={t('shifts.mode')}
            options={modes.map((value) => ({
              value,
              label: t(`shifts.mode.${value}`),
              hint: t(`shifts.mode_hint.${value}`),
            }))}
          />
          <CheckField name="resetMain" label={t('shifts.reset_main')} />
          <CheckField name="resetMakeUp" label={t('shifts.reset_make_up')} />
          <ModeParts member={worker.member} />
        </Form>
      )}
    </Sheet>
  )
}

const holdsSeat = (mode: unknown): boolean => mode === 'regular' || mode === 'mixed'

/** What the chosen mode asks for, and what it does. */
function ModeParts({ member }: { readonly member: string }) {
  const t = useWords()
  const { mode, template } = useValues()
  return (
    <>
      {holdsSeat(mode) ? <SeatField optional={mode === 'mixed'} /> : null}
      {mode === 'flying' ? (
        <DayField name="flyingStart" label={t('shifts.flying_start')} hint={t('shifts.flying_start_hint')} optional />
      ) : null}
      {mode === 'exempt' ? <TextField name="reason" label={t('shifts.exempt_reason')} /> : null}
      <Consequences member={member} mode={mode as Mode} template={String(template ?? '')} />
    </>
  )
}

function SeatField({ optional }: { readonly optional: boolean }) {
  const t = useWords()
  const templates = useRead(listTemplates, { state: 'active' }).data?.templates ?? []
  const options = templates.map((one) => {
    const seats = one.groups.reduce((sum, group) => sum + group.seats, 0)
    const held = one.groups.reduce((sum, group) => sum + group.held, 0)
    const week = one.weekLetter ? ` (${t('shifts.in_week', { week: one.weekLetter })})` : ''
    return { value: one.id, label: `${one.name}${week}: ${t('shifts.free', { count: Math.max(0, seats - held) })}` }
  })
  return <SelectField name="template" label={t('shifts.fixed')} options={options} optional={optional} />
}

function Consequences(props: { readonly member: string; readonly mode: Mode; readonly template: string }) {
  const t = useWords()
  const { template, ...asked } = props
  const preview = useRead(previewMode, { ...asked, ...(template ? { template } : {}) }, { keep: true })
  return (
    <Read of={preview}>
      {({ ends, givesUp, warnings }) => (
        <div className="calendar-address" role="status">
          <p>{t(ends.length + givesUp.length > 0 ? 'shifts.mode_does' : 'shifts.mode_does_nothing')}</p>
          {warnings.map((code) => (
            <p key={code}>{t(`shifts.warning.${code}`)}</p>
          ))}
          <ul>
            {ends.map((seat) => (
              <li key={seat.id}>
                {t('shifts.fixed_ends')} {seat.templateName}, <FixedSeatWords seat={seat} />
              </li>
            ))}
            {givesUp.length > 0 ? (
              <li>
                {t('shifts.gives_up', { count: givesUp.length })}{' '}
                {givesUp.slice(0, 3).map((seat, place) => (
                  <span key={seat.attendance}>
                    {place > 0 ? '; ' : ''}
                    <Slot of={seat} />
                  </span>
                ))}
                {givesUp.length > 3 ? ' …' : ''}
              </li>
            ) : null}
          </ul>
        </div>
      )}
    </Read>
  )
}
