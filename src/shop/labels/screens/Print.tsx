/** Beginning a print: all that are to print, a selection, or codes that were scanned. */
import '@mantine/core/styles/Input.css'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import type { readDesk } from '../contract-desk.ts'
import { beginRun, listRuns } from '../contract-runs.ts'

interface Props {
  readonly desk: ReplyOf<typeof readDesk>
  readonly chosen: ReadonlySet<string>
  readonly cleared: () => void
}
type Wish = SentOf<typeof beginRun>

export function Print({ desk, chosen, cleared }: Props) {
  const t = useWords()
  const address = useAddress()
  const [last, setLast] = useState<Wish>({})
  const [note, setNote] = useState<ReplyOf<typeof beginRun> | null>(null)
  const begin = useAct(beginRun, {
    after: [listRuns],
    done: (reply) => {
      setNote(reply)
      if (reply.held === 0 && reply.unknownCodes.length === 0 && reply.run !== null) {
        cleared()
        address.go(pathTo('/staff/labels/runs/:run', { run: reply.run }))
      }
    },
  })
  const format = address.get('labelFormat')
  const send = (wish: Wish) => {
    const whole = { day: desk.day, ...wish }
    setLast(whole)
    setNote(null)
    return begin.act(whole)
  }
  const bare = begin.refusals.some(({ code }) => code === 'run.no_format')
  return (
    <div className="stack">
      <div className="row">
        {chosen.size > 0 ? (
          <>
            <Button icon="print" press={() => send({ labels: [...chosen] })}>
              {t('labels.print_chosen', { count: chosen.size })}
            </Button>
            <Button kind="quiet" press={cleared}>
              {t('labels.choose_none')}
            </Button>
          </>
        ) : (
          <Button icon="print" press={() => send(format ? { labelFormat: format } : {})}>
            {t('labels.print_all', { count: toPrintOf(desk, format) })}
          </Button>
        )}
        <Scanned send={(codes) => send({ codes })} />
        <Button kind="other" href="/staff/labels/again">
          {t('labels.again.title')}
        </Button>
        <Button kind="other" href="/staff/labels/walk">
          {t('labels.walk.open', { count: desk.toPlace + desk.toRemove })}
        </Button>
      </div>
      <Trouble of={begin.error} />
      {bare ? (
        <div>
          <Button kind="other" press={() => send({ ...last, leaveOut: true })}>
            {t('labels.leave_out')}
          </Button>
        </div>
      ) : null}
      {note ? <Left note={note} again={(labels) => send({ ...last, again: labels })} wish={last} /> : null}
    </div>
  )
}

const toPrintOf = (desk: Props['desk'], format: string | null | undefined): number =>
  format ? (desk.formats.find((one) => one.format === format)?.toPrint ?? 0) : desk.toPrint

interface LeftProps {
  readonly note: ReplyOf<typeof beginRun>
  readonly wish: Wish
  readonly again: (labels: string[]) => unknown
}

/** What was not taken, and what to do about it. */
function Left({ note, wish, again }: LeftProps) {
  const t = useWords()
  const { run, held, unknownCodes } = note
  if (held === 0 && unknownCodes.length === 0) return null
  return (
    <div className="stack" role="status">
      {unknownCodes.length > 0 ? <p>{t('labels.codes_unknown', { codes: unknownCodes })}</p> : null}
      {held > 0 ? <p>{t('labels.held', { count: held })}</p> : null}
      <div className="row">
        {run ? (
          <Button kind="other" href={pathTo('/staff/labels/runs/:run', { run })}>
            {t('labels.run.go_on')}
          </Button>
        ) : null}
        {held > 0 && wish.labels ? (
          <Button kind="quiet" press={() => again([...(wish.labels ?? [])])}>
            {t('labels.print_all_the_same')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Scanned({ send }: { readonly send: (codes: string[]) => Promise<unknown> }) {
  const t = useWords()
  const [text, setText] = useState('')
  const codes = text.split(/\s+/).filter(Boolean)
  return (
    <Sheet words={t('labels.scanned')} title={t('labels.scanned')} kind="other">
      {(close) => (
        <div className="stack">
          <Textarea
            label={t('labels.scanned.codes')}
            description={t('labels.scanned.hint')}
            rows={6}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button
            icon="print"
            press={async () => {
              if (codes.length > 0) await send(codes)
              close()
            }}
          >
            {t('labels.print_chosen', { count: codes.length })}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
