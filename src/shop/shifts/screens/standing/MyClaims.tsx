/** Work done outside shifts: told in three fields, answered by somebody else. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, NumberField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { claimWork, readMyClaims, withdrawClaim } from '../../contract-claims.ts'
import './standing.css'

type Mine = ReplyOf<typeof readMyClaims>
type Values = { readonly day: string; readonly amount: string; readonly description: string }

export const claimTones = {
  requested: 'attention',
  approved: 'fine',
  refused: 'refused',
  withdrawn: 'quiet',
} as const

export function MyClaimsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('shifts.claim.title')}
      says={t('shifts.claim.says')}
      back={{ href: '/shifts/standing', says: t('shifts.standing.mine') }}
      read={useRead(readMyClaims, {})}
    >
      {({ unit, claims }) => (
        <div className="stack">
          <Tell key={claims.length} unit={unit} />
          {claims.length > 0 ? (
            <Card>
              <ul className="repair-list">
                {claims.map((claim) => (
                  <ClaimLine key={claim.id} claim={claim} unit={unit} />
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      )}
    </Page>
  )
}

function Tell({ unit }: Pick<Mine, 'unit'>) {
  const t = useWords()
  const { said } = useNotices()
  const tell = useAct(claimWork, { done: () => said(t('shifts.claim.told')) })
  return (
    <Card title={t('shifts.claim.tell')}>
      <Form<Values, typeof claimWork>
        name="claim"
        start={{ day: currentMe().today ?? '', amount: '', description: '' }}
        act={tell}
        send={({ day, amount, description }) => ({ day, amount: Number(amount.replace(',', '.')), description })}
        submit={t('shifts.claim.tell')}
        keep={false}
      >
        <DayField name="day" label={t('shifts.claim.day')} />
        <NumberField name="amount" label={t('shifts.claim.amount', { why: unit })} />
        <TextField name="description" label={t('shifts.claim.what')} hint={t('shifts.claim.what_hint')} />
      </Form>
    </Card>
  )
}

interface ClaimLineProps {
  readonly claim: Mine['claims'][number]
  readonly unit: Mine['unit']
}

function ClaimLine({ claim, unit }: ClaimLineProps) {
  const t = useWords()
  const withdraw = useAct(withdrawClaim)
  return (
    <li className="repair-row">
      <span>
        <Day day={claim.day as CalendarDay} /> · {claim.description}
        <br />
        <span className="quiet">{t('shifts.standing.amount.main', { amount: claim.amount, why: unit })}</span>{' '}
        <Status tone={claimTones[claim.state]} says={t(`shifts.claim.state.${claim.state}`)} />
        {claim.refusalReason ? <span> {claim.refusalReason}</span> : null}
      </span>
      {claim.state === 'requested' ? (
        <Button kind="quiet" press={() => withdraw.act({ claim: claim.id })}>
          {t('shifts.leave.withdraw')}
        </Button>
      ) : null}
      <Trouble of={withdraw.error} />
    </li>
  )
}
