/** Changing all chosen templates at once: what is wished, what that touches, then all or nothing. */
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { ChoiceField, DayField, NumberField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { PersonField } from '#shop/members/parts.tsx'
import { listKinds } from '../../contract.ts'
import type { listRotas } from '../../contract-planning.ts'
import type { Rota } from '../../rules/rota.ts'
import { type BulkWish, bulkChanges } from '../../rules/template-bulk.ts'
import { AskThenPreview } from './AskThenPreview.tsx'
import type { Template } from './WeekGrid.tsx'

type Listed = ReplyOf<typeof listRotas>['rotas'][number]

interface BulkProps {
  readonly rota: Listed
  readonly week: number
  readonly templates: readonly Template[]
  readonly done: () => void
}

const wishes = ['seats', 'times', 'move', 'copy', 'kind', 'lead', 'activate', 'end'] as const

type Values = {
  readonly wish: string
  readonly by: string
  readonly role: string
  readonly minutes: string
  readonly days: string
  readonly week: string
  readonly from: string
  readonly kind: string
  readonly lead: string
}

export function BulkChange({ rota, week, templates, done }: BulkProps) {
  const t = useWords()
  return (
    <section className="chosen-bar" aria-label={t('shifts.plan.chosen_bar')}>
      <strong role="status">{t('shifts.plan.chosen', { count: templates.length })}</strong>
      {templates.length === 0 ? (
        <span className="quiet">{t('shifts.plan.chosen_none')}</span>
      ) : (
        <Sheet kind="main" words={t('shifts.plan.change_chosen')} title={t('shifts.plan.change_chosen')}>
          {(close) => (
            <BulkForm
              rota={rota}
              week={week}
              templates={templates}
              done={() => {
                close()
                done()
              }}
            />
          )}
        </Sheet>
      )}
      <Button kind="quiet" press={done}>
        {t('shifts.plan.choose_none')}
      </Button>
    </section>
  )
}

function BulkForm({ rota, week, templates, done }: BulkProps) {
  const t = useWords()
  const today = currentMe().today ?? ''
  const start: Values = {
    wish: 'seats',
    by: '-1',
    role: templates[0]?.groups[0]?.role ?? '',
    minutes: '15',
    days: '1',
    week: String(rota.weeks.find(({ sequence }) => sequence !== week)?.sequence ?? week),
    from: today,
    kind: templates[0]?.kind ?? '',
    lead: '',
  }
  const changes = (values: Values) => bulkChanges(templates, wishOf(values), rota as unknown as Rota)
  return (
    <AskThenPreview<Values>
      name="bulk"
      start={start}
      changes={changes}
      check={(values) => whatIsWrong(values)}
      sure={t('shifts.plan.change_week')}
      done={done}
    >
      <BulkFields rota={rota} templates={templates} />
    </AskThenPreview>
  )
}

const isWhole = (text: string): boolean => /^[+-]?\d+$/.test(text.trim()) && Number(text) !== 0

const numbers: Readonly<Record<string, 'by' | 'minutes' | 'days'>> = { seats: 'by', times: 'minutes', move: 'days' }

function whatIsWrong(values: Values) {
  const field = numbers[values.wish]
  return field && !isWhole(values[field]) ? [{ path: field, code: 'whole_number' }] : []
}

function wishOf(values: Values): BulkWish {
  switch (values.wish) {
    case 'times':
      return { wish: 'times', minutes: Number(values.minutes) }
    case 'move':
      return { wish: 'move', days: Number(values.days) }
    case 'copy':
      return { wish: 'copy', week: Number(values.week), from: values.from }
    case 'kind':
      return { wish: 'kind', kind: values.kind }
    case 'lead':
      return { wish: 'lead', lead: values.lead || null }
    case 'activate':
      return { wish: 'activate' }
    case 'end':
      return { wish: 'end' }
    default:
      return { wish: 'seats', by: Number(values.by), role: values.role }
  }
}

function BulkFields({ rota, templates }: Pick<BulkProps, 'rota' | 'templates'>) {
  const t = useWords()
  const { wish } = useValues<Values>()
  const kinds = useRead(listKinds, { archived: 'false' })
  const roles = [...new Set(templates.flatMap(({ groups }) => groups.map(({ role }) => role)))]
  return (
    <>
      <ChoiceField
        name="wish"
        label={t('shifts.plan.wish')}
        options={wishes.map((value) => ({ value, label: t(`shifts.plan.wish.${value}`) }))}
      />
      {wish === 'seats' ? (
        <>
          <NumberField name="by" label={t('shifts.plan.seats_by')} hint={t('shifts.plan.seats_by_hint')} />
          {roles.length > 1 ? (
            <SelectField
              name="role"
              label={t('shifts.plan.seats_role')}
              options={roles.map((role) => ({ value: role, label: role }))}
            />
          ) : null}
        </>
      ) : null}
      {wish === 'times' ? (
        <NumberField name="minutes" label={t('shifts.plan.minutes')} hint={t('shifts.plan.minutes_hint')} />
      ) : null}
      {wish === 'move' ? (
        <NumberField name="days" label={t('shifts.plan.move_days')} hint={t('shifts.plan.move_days_hint')} />
      ) : null}
      {wish === 'copy' ? (
        <>
          <SelectField
            name="week"
            label={t('shifts.plan.copy_week')}
            hint={t('shifts.plan.copy_hint')}
            options={rota.weeks.map(({ sequence, letter }) => ({ value: String(sequence), label: letter }))}
          />
          <DayField name="from" label={t('shifts.column.from')} />
        </>
      ) : null}
      {wish === 'kind' ? (
        <SelectField
          name="kind"
          label={t('shifts.kind')}
          options={(kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {wish === 'lead' ? (
        <PersonField name="lead" label={t('shifts.column.leadName')} hint={t('shifts.plan.lead_hint')} optional />
      ) : null}
      {wish === 'end' ? <p>{t('shifts.plan.end_says')}</p> : null}
    </>
  )
}
