/** The page at the scale: somebody chooses what they weigh, types what the scale shows, and prints the label. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readWeighing } from '../contract-weighing.ts'
import { useConnectedScale } from './connected-scale.ts'
import { ScanProduct } from './ScanProduct.tsx'
import { type Goods, Picture, priceWords } from './WeighGoods.tsx'
import { WeighOne } from './WeighOne.tsx'
import { goodsFound, goodsOfCode } from './weigh-search.ts'
import './walk.css'
import './weigh.css'

export function WeighScreen() {
  const t = useWords()
  const address = useAddress()
  const chosen = address.get('product')
  const scale = useConnectedScale()
  return (
    <Page title={t('labels.weighing')} says={t('labels.weighing.says')} read={useRead(readWeighing, {})} wide>
      {({ products, printers }) => {
        const goods = products.find(({ product }) => product === chosen)
        if (products.length === 0) return <Empty icon="device" says={t('labels.weighing.none')} />
        return goods ? (
          <WeighOne key={goods.product} goods={goods} printers={printers} scale={scale} />
        ) : (
          <Choose products={products} />
        )
      }}
    </Page>
  )
}

function Choose({ products }: { readonly products: readonly Goods[] }) {
  const t = useWords()
  const address = useAddress()
  const [asked, setAsked] = useState('')
  const [unknown, setUnknown] = useState<string | null>(null)
  const group = address.get('group')
  const pageOf = (wish: { readonly group: string | null; readonly product?: string }): string => {
    const kept = Object.entries({ printer: address.get('printer'), ...wish }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    )
    return [address.path, new URLSearchParams(kept)].filter((part) => String(part) !== '').join('?')
  }
  const groups = [...new Set(products.map((one) => one.group))]
  const shown = goodsFound(products, { asked, group })
  const scanned = (code: string) => {
    const goods = goodsOfCode(products, code)
    setUnknown(goods ? null : code)
    if (goods) address.go(pageOf({ group, product: goods.product }))
  }
  return (
    <div className="stack">
      <div className="weigh-find">
        <TextInput
          label={t('labels.weighing.find')}
          value={asked}
          autoComplete="off"
          maxLength={60}
          onChange={(event) => setAsked(event.currentTarget.value)}
        />
        <ScanProduct found={scanned} />
      </div>
      {unknown ? <p role="status">{t('labels.weighing.unknown', { code: unknown })}</p> : null}
      {groups.length > 1 ? (
        <nav className="row" aria-label={t('labels.weighing.groups')}>
          {[null, ...groups].map((one) => (
            <Link
              key={one ?? ''}
              className="weigh-group"
              href={pageOf({ group: one })}
              aria-current={one === group ? 'true' : undefined}
            >
              {one ?? t('labels.weighing.all')}
            </Link>
          ))}
        </nav>
      ) : null}
      {shown.length === 0 ? <Empty icon="search" says={t('labels.weighing.nothing_found')} /> : null}
      <ul className="weigh-goods">
        {shown.map((goods) => (
          <li key={goods.product}>
            <Link href={pageOf({ group, product: goods.product })}>
              <Picture goods={goods} />
              <strong>{goods.name}</strong>
              <span className="quiet">{priceWords(goods) ?? t('labels.look_up.no_price')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
