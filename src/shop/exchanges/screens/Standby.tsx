/** When I may be called: patterns with one press to end each, and a form for a further one. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, DayField, SelectField, TimeField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { dayWords, timeWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { addStandby, endStandby, readMyStandby } from '../contract-call-out.ts'

type Reply = ReplyOf<typeof readMyStandby>
type Pattern = Reply['standby'][number]

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

export function StandbyScreen() {
  const words = useWords()
  return (
    <Page
      title={words('exchanges.standby.title')}
      says={words('exchanges.standby.says')}
      read={useRead(readMyStandby, {})}
      back={{ href: '/shifts/calls', says: words('exchanges.call.list') }}
    >
      {(data) => (
        <div className="stack">
          {data.standby.length === 0 ? (
            <Empty
              says={words('exchanges.standby.none')}
              icon="calendar"
              next={{ href: '#standby-add', says: words('exchanges.standby.add') }}
            />
          ) : (
            <ul className="exchange-places">
              {data.standby.map((pattern) => (
                <One key={pattern.id} pattern={pattern} kinds={data.kinds} />
              ))}
            </ul>
          )}
          <div id="standby-add">
            <Add kinds={data.kinds} />
          </div>
        </div>
      )}
    </Page>
  )
}

function One({ pattern, kinds }: { readonly pattern: Pattern; readonly kinds: Reply['kinds'] }) {
  const words = useWords()
  const end = useAct(endStandby)
  const what = patternWords(pattern, kinds)
  return (
    <li className="exchange-place">
      <span className="exchange-place-what">
        <strong>{what}</strong>
        <span className="quiet">{daysWords(pattern)}</span>
      </span>
      <Button
        kind="quiet"
        label={words('exchanges.standby.end_label', { what })}
        press={() => end.act({ standby: pattern.id })}
      >
        {words('exchanges.standby.end')}
      </Button>
    </li>
  )
}

function patternWords({ weekday, kind, startsFrom, startsUntil }: Pattern, kinds: Reply['kinds']): string {
  const parts = [
    weekday === null ? t('exchanges.standby.every_day') : t(`shifts.weekday.${weekday}`),
    startsFrom === null ? null : t('exchanges.standby.from_time', { from: timeWords(startsFrom as TimeOfDay) }),
    startsUntil === null ? null : t('exchanges.standby.until_time', { until: timeWords(startsUntil as TimeOfDay) }),
    kinds.find(({ id }) => id === kind)?.name ?? null,
  ]
  return parts.filter((one) => one !== null).join(' · ')
}

const daysWords = ({ from, until }: Pattern): string =>
  until === null
    ? t('exchanges.standby.since', { from: dayWords(from as Day) })
    : t('exchanges.standby.between', { from: dayWords(from as Day), until: dayWords(until as Day) })

function Add({ kinds }: { readonly kinds: Reply['kinds'] }) {
  const words = useWords()
  const today = currentMe().today ?? ''
  const start = {
    weekdays: [] as string[],
    startsFrom: '',
    startsUntil: '',
    kind: '',
    from: today as string,
    until: '',
  }
  return (
    <Card title={words('exchanges.standby.add')}>
      <Form
        name="standby"
        start={start}
        act={useAct(addStandby)}
        keep={false}
        send={({ weekdays: days, startsFrom, startsUntil, kind, from, until }) => ({
          weekdays: days.map(Number),
          startsFrom: startsFrom || null,
          startsUntil: startsUntil || null,
          kind: kind || null,
          from: from || today,
          until: until || null,
        })}
        submit={words('exchanges.standby.save')}
      >
        <ChecksField
          name="weekdays"
          label={words('exchanges.standby.weekdays')}
          hint={words('exchanges.standby.weekdays_hint')}
          options={weekdays.map((value) => ({ value, label: words(`shifts.weekday.${value}`) }))}
          optional
        />
        <TimeField name="startsFrom" label={words('exchanges.standby.starts_from')} optional />
        <TimeField name="startsUntil" label={words('exchanges.standby.starts_until')} optional />
        {kinds.length > 1 ? (
          <SelectField
            name="kind"
            label={words('exchanges.standby.kind')}
            options={[
              { value: '', label: words('exchanges.standby.any_kind') },
              ...kinds.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            optional
          />
        ) : null}
        <DayField name="from" label={words('exchanges.standby.from_day')} min={today} />
        <DayField name="until" label={words('exchanges.standby.until_day')} min={today} optional />
      </Form>
    </Card>
  )
}
