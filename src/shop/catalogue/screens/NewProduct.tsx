/** Entering a product. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { createProduct } from '../contract-product.ts'
import { ProductFields } from './ProductFields.tsx'
import { type ProductValues, productInput, productValues } from './product-values.ts'

export function NewProductScreen() {
  const t = useWords()
  const address = useAddress()
  const create = useAct(createProduct)
  return (
    <Page title={t('catalogue.new')} back={{ href: '/staff/products', says: t('catalogue.products') }}>
      <Card>
        <Form<ProductValues, typeof createProduct>
          name="new-product"
          start={productValues({})}
          act={create}
          send={fresh}
          submit={t('catalogue.create')}
          done={({ product }) => address.go(pathTo('/staff/products/:product', { product }))}
        >
          <ProductFields fresh />
        </Form>
      </Card>
    </Page>
  )
}

/** A flag left alone is not said: the category gives it. */
function fresh(values: ProductValues) {
  const { vegan, ...input } = productInput(values)
  return vegan ? { ...input, vegan } : input
}
