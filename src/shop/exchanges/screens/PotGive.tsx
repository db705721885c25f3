/** Giving: a shift that one works for others, or one of the own counter where the rules know it. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { giveCredit } from '../contract-pot.ts'
import type { MyPot } from './Pot.tsx'
import { PotMeans } from './PotMeans.tsx'

export function PotGive({ pot }: { readonly pot: MyPot }) {
  const t = useWords()
  return (
    <Card title={t('exchanges.pot.give')}>
      <p>{t('exchanges.pot.give_how')}</p>
      <div className="row">
        <Button icon="search" href="/shifts/find?all=true" reasons={pot.whyNotGive as readonly Refusal[]}>
          {t('exchanges.pot.find')}
        </Button>
        {pot.giveCredit ? <Credit credit={pot.giveCredit} /> : null}
      </div>
    </Card>
  )
}

function Credit({ credit }: { readonly credit: NonNullable<MyPot['giveCredit']> }) {
  const t = useWords()
  const { said } = useNotices()
  const give = useAct(giveCredit, { done: ({ state }) => said(t(`exchanges.pot.given_credit_${state}`)) })
  return (
    <Confirm
      words={t('exchanges.pot.give_credit')}
      title={t('exchanges.pot.give_credit_asks')}
      sure={t('exchanges.pot.give_sure')}
      press={() => give.act({})}
      error={give.error}
      kind="other"
      reasons={credit.whyNot as readonly Refusal[]}
    >
      <PotMeans after={credit.after} />
    </Confirm>
  )
}
