/** Whether an organisation is named on the page that everybody may read. */
import { useAct, useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readPublicConsent, sayPublicConsent } from '../contract/public.ts'
import { readSharers } from '../contract/sharers.ts'
import { whyNotDo } from './no-power.ts'

export function ConsentCard({ participant }: { readonly participant: string }) {
  const t = useWords()
  const reading = useRead(readPublicConsent, { participant })
  const act = useAct(sayPublicConsent)
  const row = useRead(readSharers, {}).data?.rows.find(({ id }) => id === participant)
  const no = row ? whyNotDo('sign', row) : []
  const address = useOrganisation()?.address ?? ''
  return (
    <Read of={reading}>
      {({ consents, shown }) => (
        <Card title={t('funding.public.own')}>
          <p>{t('funding.public.own_says')}</p>
          <p>{t(consents ? 'funding.public.is_named' : 'funding.public.not_named')}</p>
          {shown ? <Link href={`/f/${address}`}>{`/f/${address}`}</Link> : <p>{t('funding.public.hidden')}</p>}
          <Button
            kind="other"
            busy={act.busy}
            reasons={no.length > 0 ? no : act.refusals}
            press={() => act.act({ participant, consents: !consents })}
          >
            {t(consents ? 'funding.public.disagree' : 'funding.public.agree')}
          </Button>
        </Card>
      )}
    </Read>
  )
}
