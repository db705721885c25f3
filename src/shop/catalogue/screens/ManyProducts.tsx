/** Changing many products at once: all that a list shows, after a look at what would happen; and taking it back. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { call } from '#app/call.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { changeProducts, listProducts, previewProducts, readChanges, undoChange } from '../contract-product.ts'
import { ManyPreview } from './ManyPreview.tsx'
import { useChoices } from './use-choices.ts'

type Sent = SentOf<typeof changeProducts>
type Change = Sent['change']
type Filter = NonNullable<Sent['filter']>
type Preview = ReplyOf<typeof previewProducts>

const asked = ['q', 'category', 'supplier', 'state', 'is', 'missing', 'quality', 'place'] as const

export function ManyProductsScreen() {
  const t = useWords()
  const address = useAddress()
  const filter: Filter = Object.fromEntries(
    asked.flatMap((name) => (address.get(name) ? [[name, address.get(name) ?? '']] : [])),
  )
  const reading = useRead(listProducts, { ...filter, size: 1 })
  return (
    <Page
      title={t('catalogue.many')}
      wide
      back={{ href: '/staff/products', says: t('catalogue.products') }}
      read={reading}
    >
      {({ total }) => (
        <div className="stack">
          {total === 0 ? <Empty says={t('catalogue.none_chosen')} /> : <ChangeAll filter={filter} total={total ?? 0} />}
          <LastChanges />
        </div>
      )}
    </Page>
  )
}

type Values = {
  readonly category: string
  readonly vatClass: string
  readonly brand: string
  readonly maker: string
  readonly preferredSupplier: string
  readonly sold: string
  readonly atTill: string
  readonly scaleGroup: string
  readonly storage: string
}
const nothing: Values = {
  category: '',
  vatClass: '',
  brand: '',
  maker: '',
  preferredSupplier: '',
  sold: '',
  atTill: '',
  scaleGroup: '',
  storage: '',
}

/** What was filled in; what was left empty stays as it is. */
function changeOf({ sold, atTill, ...values }: Values): Change {
  const texts = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  return { ...texts, ...(sold ? { sold: sold === 'yes' } : {}), ...(atTill ? { atTill: atTill === 'yes' } : {}) }
}

function ChangeAll({ filter, total }: { readonly filter: Filter; readonly total: number }) {
  const t = useWords()
  const [seen, setSeen] = useState<{ readonly change: Change; readonly preview: Preview } | null>(null)
  const look = useAct(previewProducts, { after: [] })
  return (
    <div className="stack">
      <p>{t('catalogue.many_all', { count: total })}</p>
      <Card>
        <Form<Values, typeof previewProducts>
          name="many-products"
          start={nothing}
          act={look}
          keep={false}
          send={(values) => ({ filter, change: changeOf(values) })}
          submit={t('catalogue.preview')}
          done={(preview, values) => setSeen({ change: changeOf(values), preview })}
        >
          <Fields />
        </Form>
      </Card>
      {seen ? <WhatHappens filter={filter} change={seen.change} preview={seen.preview} /> : null}
    </div>
  )
}

function Fields() {
  const t = useWords()
  const { categories, vat, suppliers } = useChoices()
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(`catalogue.${value}`) }))
  return (
    <>
      <SelectField name="category" label={t('catalogue.field.category')} options={categories} optional />
      <SelectField name="vatClass" label={t('catalogue.field.vatClass')} options={vat} optional />
      <TextField name="brand" label={t('catalogue.field.brand')} optional />
      <TextField name="maker" label={t('catalogue.field.maker')} optional />
      <SelectField name="preferredSupplier" label={t('catalogue.preferred_supplier')} options={suppliers} optional />
      <TextField name="scaleGroup" label={t('catalogue.field.scaleGroup')} optional />
      <TextField name="storage" label={t('catalogue.field.storage')} optional />
      <SelectField name="sold" label={t('catalogue.field.sold')} options={yesNo} optional />
      <SelectField name="atTill" label={t('catalogue.field.atTill')} options={yesNo} optional />
    </>
  )
}

interface WhatHappensProps {
  readonly filter: Filter
  readonly change: Change
  readonly preview: Preview
}

function WhatHappens({ filter, change, preview }: WhatHappensProps) {
  const t = useWords()
  const { undo } = useNotices()
  const act = useAct(changeProducts, {
    done: (reply) => {
      const done = reply.change
      const says = reply.waiting > 0 ? 'catalogue.many_waits' : 'catalogue.many_done'
      const count = reply.waiting > 0 ? reply.waiting : reply.changed
      if (done) undo(t(says, { count }), () => call(undoChange, { change: done }))
    },
  })
  const { rows, changing, refused } = preview
  const reasons = rows.flatMap(({ refusals }) => refusals as readonly Refusal[])
  const onlyTills = reasons.length > 0 && reasons.every(({ code }) => code === 'product.till_open')
  if (rows.length === 0) return <Empty says={t('catalogue.many_nothing')} />
  return (
    <Card title={t('catalogue.preview')}>
      <ManyPreview preview={preview} />
      <Trouble of={act.error} />
      <div className="row">
        <Button busy={act.busy} reasons={reasons.slice(0, 3)} press={() => act.act({ filter, change })}>
          {t('catalogue.change_them', { count: changing })}
        </Button>
        {onlyTills ? (
          <Button
            kind="other"
            icon="clock"
            busy={act.busy}
            press={() => act.act({ filter, change, afterClosing: true })}
          >
            {t('catalogue.change_them_later', { count: changing + refused })}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

type Last = ReplyOf<typeof readChanges>['changes'][number]

const lastColumns: readonly Column<Last>[] = [
  { name: 'at', title: 'catalogue.scale.queuedAt', cell: ({ at }) => <Moment at={at as Instant} />, line: 1 },
  {
    name: 'fields',
    title: 'catalogue.changes',
    cell: ({ fields }) => fields.map((field) => t(`catalogue.field.${field}`)).join(', '),
    line: 2,
    wraps: true,
  },
  { name: 'count', title: 'catalogue.products', cell: ({ count }) => count, right: true, line: 2 },
]

function LastChanges() {
  const t = useWords()
  const { said } = useNotices()
  const back = useAct(undoChange, { done: ({ changed }) => said(t('catalogue.many_back', { count: changed })) })
  return (
    <Read of={useRead(readChanges, {})}>
      {({ changes }) =>
        changes.length === 0 ? null : (
          <Card title={t('catalogue.many_last')}>
            <Trouble of={back.error} />
            <Table
              rows={changes}
              columns={lastColumns}
              rowKey={({ change }) => change}
              caption={t('catalogue.many_last')}
              action={({ change, undone }) =>
                undone ? (
                  <Status tone="quiet" says={t('catalogue.many_taken_back')} />
                ) : (
                  <Button kind="quiet" icon="undo" busy={back.busy} press={() => back.act({ change })}>
                    {t('catalogue.many_take_back')}
                  </Button>
                )
              }
            />
          </Card>
        )
      }
    </Read>
  )
}
