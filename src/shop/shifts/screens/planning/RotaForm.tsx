/** Adding and changing a rota: its weeks with letters and lengths, when it runs, which one wins. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { type Acting, useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, NumberField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import { type Day, mondayOf } from '#platform/values/day.ts'
import { createRota, editRota, listRotas } from '../../contract-planning.ts'
import { PlainField } from './plain-fields.tsx'
import { RowsField, readRows, writeRows } from './RowsField.tsx'

type Rota = ReplyOf<typeof listRotas>['rotas'][number]

interface WeekRow {
  readonly letter: string
  readonly days: string
}

type Values = {
  readonly name: string
  readonly anchorDay: string
  readonly validFrom: string
  readonly validTo: string
  readonly priority: string
  readonly weeks: readonly string[]
}

const fields = (values: Values) => ({
  name: values.name,
  anchorDay: values.anchorDay,
  validFrom: values.validFrom,
  validTo: values.validTo || null,
  priority: Number(values.priority || 0),
  weeks: readRows<WeekRow>(values.weeks).map(({ letter, days }) => ({ letter, lengthDays: Number(days) })),
})

const letterOf = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + (place % 26))

export function NewRotaScreen() {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const monday = mondayOf(currentMe().today as Day)
  const create = useAct(createRota, {
    after: [listRotas],
    done: ({ rota }) => {
      said(t('shifts.plan.rota_added'))
      address.go(pathTo('/staff/weeks/:rota', { rota }))
    },
  })
  const start: Values = {
    name: '',
    anchorDay: monday,
    validFrom: monday,
    validTo: '',
    priority: '0',
    weeks: writeRows<WeekRow>(['A', 'B', 'C', 'D'].map((letter) => ({ letter, days: '7' }))),
  }
  return (
    <Page title={t('shifts.plan.rota_add')} back={{ href: '/staff/weeks', says: t('shifts.plan.weeks') }}>
      <RotaFields name="rota" start={start} act={create} send={fields} submit={t('shifts.plan.rota_add')} />
    </Page>
  )
}

export function EditRotaScreen() {
  const t = useWords()
  const address = useAddress()
  const rotas = useRead(listRotas, {})
  const id = address.param('rota')
  return (
    <Page
      title={t('shifts.plan.rota_edit')}
      says={t('shifts.plan.rota_edit_says')}
      back={{ href: '/staff/weeks', says: t('shifts.plan.weeks') }}
      read={rotas}
    >
      {(data) => {
        const rota = data.rotas.find((one) => one.id === id)
        return rota ? <EditRota rota={rota} /> : <p>{t('app.not_here.says')}</p>
      }}
    </Page>
  )
}

function EditRota({ rota }: { readonly rota: Rota }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const edit = useAct(editRota, {
    after: [listRotas],
    done: () => {
      said(t('shifts.plan.rota_saved'))
      address.go('/staff/weeks')
    },
  })
  const start: Values = {
    name: rota.name,
    anchorDay: rota.anchorDay,
    validFrom: rota.validFrom,
    validTo: rota.validTo ?? '',
    priority: String(rota.priority),
    weeks: writeRows<WeekRow>(rota.weeks.map(({ letter, lengthDays }) => ({ letter, days: String(lengthDays) }))),
  }
  return (
    <RotaFields
      name={`rota-${rota.id}`}
      start={start}
      act={edit}
      send={(values) => ({ rota: rota.id, ...fields(values) })}
      submit={t('shifts.plan.rota_save')}
    />
  )
}

interface RotaFieldsProps<C extends typeof createRota | typeof editRota> {
  readonly name: string
  readonly start: Values
  readonly act: Acting<C>
  readonly send: (values: Values) => SentOf<C>
  readonly submit: string
}

function RotaFields<C extends typeof createRota | typeof editRota>({
  name,
  start,
  act,
  send,
  submit,
}: RotaFieldsProps<C>) {
  const t = useWords()
  const check = (values: Values) =>
    readRows<WeekRow>(values.weeks).some(({ letter, days }) => letter.trim() === '' || !isLength(days))
      ? [{ path: 'weeks', code: 'week_length' }]
      : []
  return (
    <Form<Values, C> name={name} start={start} act={act} send={send} submit={submit} check={check}>
      <TextField name="name" label={t('shifts.column.name')} hint={t('shifts.plan.rota_name_hint')} />
      <RowsField<WeekRow>
        name="weeks"
        label={t('shifts.plan.weeks')}
        hint={t('shifts.plan.weeks_hint')}
        least={1}
        fresh={(rows) => ({ letter: letterOf(rows.length), days: '7' })}
        addWords={t('shifts.plan.week_add')}
        removeWords={(row) => t('shifts.plan.week_remove', { week: row.letter })}
        rowWords={(row) => t('shifts.plan.week_name', { week: row.letter })}
      >
        {(row, change) => (
          <>
            <PlainField label={t('shifts.plan.letter')} value={row.letter} change={(letter) => change({ letter })} />
            <PlainField number label={t('shifts.plan.days')} value={row.days} change={(days) => change({ days })} />
          </>
        )}
      </RowsField>
      <DayField name="anchorDay" label={t('shifts.plan.anchor')} hint={t('shifts.plan.anchor_hint')} />
      <DayField name="validFrom" label={t('shifts.plan.valid_from')} />
      <DayField name="validTo" label={t('shifts.plan.valid_to')} optional />
      <NumberField name="priority" label={t('shifts.plan.priority')} hint={t('shifts.plan.priority_hint')} />
    </Form>
  )
}

const isLength = (days: string): boolean => /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= 28
