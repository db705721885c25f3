/** Whether my first name shows on lists, and whether those on the shift may reach me: changed by pressing. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { changeMyPlan, readMyPlan } from '../contract.ts'

export function WhatOthersSee({ me }: { readonly me: ReplyOf<typeof readMyPlan>['me'] }) {
  const t = useWords()
  const { said } = useNotices()
  const change = useAct(changeMyPlan, { after: [readMyPlan], done: () => said(t('shifts.saved')) })
  return (
    <Card title={t('shifts.others_see')}>
      {(['nameVisible', 'contactVisible'] as const).map((name) => (
        <label key={name} className="box">
          <input
            type="checkbox"
            checked={me[name]}
            disabled={change.busy}
            onChange={(event) => void change.act({ [name]: event.currentTarget.checked })}
          />
          <span>{t(`shifts.others_see.${name}`)}</span>
        </label>
      ))}
      <Trouble of={change.error} />
    </Card>
  )
}
