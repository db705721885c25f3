/** Joining late: what it costs today, and what each earlier payer gets back, to the cent. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { askToJoin, callLateJoin, confirmLateJoin, quoteLateJoin, withdrawJoin } from '../contract/late.ts'
import { readSharers } from '../contract/sharers.ts'
import { whyNotCallJoin } from '../rules/late-joining.ts'
import { knownOf, withNames } from '../rules/outcome.ts'
import { whyNotJoinable } from '../rules/states.ts'
import { keyForLate, type SharingKey, whyNotShare } from '../rules/weights.ts'
import { JoinDecision } from './JoinDecision.tsx'
import { whyNotCommit, whyNotDo } from './no-power.ts'
import type { OfRound, Round } from './Round.tsx'
import { amountWords, joinTones } from './round-words.ts'
import type { Sharers } from './try-out.ts'
import './rounds.css'

type Join = Round['joins'][number]

export function LateJoin({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const sharers = useRead(readSharers, { year: round.keyYear }).data
  if (whyNotJoinable(round.state).length > 0 || !sharers) return null
  const own = sharers.rows.filter((row) => row.own.length > 0)
  const outside = own.filter(
    (row) =>
      !round.nets.some((one) => one.participant === row.id && one.net > 0) &&
      !round.joins.some((one) => one.participant === row.id && one.state !== 'withdrawn'),
  )
  const live = round.joins.filter(({ state }) => state !== 'withdrawn')
  if (live.length === 0 && outside.length === 0) return null
  return (
    <Card title={t('rounds.join_late')}>
      <p className="quiet">{t('rounds.join_says')}</p>
      <ul className="sim-payers">
        {live.map((join) => (
          <OneJoin
            key={join.id}
            join={join}
            round={round}
            own={own.find((row) => row.id === join.participant) ?? null}
            sharers={sharers}
          />
        ))}
      </ul>
      {outside.map((row) => (
        <Ask key={row.id} round={round} id={id} row={row} reasons={whyNotAsk(round, row, sharers)} />
      ))}
    </Card>
  )
}

interface AskProps {
  readonly round: Round
  readonly id: string
  readonly row: Sharers['rows'][number]
  readonly reasons: readonly Refusal[]
}

/** As the server says it, but for the use of the area, which is asked first. */
function whyNotAsk(round: Round, row: Sharers['rows'][number], sharers: Sharers): Refusal[] {
  const pledged = { participant: row.id, mode: 'share' as const, amount: 0, usesArea: true, conditions: [] }
  const { weighed } = knownOf(pledged, 0, sharers.rows)
  const key = keyForLate(round.key as SharingKey, sharers.lateKeyForFree)
  return [...whyNotDo('speak', row), ...withNames(whyNotShare(key, weighed, round.keyYear), sharers.rows)]
}

/** Where the key counts users only, whether it uses the area is asked first: it decides who has a part at all. */
const Ask = (props: AskProps) => (props.round.key.kind === 'usage' ? <AskUser {...props} /> : <AskPlain {...props} />)

function AskPlain({ id, row, reasons }: AskProps) {
  const t = useWords()
  const act = useAct(askToJoin)
  return (
    <div>
      <Button
        kind="other"
        press={() => act.act({ round: id, participant: row.id })}
        busy={act.busy}
        reasons={reasons.length > 0 ? reasons : act.refusals}
      >
        {t('rounds.join_ask', { name: row.name })}
      </Button>
      <Trouble of={act.refusals.length > 0 ? null : act.error} />
    </div>
  )
}

