/** One product: what it is, what it costs and sells for and why, who sells it, and what happened to it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { partsOf } from '#app/screens/gathered.ts'
import { may } from '#app/session.ts'
import { Barcode } from '#app/ui/Barcode.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { readBasics, readCategories } from '../contract-basics.ts'
import { giveOwnBarcode, readProduct, readProductHistory, setProductState } from '../contract-product.ts'
import { decimalWords, fiveDigits, percentWords, unitWords, vatWords } from './figures.ts'
import { Pictures } from './Pictures.tsx'
import { PlacesCard } from './PlacesCard.tsx'
import { PriceTab } from './PriceTab.tsx'
import { stateTones } from './Products.tsx'
import { SuppliersTab } from './SuppliersTab.tsx'

export type ProductPage = ReplyOf<typeof readProduct>

export function ProductScreen() {
  const t = useWords()
  const product = useAddress().param('product')
  const reading = useRead(readProduct, { product })
  const title = reading.data?.fields.name ?? t('catalogue.product')
  return (
    <Page title={title} wide back={{ href: '/staff/products', says: t('catalogue.products') }} read={reading}>
      {(page) => (
        <div className="stack">
          <p className="row">
            <Status tone={stateTones[page.state]} says={t(`catalogue.state.${page.state}`)} />
            <span className="quiet">{fiveDigits(page.number)}</span>
          </p>
          {page.waiting.length > 0 ? <Waiting page={page} /> : null}
          <Tabs
            name="tab"
            of={[
              { value: 'identity', label: t('catalogue.tab.identity'), show: () => <Identity page={page} /> },
              { value: 'price', label: t('catalogue.tab.price'), show: () => <PriceTab page={page} /> },
              { value: 'suppliers', label: t('catalogue.tab.suppliers'), show: () => <SuppliersTab page={page} /> },
              ...partsOf('product').map(({ tab, title, Part }) => ({
                value: tab,
                label: t(title),
                show: () => <Part product={page.product} />,
              })),
              { value: 'history', label: t('catalogue.tab.history'), show: () => <History product={page.product} /> },
            ]}
          />
        </div>
      )}
    </Page>
  )
}

/** What happens when the tills are closed, and thinking better of it. */
function Waiting({ page: { product, waiting } }: { readonly page: ProductPage }) {
  const t = useWords()
  const keep = useAct(setProductState)
  return (
    <div className="row">
      {waiting.map((what) => (
        <Status key={what} tone="attention" says={t(`catalogue.waiting.${what}`)} />
      ))}
      {may('catalogue.edit') ? (
        <Button kind="quiet" icon="undo" busy={keep.busy} press={() => keep.act({ product, state: 'active' })}>
          {t('catalogue.keep_on_sale')}
        </Button>
      ) : null}
      <Trouble of={keep.error} />
    </div>
  )
}

function Identity({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  return (
    <div className="grid" style={{ alignItems: 'start' }}>
      <Card title={t('catalogue.what')} action={may('catalogue.edit') ? <Acts page={page} /> : undefined}>
        <What page={page} />
      </Card>
      <Card
        title={t('catalogue.field.barcodes')}
        action={may('catalogue.edit') ? <OwnBarcode product={page.product} /> : undefined}
      >
        {page.fields.barcodes.length === 0 ? <p className="quiet">{t('catalogue.no_barcode')}</p> : null}
        <div className="row">
          {page.fields.barcodes.map((code) => (
            <Barcode key={code} code={code} />
          ))}
        </div>
      </Card>
      <PlacesCard product={page.product} held={page.fields.places} />
      <Card title={t('catalogue.pictures')}>
        <Pictures kind="product" of={page.product} name={page.fields.name} />
      </Card>
    </div>
  )
}

function What({ page: { fields, priced } }: { readonly page: ProductPage }) {
  const t = useWords()
  const basics = useRead(readBasics, {}).data
  const categories = useRead(readCategories, {}).data?.categories ?? []
  const { content } = fields
  const qualities = (basics?.qualities ?? [])
    .filter(({ quality }) => fields.qualities.includes(quality))
    .map(({ name }) => name)
  const flags = (['food', 'alcohol', 'vegan', 'vegetarian', 'rawMilk', 'weighed'] as const).filter(
    (flag) => fields[flag],
  )
  const className = basics?.vatClasses.find((one) => one.class === fields.vatClass)?.name
  const label = (name: string) => t(`catalogue.field.${name}`)
  return (
    <Facts
      of={[
        { name: label('category'), value: categories.find(({ category }) => category === fields.category)?.path },
        { name: label('brand'), value: fields.brand },
        { name: label('maker'), value: fields.maker },
        { name: label('saleUnit'), value: unitWords(fields.saleUnit) },
        {
          name: label('content'),
          value:
            content &&
            `${content.packs > 1 ? `${content.packs} × ` : ''}${decimalWords(content.amount, 3)} ${unitWords(content.unit)}`,
        },
        {
          name: label('vatClass'),
          value: [vatWords(fields.vatClass, className), percentWords(priced.vat)].filter(Boolean).join(' · '),
        },
        { name: label('origin'), value: priced.origin },
        { name: t('catalogue.qualities'), value: qualities.join(', ') },
        { name: label('flags'), value: flags.map((flag) => label(flag)).join(', ') },
        { name: label('ingredients'), value: fields.ingredients },
      ]}
    />
  )
}

function Acts({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  const { said } = useNotices()
  const state = useAct(setProductState)
  const next = page.state === 'active' ? 'withdrawn' : 'active'
  return (
    <>
      <Trouble of={state.error} />
      <Button icon="edit" href={pathTo('/staff/products/:product/edit', { product: page.product })}>
        {t('catalogue.edit')}
      </Button>
      {state.refusals.some(({ code }) => code === 'product.till_open') ? (
        <Button
          kind="other"
          icon="clock"
          busy={state.busy}
          press={async () => {
            const reply = await state.act({ product: page.product, state: next, afterClosing: true })
            if (reply?.waits) said(t('catalogue.waits_for_closing'))
          }}
        >
          {t('catalogue.after_closing')}
        </Button>
      ) : null}
      <Button kind="other" busy={state.busy} press={() => state.act({ product: page.product, state: next })}>
        {t(next === 'active' ? 'catalogue.put_on_sale' : 'catalogue.withdraw')}
      </Button>
    </>
  )
}

function OwnBarcode({ product }: { readonly product: string }) {
  const t = useWords()
  const { said } = useNotices()
  const give = useAct(giveOwnBarcode, { done: ({ code }) => said(t('catalogue.barcode_given', { code })) })
  return (
    <>
      <Trouble of={give.error} />
      <Button kind="other" busy={give.busy} press={() => give.act({ product })}>
        {t('catalogue.give_barcode')}
      </Button>
    </>
  )
}

function History({ product }: { readonly product: string }) {
  const t = useWords()
  return (
    <Card title={t('catalogue.tab.history')}>
      <Read of={useRead(readProductHistory, { product })}>
        {({ events }) => (
          <ul className="plain">
            {events.map((event) => (
              <li key={event.id}>
                <span className="quiet">
                  <Moment at={event.at as Instant} />
                  {event.by ? ` · ${event.by}` : ''}
                </span>
                <br />
                {event.says}
              </li>
            ))}
          </ul>
        )}
      </Read>
    </Card>
  )
}
