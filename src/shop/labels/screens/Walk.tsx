/** Placing labels with the phone, in the order of the shelves. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { removeLabels } from '../contract-desk.ts'
import { placeLabels, readWalk } from '../contract-placing.ts'

export function WalkScreen() {
  const t = useWords()
  const place = useAct(placeLabels)
  const remove = useAct(removeLabels)
  return (
    <Page title={t('labels.walk')} read={useRead(readWalk, {})}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty icon="fine" says={t('labels.walk.none')} />
        ) : (
          <div className="stack">
            {rows.map((row) => (
              <Card
                key={row.label}
                title={row.name}
                action={
                  <Button
                    wide
                    press={() =>
                      row.state === 'to_place'
                        ? place.act({ labels: [row.label] })
                        : remove.act({ labels: [row.label] })
                    }
                  >
                    {t(row.state === 'to_place' ? 'labels.walk.placed' : 'labels.walk.removed')}
                  </Button>
                }
              >
                <p>
                  {row.place ?? t('labels.unplaced')} · {row.priceBefore ?? '–'} → {row.price ?? '–'}
                </p>
              </Card>
            ))}
          </div>
        )
      }
    </Page>
  )
}
