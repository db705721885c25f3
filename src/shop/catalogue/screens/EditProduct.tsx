/** Changing a product; nothing typed is lost, and whoever was slower sees what the other changed. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { call } from '#app/call.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editProduct, readProduct } from '../contract-product.ts'
import { ProductFields } from './ProductFields.tsx'
import { changedOnly, type ProductValues, productInput, productValues } from './product-values.ts'
import { useValueWords } from './use-value-words.ts'

type ProductPage = ReplyOf<typeof readProduct>
type Values = ProductValues & { readonly afterClosing: boolean }

export function EditProductScreen() {
  const t = useWords()
  const product = useAddress().param('product')
  const back = pathTo('/staff/products/:product', { product })
  const reading = useRead(readProduct, { product })
  return (
    <Page title={t('catalogue.edit')} back={{ href: back, says: reading.data?.fields.name ?? '' }} read={reading}>
      {(data) => <Edit first={data} back={back} />}
    </Page>
  )
}

function Edit({ first, back }: { readonly first: ProductPage; readonly back: string }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  // what the fields began with, whatever is read anew meanwhile
  const [began] = useState(first)
  const [theirs, setTheirs] = useState<ProductPage | null>(null)
  const save = useAct(editProduct)
  const start = productValues(began.fields)
  const { product } = began
  const send = ({ afterClosing, ...values }: Values) => ({
    ...changedOnly(start, values),
    product,
    version: (theirs ?? began).version,
    ...(afterClosing ? { afterClosing } : {}),
  })
  const tillOpen = save.refusals.some(({ code }) => code === 'product.till_open')
  return (
    <Card>
      <Form<Values, typeof editProduct>
        name={`product-${product}`}
        start={{ ...start, afterClosing: false }}
        act={{
          ...save,
          act: async (input) => {
            const reply = await save.act(input)
            if (reply === null) {
              const now = await call(readProduct, { product }).catch(() => null)
              if (now && now.version !== (theirs ?? began).version) setTheirs(now)
            }
            return reply
          },
        }}
        send={send}
        submit={t(theirs ? 'catalogue.save_mine' : 'catalogue.save')}
        done={({ waits }) => {
          said(t(waits ? 'catalogue.saved_till_later' : 'catalogue.saved'))
          address.go(back)
        }}
      >
        {theirs ? <Differences before={start} theirs={productValues(theirs.fields)} /> : null}
        {tillOpen ? <CheckField name="afterClosing" label={t('catalogue.off_till_later')} /> : null}
        <ProductFields />
      </Form>
    </Card>
  )
}

/** Field by field what somebody else wrote meanwhile; the fields below keep one's own. */
function Differences({ before, theirs }: { readonly before: ProductValues; readonly theirs: ProductValues }) {
  const t = useWords()
  const words = useValueWords()
  const [was, is] = [productInput(before), productInput(theirs)] as Record<string, unknown>[]
  const changed = Object.keys(is ?? {}).filter((name) => JSON.stringify(is?.[name]) !== JSON.stringify(was?.[name]))
  return (
    <section className="trouble" aria-label={t('catalogue.meanwhile')}>
      <p>{t(changed.length > 0 ? 'catalogue.meanwhile_says' : 'catalogue.meanwhile_else')}</p>
      <dl className="differences">
        {changed.map((name) => (
          <div key={name}>
            <dt>{t(`catalogue.field.${name}`)}</dt>
            <dd>
              {t('catalogue.meanwhile_from_to', { before: words(name, was?.[name]), after: words(name, is?.[name]) })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
