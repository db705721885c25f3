/** Printing a label again: scan or name the product, on the desk or in the aisle, and say why. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { findLabels } from '../contract-product.ts'
import { stateTones } from './desk-words.ts'
import { PrintAgain } from './PrintAgain.tsx'
import { ScanProduct } from './ScanProduct.tsx'
import './walk.css'

export function AgainScreen() {
  const t = useWords()
  const address = useAddress()
  const q = address.get('q') ?? ''
  const reading = useRead(findLabels, { q }, { when: q !== '' })
  return (
    <Page
      title={t('labels.again.title')}
      says={t('labels.again.says')}
      back={{ href: '/staff/labels', says: t('labels.desk') }}
    >
      <div className="stack">
        <ScanProduct label={t('labels.again.find')} found={(code) => address.set({ q: code })} />
        {q === '' ? null : <Read of={reading}>{(reply) => <Found reply={reply} q={q} />}</Read>}
      </div>
    </Page>
  )
}

function Found({ reply, q }: { readonly reply: ReplyOf<typeof findLabels>; readonly q: string }) {
  const t = useWords()
  if (reply.rows.length === 0) return <Empty icon="search" says={t('labels.again.none', { q })} />
  return (
    <>
      <ol className="walk">
        {reply.rows.map(({ label, product, name, place, state, asked }) => (
          <li key={label} className="walk-row">
            <div>
              <p className="quiet">{place ?? t('labels.unplaced')}</p>
              <h2>
                <Link href={`${pathTo('/staff/products/:product', { product })}?tab=label`}>{name}</Link>
              </h2>
              <p className="row">
                <Status tone={stateTones[state]} says={t(`labels.state.${state}`)} />
                {asked ? <span className="quiet">{asked}</span> : null}
              </p>
            </div>
            {state === 'no_format' ? null : <PrintAgain labels={[label]} name={name} />}
          </li>
        ))}
      </ol>
      {reply.more ? <p className="quiet">{t('labels.again.more')}</p> : null}
    </>
  )
}
