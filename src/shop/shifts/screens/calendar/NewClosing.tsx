/** Closing days: first what it would touch, then the reason everybody reads, then it is done. */
import { useDeferredValue } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, ChoiceField, DayField, LongTextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { hasWords, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listKinds } from '../../contract.ts'
import { closeDays, previewClosing } from '../../contract-office.ts'
import { Slot } from '../Slot.tsx'
import { spanWords } from './Closings.tsx'
import { dayAsked } from './calendar-days.ts'
import './calendar.css'

interface Values {
  readonly [field: string]: string | readonly string[]
  readonly from: string
  readonly until: string
  readonly sort: 'closed' | 'reduced'
  readonly relief: 'none' | 'one' | 'all'
  readonly kinds: readonly string[]
  readonly reason: string
}

const sent = ({ from, until, sort, relief, kinds }: Values) => ({ from, until, sort, relief, kinds: [...kinds] })

export function NewClosingScreen() {
  useWords()
  const address = useAddress()
  const { said } = useNotices()
  const kinds = useRead(listKinds, {})
  const from = dayAsked(address.get('from'))
  const holiday = `shifts.holiday.${address.get('holiday') ?? ''}`
  const close = useAct(closeDays, {
    done: ({ shifts, people }) => said(t('shifts.closing.done', { shifts, people })),
  })
  return (
    <Page title={t('shifts.closing.new')} back={{ href: '/staff/closings', says: t('shifts.closing.title') }}>
      <Form<Values, typeof closeDays>
        name={`new-closing ${from}`}
        start={{
          from,
          until: from,
          sort: 'closed',
          relief: 'none',
          kinds: [],
          reason: hasWords(holiday) ? t(holiday) : '',
        }}
        act={close}
        send={(values) => ({ ...sent(values), reason: values.reason })}
        submit={t('shifts.closing.do')}
        done={() => address.go('/staff/closings', { replace: true })}
      >
        <div className="row">
          <DayField name="from" label={t('shifts.closing.from')} />
          <DayField name="until" label={t('shifts.closing.until')} />
        </div>
        <ChoiceField name="sort" label={t('shifts.closing.how')} options={choices('sort', ['closed', 'reduced'])} />
        {(kinds.data?.kinds.length ?? 0) > 1 ? (
          <ChecksField
            name="kinds"
            label={t('shifts.closing.kinds')}
            hint={t('shifts.closing.kinds_hint')}
            options={(kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <Impact />
        <ChoiceField
          name="relief"
          label={t('shifts.closing.relief')}
          options={choices('relief', ['none', 'one', 'all'])}
        />
        <LongTextField name="reason" label={t('shifts.reason')} hint={t('shifts.closing.reason_hint')} rows={3} />
      </Form>
    </Page>
  )
}

const choices = (of: 'sort' | 'relief', values: readonly string[]) =>
  values.map((value) => ({
    value,
    label: t(`shifts.closing.${of}.${value}`),
    hint: t(`shifts.closing.${of}_hint.${value}`),
  }))

/** How many shifts and people it touches, before anything is done. */
function Impact() {
  const values = useDeferredValue(useValues<Values>())
  const asked = values.from !== '' && values.until >= values.from
  const preview = useRead(previewClosing, sent(values), { keep: true, when: asked })
  return (
    <section className="card impact" aria-live="polite">
      <h2>{t('shifts.closing.impact')}</h2>
      {asked ? <Read of={preview}>{(data) => <Touched data={data} reduced={values.sort === 'reduced'} />}</Read> : null}
    </section>
  )
}

interface TouchedProps {
  readonly data: ReplyOf<typeof previewClosing>
  readonly reduced: boolean
}

function Touched({ data: { shifts, people, overlapping }, reduced }: TouchedProps) {
  return (
    <>
      <p className="impact-figures">
        <strong>{t('shifts.closing.shifts', { count: shifts.length })}</strong>
        <strong>{t('shifts.closing.people', { count: people })}</strong>
      </p>
      <p>{t(reduced ? 'shifts.closing.runs' : people > 0 ? 'shifts.closing.tells' : 'shifts.closing.tells_nobody')}</p>
      {overlapping.map((one) => (
        <p key={one.id}>
          <Status tone="news" says={t('shifts.closing.overlaps', { days: spanWords(one), reason: one.reason })} />
        </p>
      ))}
      {shifts.length > 0 ? (
        <details>
          <summary>{t('shifts.closing.which')}</summary>
          <ul className="plain-list">
            {shifts.map((shift) => (
              <li key={shift.id}>
                <span>
                  <Slot of={shift} /> {shift.name}
                </span>
                <span className="quiet">{t('shifts.closing.people', { count: shift.people })}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
