/** Several files handed in together: in which order, what each would bring, and the overall picture at the end. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { call } from '#app/call.ts'
import { asCallError, type CallError } from '#app/call-error.ts'
import { queries, useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { applyImport, checkImportBatch, dropImport, readImportBatch } from '../contract.ts'
import { LeaveOut } from './LeaveOut.tsx'
import { broughtByKind, kindWords } from './words.ts'
import './imports.css'

type Line = ReplyOf<typeof readImportBatch>['imports'][number]

const columns: readonly Column<Line>[] = [
  { name: 'name', title: 'imports.file', line: 1, cell: (line) => line.name },
  { name: 'kind', title: 'imports.holds', line: 2, cell: (line) => kindWords(line.kind) },
  {
    name: 'created',
    title: 'imports.outcome.create',
    right: true,
    line: 3,
    cell: (line) => numberWords(line.totals.created),
  },
  {
    name: 'updated',
    title: 'imports.outcome.update',
    right: true,
    line: 3,
    cell: (line) => numberWords(line.totals.updated),
  },
  { name: 'same', title: 'imports.outcome.same', right: true, line: 0, cell: (line) => numberWords(line.totals.same) },
  {
    name: 'state',
    title: 'imports.state',
    line: 1,
    cell: (line) =>
      line.state !== 'planned' ? (
        <Status tone={line.state === 'applied' ? 'fine' : 'quiet'} says={t(`imports.state.${line.state}`)} />
      ) : line.faults > 0 ? (
        <Status tone="refused" says={t('imports.to_mend', { count: line.faults })} />
      ) : (
        <Status tone="news" says={t('imports.ready')} />
      ),
  },
]

export function TogetherScreen() {
  const t = useWords()
  const batch = useAddress().param('batch')
  const read = useRead(readImportBatch, { batch }, { keep: true })
  const drop = useAct(dropImport)
  return (
    <Page
      title={t('imports.together')}
      says={t('imports.together_says')}
      back={{ href: '/staff/imports', says: t('imports.title') }}
      read={read}
      wide
    >
      {({ imports }) => (
        <div className="stack">
          <Picture of={imports} />
          <Acts of={imports} batch={batch} />
          <Table
            rows={imports}
            columns={columns}
            rowKey={(line) => line.id}
            rowLink={(line) => `/staff/imports/${line.id}?together=1`}
            action={(line) =>
              line.state === 'planned' ? (
                <Button
                  kind="quiet"
                  label={t('imports.put_away_of', { name: line.name })}
                  press={() => drop.act({ import: line.id })}
                >
                  {t('imports.put_away')}
                </Button>
              ) : null
            }
            caption={t('imports.together')}
          />
          <Trouble of={drop.error} />
        </div>
      )}
    </Page>
  )
}

/** What is in after all of them: the sums of what each brought. */
function Picture({ of: imports }: { readonly of: readonly Line[] }) {
  const t = useWords()
  const done = imports.filter((line) => line.state === 'applied')
  if (done.length === 0) return null
  const waiting = imports.some((line) => line.state === 'planned')
  return (
    <Card title={t(waiting ? 'imports.in_so_far' : 'imports.all_in')} tone="leaf">
      <Facts of={broughtByKind(done)} />
    </Card>
  )
}

interface Run {
  readonly done: number
  readonly total: number
  readonly name: string
}

/** Imports one file after another; the first that does not go stops the rest. */
function useRunning(batch: string) {
  const [run, setRun] = useState<Run | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const importAll = async (waiting: readonly Line[], leaveOut: boolean) => {
    setError(null)
    try {
      for (const [done, line] of waiting.entries()) {
        setRun({ done, total: waiting.length, name: line.name })
        await call(applyImport, { import: line.id, leaveOut, asItIsNow: false })
      }
    } catch (thrown) {
      const told = asCallError(thrown)
      setError(told)
      // Something changed meanwhile: all are looked at anew before anybody presses again.
      if (told.refusals.some((one) => one.code === 'import.plan_changed'))
        await call(checkImportBatch, { batch }).catch(setError)
    }
    await queries.invalidateQueries()
    setRun(null)
  }
  return { run, error, importAll }
}

function Acts({ of: imports, batch }: { readonly of: readonly Line[]; readonly batch: string }) {
  const t = useWords()
  const [leaveOut, setLeaveOut] = useState(false)
  const { run, error, importAll } = useRunning(batch)
  const check = useAct(checkImportBatch)
  const waiting = imports.filter((line) => line.state === 'planned')
  const faults = waiting.reduce((sum, line) => sum + line.faults, 0)
  if (waiting.length === 0) return <Trouble of={error} />
  const reasons = faults > 0 && !leaveOut ? [refuse('import.faulty_rows', { count: faults })] : []
  return (
    <Card tone={faults > 0 ? 'honey' : 'leaf'}>
      <LeaveOut count={faults} when chosen={leaveOut} choose={setLeaveOut} />
      <div className="form-act">
        <Button press={() => importAll(waiting, leaveOut)} busy={run !== null} reasons={reasons}>
          {t('imports.apply_all', { count: waiting.length })}
        </Button>
        <Button kind="other" press={() => check.act({ batch })} busy={check.busy}>
          {t('imports.check_again')}
        </Button>
      </div>
      {run ? <Progress label={t('imports.importing', { name: run.name })} done={run.done} total={run.total} /> : null}
      <Trouble of={error ?? check.error} />
    </Card>
  )
}
