/** Who uses which area of the software: whoever does is asked before anything changes there. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { leaveArea, listAreas, useArea as nameArea } from '../contract/order.ts'
import { readOwn } from '../contract/own.ts'
import './needs.css'
import { areaName, areaOptions } from './need-words.ts'

type Area = ReplyOf<typeof listAreas>['areas'][number]
type Own = ReplyOf<typeof readOwn>['organisations']

export function AreasScreen() {
  const t = useWords()
  const reading = useRead(listAreas, {})
  const speaking = (useRead(readOwn, {}).data?.organisations ?? []).filter(({ powers }) => powers.includes('speak'))
  return (
    <Page
      title={t('needs.areas.title')}
      says={t('needs.areas.says')}
      back={{ href: '/community/needs', says: t('needs.title') }}
      read={reading}
      action={speaking.length > 0 ? <NameArea own={speaking} /> : undefined}
    >
      {({ areas }) =>
        areas.length === 0 ? (
          <Empty says={t('needs.areas.none')} />
        ) : (
          <div className="stack">
            {areas.map((area) => (
              <AreaCard key={area.area} of={area} own={speaking} />
            ))}
          </div>
        )
      }
    </Page>
  )
}

function AreaCard({ of: { area, organisations }, own }: { readonly of: Area; readonly own: Own }) {
  const t = useWords()
  const leaving = useAct(leaveArea)
  return (
    <Card title={areaName(area)}>
      <ul className="need-list">
        {organisations.map(({ id, name, since }) => (
          <li key={id} className="row">
            <span>
              <strong>{name}</strong>{' '}
              <span className="quiet">{t('needs.areas.since', { day: dayWords(since as Day) })}</span>
            </span>
            {own.some((one) => one.id === id) ? (
              <Button
                kind="quiet"
                label={t('needs.areas.leave_as', { name, area: areaName(area) })}
                press={() => leaving.act({ participant: id, area })}
              >
                {t('needs.areas.leave')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Trouble of={leaving.error} />
    </Card>
  )
}

function NameArea({ own }: { readonly own: Own }) {
  const t = useWords()
  const act = useAct(nameArea)
  const start = { participant: own[0]?.id ?? '', area: '', since: '' }
  return (
    <Sheet words={t('needs.areas.use')} title={t('needs.areas.use')} kind="main" icon="plus">
      {(close) => (
        <Form<typeof start, typeof nameArea>
          name="name-area"
          start={start}
          act={act}
          send={({ participant, area, since }) => ({ participant, area, ...(since ? { since } : {}) })}
          submit={t('needs.areas.use')}
          done={close}
        >
          {own.length > 1 ? (
            <SelectField
              name="participant"
              label={t('needs.for')}
              options={own.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <SelectField name="area" label={t('needs.field.area')} options={areaOptions()} />
          <DayField name="since" label={t('needs.areas.since_day')} hint={t('needs.hint.work_day')} optional />
        </Form>
      )}
    </Sheet>
  )
}
