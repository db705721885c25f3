/** Two scans pair a tag with its label: the tag, then what stands beside it. Made for a phone in the aisle. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { pairTag } from '../contract-e-paper.ts'
import { ScanProduct } from './ScanProduct.tsx'
import './walk.css'
import './e-paper.css'

type Reply = ReplyOf<typeof pairTag>

export function PairTagsScreen() {
  const t = useWords()
  const { said } = useNotices()
  const [tag, setTag] = useState<string | null>(null)
  const [choices, setChoices] = useState<Reply['choices']>([])
  const [last, setLast] = useState<readonly string[]>([])
  const pair = useAct(pairTag)
  const begin = (code: string | null) => {
    pair.clear()
    setChoices([])
    setTag(code)
  }
  const send = async (wish: { scanned?: string; label?: string }) => {
    const reply = await pair.act({ tag: tag ?? '', ...wish })
    if (!reply) return
    if (!reply.paired) return setChoices(reply.choices)
    const line = t('labels.pair.paired', { tag: tag ?? '', name: reply.paired.name })
    setLast((before) => [line, ...before].slice(0, 5))
    said(reply.instead ? `${line}. ${t('labels.pair.instead', { instead: reply.instead })}` : line)
    begin(null)
  }
  return (
    <Page
      title={t('labels.pair')}
      says={t('labels.pair.says')}
      back={{ href: '/staff/labels/e-paper', says: t('labels.e_paper') }}
    >
      <div className="stack">
        {tag === null ? (
          <Card title={t('labels.pair.first')}>
            <ScanProduct
              key="tag"
              label={t('labels.pair.tag_code')}
              take={t('labels.pair.take')}
              found={(code) => begin(code.toUpperCase())}
            />
          </Card>
        ) : (
          <Card
            title={t('labels.pair.second')}
            action={
              <Button kind="quiet" press={() => begin(null)}>
                {t('labels.pair.other_tag')}
              </Button>
            }
          >
            <p className="pair-tag">{t('labels.pair.tag', { tag })}</p>
            <ScanProduct
              key="shelf"
              label={t('labels.pair.shelf_code')}
              take={t('labels.pair')}
              found={(scanned) => void send({ scanned })}
            />
            <Trouble of={pair.error} />
            <Choices of={choices} choose={(label) => send({ label })} />
          </Card>
        )}
        {last.length > 0 ? (
          <ul role="status" className="quiet">
            {last.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Page>
  )
}

function Choices({ of, choose }: { readonly of: Reply['choices']; readonly choose: (label: string) => unknown }) {
  const t = useWords()
  if (of.length === 0) return null
  return (
    <div className="stack">
      <p>{t('labels.pair.choose')}</p>
      {of.map(({ label, name, place }) => (
        <Button key={label} kind="other" wide press={() => choose(label)}>
          {place ? `${name} · ${place}` : name}
        </Button>
      ))}
    </div>
  )
}
