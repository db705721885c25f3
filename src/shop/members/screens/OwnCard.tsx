/** The member's card on the phone: name, number and the bars that the till and the door scan. */
import { Barcode } from '#app/ui/Barcode.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readOwnPage } from '../contract-page.ts'

type Own = ReplyOf<typeof readOwnPage>

export function OwnCard({ page }: { readonly page: Own }) {
  const t = useWords()
  const code = page.cards.find((card) => card.state === 'active')?.code
  const ordered = page.cards.some((card) => card.state === 'ordered' || card.state === 'printed')
  return (
    <Card title={t('members.own_card')}>
      <p>
        <strong>{page.contact.displayName}</strong>
        {page.membership?.memberNo ? ` · ${t('members.number_is', { number: page.membership.memberNo })}` : ''}
      </p>
      {code ? (
        <>
          <Barcode code={code} />
          <p className="quiet">{t('members.own_card_says')}</p>
        </>
      ) : (
        <p>{t(ordered ? 'members.own_card_ordered' : 'members.own_card_none')}</p>
      )}
    </Card>
  )
}
