/** One campaign: its days and state, its prices, and what can be done with it now. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, MoneyField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, Money } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import {
  cancelCampaign,
  endCampaign,
  exportCampaignPrices,
  listCampaignPrices,
  previewCampaign,
  readCampaign,
  scheduleCampaign,
  setCampaignPrices,
} from '../contract-campaign.ts'
import { listProducts } from '../contract-product.ts'
import { campaignTones } from './Campaigns.tsx'
import { fiveDigits, pairWords, percentWords, unitsOf, vatWords } from './figures.ts'

type Campaign = ReplyOf<typeof readCampaign>
type Row = ReplyOf<typeof listCampaignPrices>['rows'][number]

const columns: readonly Column<Pick<Row, 'number' | 'name' | 'before' | 'price'>>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, line: 1 },
  { name: 'number', title: 'catalogue.field.number', cell: ({ number }) => fiveDigits(number), line: 2 },
  {
    name: 'before',
    title: 'catalogue.field.before',
    cell: ({ before }) => (before === null ? null : <Money cents={before} />),
    right: true,
    line: 3,
  },
  { name: 'price', title: 'catalogue.field.price', cell: ({ price }) => <Money cents={price} />, right: true, line: 1 },
]
const sorted = columns.map((column) => (column.name === 'before' ? column : { ...column, sort: true }))

const movesFilter = {
  name: 'moves',
  title: 'catalogue.filter.moves',
  options: ['up', 'down'].map((value) => ({ value, label: `catalogue.moves.${value}` })),
}

export function CampaignScreen() {
  const t = useWords()
  const priceCampaign = useAddress().param('priceCampaign')
  const reading = useRead(readCampaign, { priceCampaign })
  return (
    <Page
      title={reading.data?.name ?? t('catalogue.campaign')}
      wide
      back={{ href: '/staff/price-campaigns', says: t('catalogue.campaigns') }}
      read={reading}
    >
      {(campaign) => (
        <div className="stack">
          <Card
            title={t('catalogue.campaign_days')}
            action={may('catalogue.price') ? <Acts campaign={campaign} /> : undefined}
          >
            <What campaign={campaign} />
          </Card>
          {campaign.kind === 'vat' && campaign.state === 'draft' ? (
            <Preview campaign={campaign} />
          ) : (
            <Prices campaign={campaign} />
          )}
        </div>
      )}
    </Page>
  )
}

function What({ campaign: { state, from, to, kind, vat, products } }: { readonly campaign: Campaign }) {
  const t = useWords()
  return (
    <>
      <Status tone={campaignTones[state]} says={t(`catalogue.campaign.${state}`)} />
      <p className="quiet">{t(`catalogue.campaign_says.${state}`)}</p>
      <Facts
        of={[
          { name: t('catalogue.field.kind'), value: t(`catalogue.campaign.kind.${kind}`) },
          { name: t('catalogue.field.from'), value: <Day day={from as CalendarDay} /> },
          { name: t('catalogue.field.to'), value: to && <Day day={to as CalendarDay} /> },
          ...(vat
            ? [
                {
                  name: t('catalogue.field.vatClass'),
                  value: pairWords(
                    vatWords(vat.vatClass),
                    `${percentWords(vat.before)} → ${percentWords(vat.percent)}`,
                  ),
                },
                { name: t('catalogue.campaign.keep'), value: t(`catalogue.campaign.keep.${vat.keep}`) },
              ]
            : []),
          { name: t('catalogue.products'), value: products },
        ]}
      />
    </>
  )
}

function Acts({ campaign: { priceCampaign, state } }: { readonly campaign: Campaign }) {
  const t = useWords()
  const cancel = useAct(cancelCampaign)
  const end = useAct(endCampaign)
  if (state === 'ended' || state === 'cancelled') return null
  return (
    <div className="row">
      {state === 'draft' ? <Schedule priceCampaign={priceCampaign} /> : null}
      {state === 'live' ? (
        <Confirm
          words={t('catalogue.end_campaign')}
          title={t('catalogue.end_campaign')}
          says={t('catalogue.end_campaign_says')}
          sure={t('catalogue.end_campaign')}
          kind="grave"
          error={end.error}
          press={() => end.act({ priceCampaign })}
        />
      ) : (
        <Confirm
          words={t('catalogue.cancel_campaign')}
          title={t('catalogue.cancel_campaign')}
          says={t('catalogue.cancel_campaign_says')}
          sure={t('catalogue.cancel_campaign')}
          kind="grave"
          error={cancel.error}
          press={() => cancel.act({ priceCampaign })}
        />
      )}
    </div>
  )
}

function Schedule({ priceCampaign }: { readonly priceCampaign: string }) {
  const t = useWords()
  const schedule = useAct(scheduleCampaign)
  const taken = schedule.refusals.some(({ code }) => code === 'campaign.product_taken')
  return (
    <>
      <Trouble of={schedule.error} />
      <Button busy={schedule.busy} press={() => schedule.act({ priceCampaign, leaveOut: false })}>
        {t('catalogue.schedule')}
      </Button>
      {taken ? (
        <Button kind="other" press={() => schedule.act({ priceCampaign, leaveOut: true })}>
          {t('catalogue.schedule_without')}
        </Button>
      ) : null}
    </>
  )
}

function Preview({ campaign: { priceCampaign } }: { readonly campaign: Campaign }) {
  const t = useWords()
  return (
    <Card title={t('catalogue.campaign_prices')}>
      <Read of={useRead(previewCampaign, { priceCampaign })}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty says={t('catalogue.no_price_moves')} />
          ) : (
            <>
              <p>{t('catalogue.prices_move', { count: total })}</p>
              <Table
                rows={rows}
                columns={columns}
                rowKey={({ product }) => product}
                caption={t('catalogue.campaign_prices')}
              />
            </>
          )
        }
      </Read>
    </Card>
  )
}

function Prices({ campaign: { priceCampaign, state } }: { readonly campaign: Campaign }) {
  const t = useWords()
  const set = useAct(setCampaignPrices)
  const draft = state === 'draft' && may('catalogue.price')
  return (
    <Card
      title={t('catalogue.campaign_prices')}
      action={draft ? <AddPrice priceCampaign={priceCampaign} /> : undefined}
    >
      <Trouble of={set.error} />
      <List
        name="campaign-prices"
        from={listCampaignPrices}
        fixed={{ priceCampaign }}
        columns={sorted}
        filters={[movesFilter]}
        rowLink={({ id }) => `${pathTo('/staff/products/:product', { product: id })}?tab=price`}
        {...(draft
          ? {
              action: ({ id, name }: Row) => (
                <Button
                  kind="quiet"
                  label={t('catalogue.take_out_of', { name })}
                  press={() => set.act({ priceCampaign, prices: [{ product: id, price: null }] })}
                >
                  {t('catalogue.take_out')}
                </Button>
              ),
            }
          : {})}
        {...(may('catalogue.export') ? { exports: exportCampaignPrices } : {})}
        empty={
          <Empty
            says={t('catalogue.campaign_empty')}
            next={{ href: '/staff/price-checks', says: t('catalogue.checks') }}
          />
        }
        caption={t('catalogue.campaign_prices')}
      />
    </Card>
  )
}

type Values = {
  readonly search: string
  readonly product: string
  readonly price: string
  readonly sure: boolean
}

function AddPrice({ priceCampaign }: { readonly priceCampaign: string }) {
  const t = useWords()
  const set = useAct(setCampaignPrices)
  const [round, setRound] = useState(0)
  return (
    <Sheet words={t('catalogue.add_price')} title={t('catalogue.add_price')} icon="plus">
      {() => (
        <Form<Values, typeof setCampaignPrices>
          key={round}
          name={`campaign-price-${priceCampaign}`}
          start={{ search: '', product: '', price: '', sure: false }}
          act={set}
          keep={false}
          send={({ product, price, sure }) => ({
            priceCampaign,
            prices: [{ product, price: unitsOf(price, 2) ?? -1 }],
            sure,
          })}
          submit={t('catalogue.add_price')}
          done={() => setRound(round + 1)}
        >
          <ProductChoice />
          <MoneyField name="price" label={t('catalogue.field.price')} hint={t('catalogue.with_vat')} />
          {set.refusals.some(({ code }) => code === 'price.surely') ? (
            <CheckField name="sure" label={t('catalogue.sure')} />
          ) : null}
        </Form>
      )}
    </Sheet>
  )
}

/** A product, found by a few letters. */
export function ProductChoice() {
  const t = useWords()
  const { search } = useValues<{ readonly search: string }>()
  const found = useRead(listProducts, { q: search, size: 20 }, { when: search.trim().length > 1, keep: true })
  const rows = search.trim().length > 1 ? (found.data?.rows ?? []) : []
  return (
    <>
      <TextField name="search" kind="search" label={t('catalogue.find_product')} optional />
      <SelectField
        name="product"
        label={t('catalogue.product')}
        options={rows.map(({ id, name, number }) => ({ value: id, label: `${name} · ${fiveDigits(number)}` }))}
      />
    </>
  )
}
