/** On a member's first page: the shop fills its weeks, and this person has not chosen yet. */
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useWords } from '#app/words.ts'
import { listCampaigns } from '../../contract-office.ts'

export function CampaignAsked() {
  const t = useWords()
  const { data } = useRead(listCampaigns, {})
  const today = currentMe().today ?? ''
  const asked = data?.campaigns.find(({ chosen, untilDay }) => chosen === null && untilDay >= today)
  if (!asked) return null
  return (
    <Card
      title={t('shifts.plan.choose_title')}
      tone="honey"
      action={<Button href="/shifts/campaign">{t('shifts.plan.choose_title')}</Button>}
    >
      <p>{t('shifts.plan.campaign_until', { until: asked.untilDay, from: asked.seatsFrom })}</p>
    </Card>
  )
}
