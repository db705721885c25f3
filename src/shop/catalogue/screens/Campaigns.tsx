/** Campaigns: prices, or a rate of VAT, that change on one day. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Day } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { createCampaign, listCampaigns } from '../contract-campaign.ts'
import { campaignStates } from '../rules/campaign.ts'
import { useChoices } from './use-choices.ts'

type Row = ReplyOf<typeof listCampaigns>['rows'][number]

export const campaignTones: Readonly<Record<Row['state'], Tone>> = {
  draft: 'news',
  scheduled: 'news',
  live: 'fine',
  ended: 'quiet',
  cancelled: 'quiet',
}

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, sort: true, line: 1 },
  {
    name: 'state',
    title: 'catalogue.field.state',
    cell: ({ state }) => <Status tone={campaignTones[state]} says={t(`catalogue.campaign.${state}`)} />,
    line: 2,
  },
  {
    name: 'from',
    title: 'catalogue.field.from',
    cell: ({ from }) => <Day day={from as CalendarDay} />,
    sort: true,
    line: 3,
  },
  { name: 'to', title: 'catalogue.field.to', cell: ({ to }) => to && <Day day={to as CalendarDay} />, line: 3 },
  { name: 'kind', title: 'catalogue.field.kind', cell: ({ kind }) => t(`catalogue.campaign.kind.${kind}`), line: 0 },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, line: 2 },
]

const filters = [
  {
    name: 'state',
    title: 'catalogue.filter.state',
    options: campaignStates.map((value) => ({ value, label: `catalogue.campaign.${value}` })),
  },
  {
    name: 'kind',
    title: 'catalogue.filter.kind',
    options: ['prices', 'vat'].map((value) => ({ value, label: `catalogue.campaign.kind.${value}` })),
  },
]

const pageOf = (priceCampaign: string) => pathTo('/staff/price-campaigns/:priceCampaign', { priceCampaign })

export function CampaignsScreen() {
  const t = useWords()
  return (
    <Page title={t('catalogue.campaigns')} wide action={may('catalogue.price') ? <NewCampaign /> : undefined}>
      <List
        name="price-campaigns"
        from={listCampaigns}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => pageOf(id)}
        empty={<Empty says={t('catalogue.no_campaigns')} />}
        caption={t('catalogue.campaigns')}
      />
    </Page>
  )
}

type Values = {
  readonly name: string
  readonly from: string
  readonly kind: string
  readonly to: string
  readonly vatClass: string
  readonly percent: string
  readonly keep: string
}

function NewCampaign() {
  const t = useWords()
  const address = useAddress()
  const make = useAct(createCampaign, { after: [listCampaigns] })
  return (
    <Sheet words={t('catalogue.new_campaign')} title={t('catalogue.new_campaign')} kind="main" icon="plus">
      {() => (
        <Form<Values, typeof createCampaign>
          name="new-campaign"
          start={{
            name: '',
            from: currentMe().today ?? '',
            kind: 'prices',
            to: '',
            vatClass: '',
            percent: '',
            keep: 'shelf',
          }}
          act={make}
          send={(values) => ({
            name: values.name,
            from: values.from,
            to: values.kind === 'prices' && values.to ? values.to : null,
            vat:
              values.kind === 'vat'
                ? {
                    vatClass: values.vatClass,
                    percent: Number(values.percent.replace(',', '.')),
                    keep: values.keep as 'shelf' | 'net',
                  }
                : null,
          })}
          submit={t('catalogue.new_campaign')}
          done={({ priceCampaign }) => address.go(pageOf(priceCampaign))}
        >
          <CampaignFields />
        </Form>
      )}
    </Sheet>
  )
}

function CampaignFields() {
  const t = useWords()
  const { kind } = useValues<Values>()
  const { vat } = useChoices()
  const choice = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`catalogue.campaign.${name}.${value}`) }))
  return (
    <>
      <TextField name="name" label={t('catalogue.field.name')} hint={t('catalogue.campaign_name_hint')} />
      <SelectField name="kind" label={t('catalogue.field.kind')} options={choice('kind', ['prices', 'vat'])} />
      <DayField name="from" label={t('catalogue.field.from')} />
      {kind === 'prices' ? (
        <DayField name="to" label={t('catalogue.field.to')} hint={t('catalogue.campaign_to_hint')} optional />
      ) : (
        <>
          <SelectField name="vatClass" label={t('catalogue.field.vatClass')} options={vat} />
          <NumberField name="percent" label={t('catalogue.rate_percent')} decimal />
          <SelectField name="keep" label={t('catalogue.campaign.keep')} options={choice('keep', ['shelf', 'net'])} />
        </>
      )}
    </>
  )
}
