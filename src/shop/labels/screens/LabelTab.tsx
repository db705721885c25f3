/** The labels of a product on its page: at true size, one for each place, the format, and printing again. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readLetters } from '../contract.ts'
import { chooseFormat } from '../contract-desk.ts'
import { readProductLabels } from '../contract-product.ts'
import type { LabelContent, LabelFormat } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import { measureBy } from '../rules/letters.ts'
import { formatWords, reasonWords, stateTones } from './desk-words.ts'
import { LabelPicture } from './LabelPicture.tsx'
import { useLabelFonts } from './label-fonts.ts'
import { NoticeDue } from './NoticeDue.tsx'
import { PrintAgain } from './PrintAgain.tsx'
import { Warnings } from './Warnings.tsx'
import './labels.css'

type Labels = ReplyOf<typeof readProductLabels>
type Fonts = ReplyOf<typeof readLetters>['fonts']

export function LabelTab({ product }: { readonly product: string }) {
  const reading = useRead(readProductLabels, { product })
  const letters = useRead(readLetters, {})
  return (
    <Read of={reading}>
      {(labels) => (
        <div className="stack">
          <NoticeDue product={product} />
          <FormatCard product={product} labels={labels} />
          <Read of={letters}>{({ fonts }) => <Places labels={labels} fonts={fonts} />}</Read>
        </div>
      )}
    </Read>
  )
}

function FormatCard({ product, labels }: { readonly product: string; readonly labels: Labels }) {
  const t = useWords()
  const choose = useAct(chooseFormat)
  const names = new Map(labels.formats.map(({ format, name }) => [format, name]))
  const words = (format: string | null): string => formatWords(format, (format && names.get(format)) ?? null)
  const given = t(labels.givenBy === null ? 'labels.choice.as_shop' : 'labels.choice.as_category', {
    format: words(labels.given),
    category: labels.givenBy ?? '',
  })
  return (
    <Card title={t('labels.format')}>
      <div className="stack">
        <NativeSelect
          label={t('labels.choice.of_product')}
          description={t('labels.choice.of_product_hint')}
          disabled={!may('labels.formats') || choose.busy}
          value={labels.own ?? ''}
          data={[
            { value: '', label: given },
            ...labels.formats.map(({ format, name }) => ({ value: format, label: formatWords(format, name) })),
          ]}
          onChange={({ currentTarget: { value } }) => void choose.act({ product, labelFormat: value || null })}
        />
        <Trouble of={choose.error} />
      </div>
    </Card>
  )
}

function Places({ labels: { labels }, fonts }: { readonly labels: Labels; readonly fonts: Fonts }) {
  const t = useWords()
  useLabelFonts()
  const measure = useMemo(() => measureBy(fonts), [fonts])
  const medium = { dotsPerInch: null, allowSmallBars: false }
  if (labels.length === 0) return <Empty icon="tag" says={t('labels.choice.no_label')} />
  return (
    <div className="grid">
      {labels.map(({ label, place, state, reasons, asked, inRun, layout: format, content }) => {
        const where = place ?? t('labels.unplaced')
        // layouts travel as they are kept
        const drawing =
          format && content ? layout(format as LabelFormat, content as LabelContent, measure, medium) : null
        return (
          <Card key={label} title={where}>
            <div className="stack">
              <p className="row">
                <Status tone={stateTones[state]} says={t(`labels.state.${state}`)} />
                <span className="quiet">
                  {inRun === null ? reasonWords({ reasons, asked }) : t('labels.choice.in_run', { number: inRun })}
                </span>
              </p>
              {drawing ? (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the arrow keys must come in
                <section className="label-shown" tabIndex={0} aria-label={t('labels.preview')}>
                  <LabelPicture drawing={drawing} zoom={1} label={where} />
                </section>
              ) : (
                <p className="quiet">{t('labels.choice.nothing_printed')}</p>
              )}
              {drawing && drawing.warnings.length > 0 ? <Warnings of={drawing.warnings} overlaps={[]} /> : null}
              {drawing ? (
                <div>
                  <PrintAgain labels={[label]} name={where} />
                </div>
              ) : null}
            </div>
          </Card>
        )
      })}
    </div>
  )
}