function AskUser({ id, row, reasons }: AskProps) {
  const t = useWords()
  const act = useAct(askToJoin)
  const start = { uses: 'yes' as 'yes' | 'no' }
  const ask = t('rounds.join_ask', { name: row.name })
  return (
    <Sheet words={ask} title={ask} reasons={reasons}>
      {(close) => (
        <Form<typeof start, typeof askToJoin>
          name={`join-${id}-${row.id}`}
          start={start}
          act={act}
          send={({ uses }) => ({ round: id, participant: row.id, usesArea: uses === 'yes' })}
          submit={ask}
          done={close}
        >
          <ChoiceField
            name="uses"
            label={t('rounds.uses_area')}
            hint={t('rounds.join_uses_hint')}
            options={[
              { value: 'yes', label: t('rounds.uses.yes') },
              { value: 'no', label: t('rounds.join_uses.no') },
            ]}
          />
        </Form>
      )}
    </Sheet>
  )
}

interface JoinProps {
  readonly join: Join
  readonly round: Round
  readonly own: Sharers['rows'][number] | null
  readonly sharers: Sharers
}

function OneJoin({ join, round, own, sharers }: JoinProps) {
  const t = useWords()
  const amount = (cents: number) => amountWords(cents, round.currency)
  return (
    <li className="sim-payer">
      <div className="sim-payer-head">
        <strong>{join.name}</strong>
        <Status tone={joinTones[join.state]} says={t(`rounds.join_state.${join.state}`)} />
      </div>
      {join.pays !== null && join.share !== null ? (
        <>
          <p className="stake">{t('rounds.join_pays', { amount: amount(join.pays) })}</p>
          <p className="quiet">{t('rounds.join_because', { share: amount(join.share), count: join.months ?? 0 })}</p>
          <ul className="sentences">
            {join.refunds.map((one) => (
              <li key={one.participant}>{t('rounds.join_refund', { name: one.name, amount: amount(one.amount) })}</li>
            ))}
          </ul>
        </>
      ) : null}
      {join.instead ? <p>{t(`rounds.join_instead.${join.instead}`)}</p> : null}
      <JoinActs join={join} own={own} sharers={sharers} />
    </li>
  )
}

/** Asked, quoted, confirmed, called: the next step of whoever may do it. */
function JoinActs({ join, own, sharers }: Omit<JoinProps, 'round'>) {
  const t = useWords()
  const quote = useAct(quoteLateJoin)
  const confirm = useAct(confirmLateJoin)
  const call = useAct(callLateJoin)
  const withdraw = useAct(withdrawJoin)
  const open = join.state === 'asked' || join.state === 'quoted'
  const step = { join: join.id }
  const noCommit = own ? whyNotCommit(own, join.pays ?? 0) : []
  const noWithdraw = own ? whyNotCommit(own) : []
  const noCall = whyNotCallJoin(join.waitsFor)
  return (
    <div className="row">
      {own && open ? (
        <Button kind={join.state === 'asked' ? 'main' : 'other'} press={() => quote.act(step)} reasons={quote.refusals}>
          {t('rounds.join_quote')}
        </Button>
      ) : null}
      {own && join.state === 'quoted' ? (
        <Button press={() => confirm.act(step)} reasons={noCommit.length > 0 ? noCommit : confirm.refusals}>
          {t('rounds.join_confirm')}
        </Button>
      ) : null}
      {join.state === 'confirmed' && may('funding.book') ? (
        <Button press={() => call.act(step)} reasons={noCall.length > 0 ? noCall : call.refusals}>
          {t('rounds.join_call')}
        </Button>
      ) : null}
      {own && open ? (
        <Button
          kind="quiet"
          press={() => withdraw.act(step)}
          reasons={noWithdraw.length > 0 ? noWithdraw : withdraw.refusals}
        >
          {t('rounds.join_withdraw')}
        </Button>
      ) : null}
      {may('community.steer') && join.instead === null && (open || join.state === 'confirmed') ? (
        <JoinDecision join={join} sharers={sharers} />
      ) : null}
      {[quote, confirm, call, withdraw].map((one, at) =>
        one.refusals.length > 0 ? null : <Trouble key={String(at)} of={one.error} />,
      )}
    </div>
  )
}
