/** A provider writes down what it worked: how long, on what, and on which day. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, NumberField, SelectField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { writeWork } from '../contract/capacity.ts'
import { listNeeds } from '../contract/needs.ts'
import { readOwn } from '../contract/own.ts'
import { type WorkKind, workKinds } from '../rules/capacity.ts'
import { minutesOf, titleOf } from './need-words.ts'

type Own = ReplyOf<typeof readOwn>['organisations']

export function WriteWork() {
  const t = useWords()
  const own = useRead(readOwn, {})
  const providers = (own.data?.organisations ?? []).filter(({ provider }) => provider)
  if (providers.length === 0) return null
  return (
    <Sheet words={t('needs.hours.write')} title={t('needs.hours.write')} kind="main" icon="plus">
      {(close) => <WorkForm of={providers} done={close} />}
    </Sheet>
  )
}

function WorkForm({ of: providers, done }: { readonly of: Own; readonly done: () => void }) {
  const t = useWords()
  const act = useAct(writeWork)
  const needs = useRead(listNeeds, { size: 200 })
  const start = { participant: providers[0]?.id ?? '', kind: 'analysis', hours: '', day: '', need: '' }
  return (
    <Read of={needs}>
      {({ rows }) => (
        <Form<typeof start, typeof writeWork>
          name="write-work"
          start={start}
          act={act}
          send={({ participant, kind, hours, day, need }) => ({
            participant,
            kind: kind as WorkKind,
            minutes: minutesOf(hours) ?? 0,
            need: need || null,
            ...(day ? { day } : {}),
          })}
          submit={t('needs.hours.write')}
          done={done}
        >
          {providers.length > 1 ? (
            <SelectField
              name="participant"
              label={t('needs.for')}
              options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <ChoiceField
            name="kind"
            label={t('needs.field.workKind')}
            options={workKinds.map((value) => ({ value, label: t(`needs.work.${value}`) }))}
          />
          <NumberField name="hours" label={t('needs.field.hours')} hint={t('needs.hint.hours')} decimal />
          <SelectField
            name="need"
            label={t('needs.need')}
            options={rows
              .filter(({ number }) => number !== null)
              .map((row) => ({ value: row.id, label: titleOf(row) }))}
            optional
          />
          <DayField name="day" label={t('needs.field.workDay')} hint={t('needs.hint.work_day')} optional />
        </Form>
      )}
    </Read>
  )
}
