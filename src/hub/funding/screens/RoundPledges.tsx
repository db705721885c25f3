/** Who pledged, how and on which conditions; and who was asked and has not answered. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t as say, useWords } from '#app/words.ts'
import { agreeHours } from '../contract/pledges.ts'
import type { WrittenCondition } from '../rules/outcome.ts'
import { PledgeStory } from './PledgeStory.tsx'
import { conditionWords, namesIn } from './pledge-words.ts'
import type { OfRound, Round } from './Round.tsx'
import { amountWords, pledgeTones } from './round-words.ts'

type Pledge = Round['pledges'][number]

export function RoundPledges({ of: round, id }: OfRound & { readonly id: string }) {
  const t = useWords()
  const nameOf = namesIn(round)
  const conditions: Column<Pledge> = {
    name: 'conditions',
    title: 'rounds.field.conditions',
    cell: (row) => conditionWords(row.conditions as readonly WrittenCondition[], round.currency, nameOf).join('; '),
    wraps: true,
    line: 2,
  }
  const columns: readonly Column<Pledge>[] = [
    { name: 'name', title: 'rounds.field.organisation', cell: (row) => row.name, line: 1 },
    { name: 'mode', title: 'rounds.field.mode', cell: (row) => say(`rounds.mode.${row.mode}`), wraps: true, line: 2 },
    {
      name: 'amount',
      title: 'rounds.field.amount',
      cell: (row) => amountWords(row.amount, round.currency),
      right: true,
      line: 3,
    },
    ...(round.pledges.some((row) => row.conditions.length > 0) ? [conditions] : []),
    {
      name: 'state',
      title: 'rounds.field.pledge_state',
      cell: (row) => <StandsAs state={standsAs(row, round)} />,
      line: 1,
    },
  ]
  const answered = (answer: Round['invited'][number]['answer']) =>
    round.invited.filter((one) => one.answer === answer).map(({ name }) => name)
  const asks = round.state === 'open' && round.pledges.some(waitsForProvider)
  const [silent, declined] = [answered(null), answered('declined')]
  return (
    <Card title={t('rounds.pledges')}>
      {round.pledges.length === 0 ? (
        <p className="quiet">{t('rounds.no_pledges')}</p>
      ) : (
        <div className="narrow-table">
          <Table
            rows={round.pledges}
            columns={columns}
            rowKey={(row) => row.id}
            caption={t('rounds.pledges')}
            action={(row: Pledge) => (
              <>
                {asks ? <AgreeHours pledge={row} id={id} /> : null}
                <PledgeStory round={round} pledge={row} id={id} />
              </>
            )}
          />
        </div>
      )}
      {silent.length > 0 ? <p className="quiet">{t('rounds.silent', { names: silent })}</p> : null}
      {declined.length > 0 ? <p className="quiet">{t('rounds.declined', { names: declined })}</p> : null}
    </Card>
  )
}

function StandsAs({ state }: { readonly state: Pledge['state'] }) {
  return <Status tone={pledgeTones[state]} says={say(`rounds.pledge_state.${state}`)} />
}

/** Who paid late what was missing does not stand as one that did not pay, though more is to be called. */
function standsAs({ state, participant }: Pledge, { calls }: Round): Pledge['state'] {
  const owes = calls.some((call) => call.participant === participant && call.state === 'defaulted')
  return state === 'defaulted' && !owes ? 'called' : state
}

const waitsForProvider = ({ mode, agreed, state }: Pledge): boolean =>
  mode === 'hours' && !agreed && (state === 'intended' || state === 'confirmed')

/** Hours count once whoever does the work takes them. */
function AgreeHours({ pledge, id }: { readonly pledge: Pledge; readonly id: string }) {
  const t = useWords()
  const act = useAct(agreeHours)
  if (!waitsForProvider(pledge)) return null
  return (
    <Button
      kind="quiet"
      press={() => act.act({ round: id, pledge: pledge.id })}
      busy={act.busy}
      reasons={act.refusals}
      label={t('rounds.agree_hours_of', { name: pledge.name })}
    >
      {t('rounds.agree_hours')}
    </Button>
  )
}
