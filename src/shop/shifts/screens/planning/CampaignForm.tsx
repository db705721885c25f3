/** Starting a campaign: until when members choose, from when they come, least and most people of each template. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { listCampaigns, startCampaign } from '../../contract-office.ts'
import { listTemplates } from '../../contract-template.ts'
import { placeWords } from './place-words.ts'
import { PlainField } from './plain-fields.tsx'
import { RowsField, readRows, writeRows } from './RowsField.tsx'

type Template = ReplyOf<typeof listTemplates>['templates'][number]

interface LineRow {
  readonly template: string
  readonly says: string
  readonly least: string
  readonly most: string
  readonly in: boolean
}

type Values = {
  readonly name: string
  readonly untilDay: string
  readonly seatsFrom: string
  readonly lines: readonly string[]
}

const daysToChoose = 28

export function NewCampaignScreen() {
  const t = useWords()
  const templates = useRead(listTemplates, {})
  return (
    <Page
      title={t('shifts.plan.campaign_start')}
      says={t('shifts.plan.campaign_start_says')}
      back={{ href: '/staff/campaigns', says: t('shifts.plan.campaigns') }}
      read={templates}
    >
      {(data) => {
        const running = data.templates.filter(({ state }) => state !== 'ended')
        return running.length === 0 ? (
          <Empty
            icon="calendar"
            says={t('shifts.plan.no_templates')}
            next={{ href: '/staff/shift-templates/new', says: t('shifts.plan.template_add') }}
          />
        ) : (
          <CampaignForm templates={running} />
        )
      }}
    </Page>
  )
}

const rowOf = (template: Template): LineRow => ({
  template: template.id,
  says: `${template.name}: ${placeWords(template)}, ${rangeWords(template.starts as TimeOfDay, template.ends as TimeOfDay)}`,
  least: String(template.groups.reduce((sum, { minSeats }) => sum + minSeats, 0)),
  most: String(template.seats),
  in: true,
})

const isCount = (text: string, least: number): boolean => /^\d+$/.test(text.trim()) && Number(text) >= least

function CampaignForm({ templates }: { readonly templates: readonly Template[] }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const start = useAct(startCampaign, {
    after: [listCampaigns],
    done: () => {
      said(t('shifts.plan.campaign_started'))
      address.go('/staff/campaigns')
    },
  })
  const until = addDays(currentMe().today as Day, daysToChoose)
  const chosen = (values: Values) => readRows<LineRow>(values.lines).filter((row) => row.in)
  return (
    <Form<Values, typeof startCampaign>
      name="campaign"
      start={{ name: '', untilDay: until, seatsFrom: addDays(until, 1), lines: writeRows(templates.map(rowOf)) }}
      act={start}
      check={(values) =>
        chosen(values).length === 0 || chosen(values).some(({ least, most }) => !isCount(least, 0) || !isCount(most, 1))
          ? [{ path: 'lines', code: 'campaign_lines' }]
          : []
      }
      send={(values) => ({
        name: values.name,
        untilDay: values.untilDay,
        seatsFrom: values.seatsFrom,
        lines: chosen(values).map(({ template, least, most }) => ({
          template,
          minPeople: Number(least),
          maxPeople: Number(most),
        })),
      })}
      submit={t('shifts.plan.campaign_start')}
    >
      <TextField name="name" label={t('shifts.column.name')} />
      <DayField name="untilDay" label={t('shifts.plan.campaign_last')} />
      <DayField name="seatsFrom" label={t('shifts.plan.campaign_from')} />
      <RowsField<LineRow>
        name="lines"
        label={t('shifts.plan.templates')}
        hint={t('shifts.plan.campaign_lines_hint')}
        rowWords={(row) => row.says}
      >
        {(row, change) => (
          <>
            <label className="box rows-wide">
              <input
                type="checkbox"
                checked={row.in}
                onChange={(event) => change({ in: event.currentTarget.checked })}
              />
              <span>{row.says}</span>
            </label>
            {row.in ? (
              <>
                <PlainField
                  number
                  label={t('shifts.plan.least')}
                  value={row.least}
                  change={(least) => change({ least })}
                />
                <PlainField number label={t('shifts.plan.most')} value={row.most} change={(most) => change({ most })} />
              </>
            ) : null}
          </>
        )}
      </RowsField>
    </Form>
  )
}
