/** Less in the pack must be told: what the label says of it, and the format that is proposed. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { chooseNoticeFormat, readNotices } from '../contract-desk.ts'
import { formatWords } from './desk-words.ts'

/** Of one product, or of all whose labels do not tell it. */
export function NoticeDue({ product }: { readonly product?: string }) {
  const t = useWords()
  const choose = useAct(chooseNoticeFormat)
  const { data } = useRead(readNotices, product ? { product } : {})
  const rows = (data?.rows ?? []).filter(({ prints }) => product !== undefined || !prints)
  if (rows.length === 0) return null
  return (
    <Card title={t('labels.notice.title')} tone="honey">
      <div className="stack">
        {rows.map((row) => (
          <div className="stack" key={row.product}>
            {product ? null : <strong>{row.name}</strong>}
            <p>{row.says}</p>
            <p className="quiet">
              {t(row.prints ? 'labels.notice.printed' : 'labels.notice.due', { until: row.until })}
            </p>
            <div className="row">
              {row.prints ? (
                <Button
                  kind="quiet"
                  busy={choose.busy}
                  press={() => choose.act({ product: row.product, labelFormat: null })}
                >
                  {t('labels.notice.as_before')}
                </Button>
              ) : (
                row.proposed.slice(0, 2).map(({ format, name }, at) => (
                  <Button
                    key={format}
                    kind={at === 0 ? 'main' : 'other'}
                    busy={choose.busy}
                    label={t('labels.notice.use_for', { format: formatWords(format, name), name: row.name })}
                    press={() => choose.act({ product: row.product, labelFormat: format })}
                  >
                    {t('labels.notice.use', { format: formatWords(format, name) })}
                  </Button>
                ))
              )}
            </div>
          </div>
        ))}
        <Trouble of={choose.error} />
      </div>
    </Card>
  )
}
