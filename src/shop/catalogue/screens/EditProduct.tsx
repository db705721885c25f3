/** Changing a product; who was faster meanwhile is told, and nothing typed is lost. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editProduct, readProduct } from '../contract-product.ts'
import { ProductFields, type ProductValues, productInput, productValues } from './ProductFields.tsx'

export function EditProductScreen() {
  const t = useWords()
  const product = useAddress().param('product')
  const back = pathTo('/staff/products/:product', { product })
  const reading = useRead(readProduct, { product })
  return (
    <Page title={t('catalogue.edit')} back={{ href: back, says: reading.data?.fields.name ?? '' }} read={reading}>
      {(data) => <Edit data={data} back={back} />}
    </Page>
  )
}

function Edit({ data, back }: { readonly data: ReplyOf<typeof readProduct>; readonly back: string }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const save = useAct(editProduct)
  const start = productValues(data.fields)
  return (
    <Card>
      <Form<ProductValues, typeof editProduct>
        name={`product-${data.product}`}
        start={start}
        act={save}
        send={(values) => ({ ...changedOnly(start, values), product: data.product, version: data.version })}
        submit={t('catalogue.save')}
        done={() => {
          said(t('catalogue.saved'))
          address.go(back)
        }}
      >
        <ProductFields />
      </Form>
    </Card>
  )
}

/** Only what was changed is sent: a new category brings its own flags along. */
function changedOnly(start: ProductValues, values: ProductValues) {
  const [before, after] = [productInput(start), productInput(values)]
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before]),
    ),
  )
}
