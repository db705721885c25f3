/** What would happen, and the one act: import it. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { withFile } from '#app/call.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { applyImport, dropImport, planImportAgain, replaceImportFile } from '../contract.ts'
import { DropZone } from './DropZone.tsx'
import { LeaveOut } from './LeaveOut.tsx'
import { type Detail, fieldWords, outcomeTones, outcomeWords } from './words.ts'

type Moved = ReplyOf<typeof planImportAgain>

/** Files with more rows are imported after the answer: nobody has to wait for them. */
const longFrom = 1000

/** Why it cannot be imported as it stands: the same reasons the server has. */
export function whyNotYet(detail: Pick<Detail, 'missing' | 'faults'>, leaveOut: boolean): readonly Refusal[] {
  const missing = detail.missing.map((field) => refuse('import.column_missing', { field: fieldWords(field) }))
  if (missing.length > 0) return missing
  return detail.faults > 0 && !leaveOut ? [refuse('import.faulty_rows', { count: detail.faults })] : []
}

export function Deciding({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const [leaveOut, setLeaveOut] = useState(false)
  const [moved, setMoved] = useState<Moved | null>(null)
  const again = useAct(planImportAgain, { done: setMoved })
  const apply = useAct(applyImport)
  const { created, updated } = detail.totals
  const nothing = created + updated + detail.faults === 0 && detail.missing.length === 0
  const run = async () => {
    const later = detail.totals.records > longFrom
    const done = await apply.act({ import: detail.id, leaveOut, asItIsNow: false, later })
    if (done) setMoved(null)
  }
  // The plan is no longer the one that was shown: plan anew and show what moved.
  const stale = [...apply.refusals, ...detail.trouble].some((refusal) => refusal.code === 'import.plan_changed')
  return (
    <Card tone={detail.faults > 0 || detail.missing.length > 0 ? 'honey' : 'leaf'}>
      {detail.appliedBefore ? (
        <p>
          <Status tone="attention" says={t('imports.before')} /> <Moment at={detail.appliedBefore as Instant} />
        </p>
      ) : null}
      <p>{nothing ? t('imports.nothing_new') : t('imports.would', { created, updated })}</p>
      {detail.trouble.length > 0 ? (
        <div role="status" className="stale">
          <p>{t('imports.failed')}</p>
          <Reasons of={detail.trouble} />
        </div>
      ) : null}
      {detail.open > 0 ? <p>{t('imports.questions_open', { count: detail.open })}</p> : null}
      {detail.setsAside && detail.totals.faulty > 0 ? (
        <p>{t('imports.set_aside', { count: detail.totals.faulty })}</p>
      ) : null}
      <LeaveOut count={detail.faults} when={detail.missing.length === 0} chosen={leaveOut} choose={setLeaveOut} />
      {moved ? <WhatMoved of={moved} /> : null}
      <div className="form-act">
        {stale ? (
          <Button press={async () => void ((await again.act({ import: detail.id })) && apply.clear())}>
            {t('imports.show_again')}
          </Button>
        ) : (
          <Button press={run} busy={apply.busy} reasons={whyNotYet(detail, leaveOut)}>
            {t('imports.apply', { count: created + updated })}
          </Button>
        )}
        <Corrected of={detail} />
        <PutAway of={detail} />
      </div>
      {apply.busy ? <Progress label={t('imports.applying')} done={0} leave /> : null}
      <Trouble of={apply.error ?? again.error} />
    </Card>
  )
}

function WhatMoved({ of: { moved, movedCount } }: { readonly of: Moved }) {
  const t = useWords()
  return (
    <div role="status" className="stale import-moved">
      <p>{movedCount === 0 ? t('imports.moved_none') : t('imports.moved', { count: movedCount })}</p>
      <ul>
        {moved.slice(0, 10).map((row) => (
          <li key={row.line}>
            {row.label} <span className="quiet">{t('imports.line', { line: row.line })}</span>{' '}
            {row.before ? <Status tone={outcomeTones[row.before]} says={outcomeWords(row.before)} /> : null}
            {' → '}
            <Status tone={outcomeTones[row.after]} says={outcomeWords(row.after)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Corrected({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const { said } = useNotices()
  const replace = useAct(replaceImportFile, { done: (reply) => said(t('imports.corrected', { name: reply.name })) })
  return (
    <Sheet words={t('imports.correct')} title={t('imports.correct')} icon="upload">
      {(close) => (
        <div className="stack">
          <p>{t('imports.correct_says')}</p>
          <DropZone
            single
            busy={replace.busy}
            take={async ([file]) => {
              if (file && (await replace.act(withFile({ import: detail.id }, file)))) close()
            }}
          />
          {replace.busy ? <Progress label={t('imports.reading', { name: detail.name })} done={0} /> : null}
          <Trouble of={replace.error} />
        </div>
      )}
    </Sheet>
  )
}

function PutAway({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const address = useAddress()
  const drop = useAct(dropImport, { after: [], done: () => address.go('/staff/imports') })
  return (
    <>
      <Button kind="quiet" icon="trash" press={() => drop.act({ import: detail.id })}>
        {t('imports.put_away')}
      </Button>
      <Trouble of={drop.error} />
    </>
  )
}
