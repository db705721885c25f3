/** Trying out how a cost would be shared, before anyone commits: every change shows each share to the cent at once, and the
 *  address holds it all, so that the same page can be sent to others. */
import { useEffect, useState } from 'react'
import { type Address, useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { useWords } from '#app/words.ts'
import type { Currency } from '#platform/values/money.ts'
import { readRound } from '../contract/rounds.ts'
import { readSharers } from '../contract/sharers.ts'
import { tryFrom } from './from-round.ts'
import type { Round } from './Round.tsx'
import { KeysTable, PartsTable, RoundVerdict, type ToldSaving, TranchesTable } from './RoundOutcome.tsx'
import { roundPath, roundsPath, savingWords } from './round-words.ts'
import { SimulatorPayers } from './SimulatorPayers.tsx'
import { SimulatorTerms } from './SimulatorTerms.tsx'
import { fromAddress, type Sharers, startWith, type Try, takeOver, toAddress, tryOut } from './try-out.ts'
import './rounds.css'

export function SimulatorScreen() {
  const t = useWords()
  const address = useAddress()
  const id = address.get('round')
  const round = useRead(readRound, { round: id ?? '' }, { when: id !== null })
  const year = Number(address.get('year')) || round.data?.keyYear
  const sharers = useRead(readSharers, year ? { year } : {}, {
    keep: true,
    when: id === null || round.data !== undefined,
  })
  return (
    <Page
      title={t('rounds.simulator')}
      says={t('rounds.simulator_says')}
      back={
        id
          ? { href: pathTo(roundPath, { round: id }), says: round.data?.name ?? t('rounds.round') }
          : { href: roundsPath, says: t('rounds.title') }
      }
      action={<ShareLink />}
      wide
    >
      {round.error ? (
        <Read of={round} />
      ) : (
        <Read of={sharers}>
          {(known) => <Simulation sharers={known} address={address} round={round.data ?? null} />}
        </Read>
      )}
    </Page>
  )
}

/** Typing and sliding come in bursts: the address follows when they pause. */
const pauseMilliseconds = 300

function useTry(sharers: Sharers, address: Address, round: Round | null): readonly [Try, (next: Try) => void] {
  const [wanted, setWanted] = useState(() => {
    const start = round ? tryFrom(round) : startWith(sharers)
    return fromAddress(address.get, start) ?? start
  })
  const [changed, setChanged] = useState(false)
  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(() => address.set(toAddress(wanted), { replace: true }), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [wanted, changed, address.set])
  return [
    wanted,
    (next) => {
      setChanged(true)
      setWanted(next)
    },
  ]
}

interface SimulationProps {
  readonly sharers: Sharers
  readonly address: Address
  /** The round it begins with. */
  readonly round: Round | null
}

function Simulation({ sharers, address, round }: SimulationProps) {
  const t = useWords()
  const home = useOrganisation()?.currency ?? 'EUR'
  const currency: Currency = round?.currency ?? home
  const [wanted, change] = useTry(sharers, address, round)
  const { reasons, outcome } = tryOut(wanted, sharers)
  const take = (saving: ToldSaving) => (
    <Button
      kind="other"
      press={() => change(takeOver(wanted, saving, sharers))}
      label={t('rounds.take_over_this', { what: savingWords(saving, currency) })}
    >
      {t('rounds.take_over')}
    </Button>
  )
  return (
    <div className="stack">
      <SimulatorTerms wanted={wanted} change={change} />
      <div className="sim">
        <SimulatorPayers wanted={wanted} change={change} sharers={sharers} outcome={outcome} currency={currency} />
        <div className="sim-result">
          <Card title={t('rounds.comes_to')}>
            <Reasons of={reasons} />
            {outcome ? (
              <>
                <RoundVerdict of={outcome} currency={currency} take={take} />
                <PartsTable of={outcome} currency={currency} />
              </>
            ) : null}
          </Card>
        </div>
      </div>
      {outcome?.met ? (
        <Card title={t('rounds.tranches')}>
          <TranchesTable of={outcome} currency={currency} bp={wanted.tranchesBp} />
        </Card>
      ) : null}
      {outcome ? (
        <Card title={t('rounds.by_every_key')}>
          <KeysTable of={outcome} currency={currency} chosen={wanted.key.kind} />
        </Card>
      ) : null}
    </div>
  )
}

/** The link of what stands on the screen. */
function ShareLink() {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Button
      kind="other"
      icon="link"
      press={async () => {
        await navigator.clipboard.writeText(location.href)
        said(t('rounds.link_copied'))
      }}
    >
      {t('rounds.copy_link')}
    </Button>
  )
}
