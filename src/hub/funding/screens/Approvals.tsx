/** What waits for a second person, of another organisation. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { ReasonSheet } from '#app/ui/ReasonSheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { approveWish, declineWish, listWishes } from '../contract/periods.ts'
import { amountWords } from './round-words.ts'

type Wish = ReplyOf<typeof listWishes>['wishes'][number]

export function ApprovalsScreen() {
  const t = useWords()
  return (
    <Page title={t('money.approvals')} says={t('money.approvals_says')} read={useRead(listWishes, {})}>
      {({ wishes }) =>
        wishes.length === 0 ? (
          <Empty says={t('money.no_approvals')} />
        ) : (
          <div className="stack">
            {wishes.map((wish) => (
              <One key={wish.id} wish={wish} />
            ))}
          </div>
        )
      }
    </Page>
  )
}

function One({ wish }: { readonly wish: Wish }) {
  const t = useWords()
  const act = useAct(approveWish)
  return (
    <Card title={t(`money.wish.${wish.act}`, { name: wish.about })}>
      <Facts
        of={[
          { name: t('money.field.amount'), value: amountWords(wish.amount, wish.currency) },
          ...(wish.reason && wish.reason !== wish.about ? [{ name: t('money.field.reason'), value: wish.reason }] : []),
          {
            name: t('money.approved_by'),
            value: wish.approvals.map((one) => `${one.name} (${one.organisation})`).join(', ') || '–',
          },
        ]}
      />
      <Trouble of={act.error} />
      {may('funding.approve') ? (
        <div className="row">
          <Button
            press={() => act.act({ wish: wish.id })}
            busy={act.busy}
            kind="main"
            reasons={wish.reasons as Refusal[]}
          >
            {t('money.approve')}
          </Button>
          <Decline wish={wish} />
        </div>
      ) : null}
    </Card>
  )
}

function Decline({ wish }: { readonly wish: Wish }) {
  const t = useWords()
  return (
    <ReasonSheet
      name={`decline-${wish.id}`}
      act={declineWish}
      send={(reason) => ({ wish: wish.id, reason })}
      words={t('money.decline')}
      asks={t('money.field.reason')}
    />
  )
}
