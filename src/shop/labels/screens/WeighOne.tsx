/** One product on the scale: the weight, what holds it, what it costs, and its label. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Money, numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { previewWeighing, printWeighing, weighProduct } from '../contract-weighing.ts'
import type { ConnectedScale } from './connected-scale.ts'
import { Keypad } from './Keypad.tsx'
import { ScanProduct } from './ScanProduct.tsx'
import { type Goods, Picture, priceWords, type Weighing } from './WeighGoods.tsx'

interface Tare {
  readonly containerCode?: string
  readonly tare?: number
}

interface WeighOneProps {
  readonly goods: Goods
  readonly printers: Weighing['printers']
  readonly scale: ConnectedScale
}

export function WeighOne({ goods, printers, scale }: WeighOneProps) {
  const t = useWords()
  const address = useAddress()
  const [typed, setTyped] = useState('')
  const [tare, setTare] = useState<Tare>({})
  const [printed, setPrinted] = useState<string | null>(null)
  const gross = Number(typed || '0')
  const done = printed !== null
  useEffect(() => {
    if (scale.grams !== null && !done) setTyped(scale.grams > 0 ? String(scale.grams) : '')
  }, [scale.grams, done])
  const again = () => {
    setTyped('')
    setTare({})
    setPrinted(null)
  }
  return (
    <div className="stack">
      <div className="weigh-head">
        <Picture goods={goods} />
        <div>
          <h2>{goods.name}</h2>
          <p>{priceWords(goods) ?? t('labels.look_up.no_price')}</p>
        </div>
        <Button kind="quiet" icon="back" press={() => address.set({ product: null })}>
          {t('labels.weighing.other')}
        </Button>
      </div>
      <div className="weigh-one">
        <Card title={t('labels.weighing.weight')}>
          <Keypad label={t('labels.weighing.grams')} value={typed} change={setTyped} />
          <Connect scale={scale} />
        </Card>
        <Card title={t('labels.weighing.price')}>
          <Cost
            goods={goods}
            gross={gross}
            tare={tare}
            setTare={setTare}
            empty={() => {
              setTare({ tare: gross })
              setTyped('')
            }}
            printers={printers}
            printed={printed}
            setPrinted={setPrinted}
          />
          {printed ? (
            <Button kind="other" icon="plus" press={again}>
              {t('labels.weighing.once_more')}
            </Button>
          ) : null}
        </Card>
      </div>
    </div>
  )
}

/** Offered where the browser can read a cable; otherwise the weight is typed. */
function Connect({ scale }: { readonly scale: ConnectedScale }) {
  const t = useWords()
  if (scale.state === 'absent') return null
  if (scale.state === 'connected') return <Status tone="fine" says={t('labels.weighing.connected')} />
  return (
    <div className="stack">
      {scale.state === 'lost' ? <Status tone="attention" says={t('labels.weighing.scale_lost')} /> : null}
      <Button kind="quiet" icon="link" press={() => void scale.connect()}>
        {t('labels.weighing.connect')}
      </Button>
    </div>
  )
}

interface CostProps {
  readonly goods: Goods
  readonly gross: number
  readonly tare: Tare
  readonly setTare: (tare: Tare) => void
  /** What lies on the scale is the empty container. */
  readonly empty: () => void
  readonly printers: Weighing['printers']
  readonly printed: string | null
  readonly setPrinted: (weighing: string) => void
}

function Cost({ goods, gross, tare, setTare, empty, printers, printed, setPrinted }: CostProps) {
  const t = useWords()
  const { said } = useNotices()
  const print = usePrinting(printers)
  const preview = useRead(previewWeighing, { product: goods.product, gross, ...tare }, { keep: true })
  const weigh = useAct(weighProduct, { after: [] })
  const told = preview.data
  const press = async () => {
    const done = await weigh.act({ product: goods.product, gross, ...tare })
    if (!done) return
    setPrinted(done.weighing)
    await print.print(done.weighing)
    said(t('labels.weighing.printed'))
  }
  const grams = (value: number) => t('labels.weighing.in_grams', { grams: numberWords(value) })
  return (
    <div className="stack">
      <p className="weigh-amount figures" aria-live="polite">
        {told?.amount == null ? '–' : <Money cents={told.amount} />}
      </p>
      <Facts
        of={[
          { name: t('labels.weighing.tare'), value: told ? grams(told.tare) : null },
          { name: t('labels.weighing.net'), value: told?.net == null ? null : grams(told.net) },
          ...(told?.container ? [{ name: t('labels.weighing.container'), value: told.container }] : []),
        ]}
      />
      {printed ? null : (
        <>
          <ScanProduct
            label={t('labels.weighing.container_code')}
            take={t('labels.weighing.take_container')}
            found={(code) => setTare({ containerCode: code })}
          />
          <div className="row">
            {gross > 0 && tare.tare === undefined && tare.containerCode === undefined ? (
              <Button kind="quiet" press={empty}>
                {t('labels.weighing.is_empty')}
              </Button>
            ) : null}
            {tare.tare !== undefined || tare.containerCode !== undefined ? (
              <Button kind="quiet" icon="undo" press={() => setTare({})}>
                {t('labels.weighing.no_container')}
              </Button>
            ) : null}
          </div>
        </>
      )}
      {printers.length > 0 ? <Printers printers={printers} /> : null}
      <Trouble of={preview.error ?? weigh.error} />
      {printed ? (
        <Button kind="other" icon="print" press={() => print.print(printed)}>
          {t('labels.weighing.print_again')}
        </Button>
      ) : gross === 0 ? (
        <Reasons of={told?.whyNot ?? []} />
      ) : (
        <Button wide icon="print" press={press} busy={weigh.busy} reasons={told?.whyNot ?? []}>
          {t('labels.weighing.print')}
        </Button>
      )}
    </div>
  )
}

/** Where the label comes out; the address keeps it, so a bookmark of the tablet has its printer. */
function usePrinting(printers: Weighing['printers']) {
  const t = useWords()
  const asked = useAddress().get('printer')
  const printer = printers.find((one) => one.printer === asked)?.printer ?? null
  return {
    print: (weighing: string) =>
      download(
        printWeighing,
        printer ? { weighing, printer } : { weighing },
        `${t('labels.weighing.file')}${printer ? '.zpl' : '.pdf'}`,
      ),
  }
}

function Printers({ printers }: { readonly printers: Weighing['printers'] }) {
  const t = useWords()
  const address = useAddress()
  return (
    <NativeSelect
      label={t('labels.weighing.printer')}
      value={address.get('printer') ?? ''}
      onChange={(event) => address.set({ printer: event.currentTarget.value }, { replace: true })}
      data={[
        { value: '', label: t('labels.weighing.as_pdf') },
        ...printers.map(({ printer, name }) => ({ value: printer, label: name })),
      ]}
    />
  )
}
