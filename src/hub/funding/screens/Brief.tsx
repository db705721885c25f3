/** One page for the board: read on the phone, printed from the browser, or kept as PDF. */
import { useAddress } from '#app/address.ts'
import { download } from '#app/download.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { printBrief, readBrief } from '../contract/brief.ts'
import { BriefChoices } from './BriefChoices.tsx'
import { roundPath } from './round-words.ts'
import './rounds.css'
import { languageNames } from '#platform/values/languages.ts'

type Brief = ReplyOf<typeof readBrief>

const isLanguage = (text: string | null): text is Language => text !== null && text in languageNames

export function BriefScreen() {
  const t = useWords()
  const address = useAddress()
  const round = address.param('round')
  const participant = address.get('participant')
  const wanted = address.get('language')
  const language = isLanguage(wanted) ? wanted : currentLanguage()
  const asked = { round, language, ...(participant ? { participant } : {}) }
  const reading = useRead(readBrief, asked, { keep: true })
  return (
    <Page
      title={reading.data?.title ?? t('rounds.brief')}
      says={reading.data?.under}
      back={{ href: pathTo(roundPath, { round }), says: t('rounds.back_to_round') }}
      read={reading}
      action={
        <div className="row">
          <Button kind="other" icon="print" press={() => print()}>
            {t('rounds.print')}
          </Button>
          <Button
            icon="download"
            press={() => download(printBrief, asked, `${reading.data?.reference ?? 'brief'}.pdf`)}
          >
            {t('rounds.as_pdf')}
          </Button>
        </div>
      }
    >
      {(brief) => (
        <div className="stack">
          <BriefChoices brief={brief} />
          <Paper of={brief} />
        </div>
      )}
    </Page>
  )
}

const columns: readonly (keyof Brief['caps']['rows'][number])[] = ['cap', 'share', 'result']

function Paper({ of: brief }: { readonly of: Brief }) {
  const shown = columns.map(
    (name, at): Column<Brief['caps']['rows'][number]> => ({
      name,
      title: brief.caps.heads[at] ?? '',
      cell: (row) => row[name],
      wraps: true,
      line: name === 'share' ? 1 : name === 'cap' ? 1 : 2,
    }),
  )
  return (
    <div className="stack" lang={brief.language}>
      {brief.sections.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Card>
      ))}
      <Card title={brief.caps.title}>
        <Table rows={brief.caps.rows} columns={shown} rowKey={(row) => row.cap} caption={brief.caps.title} />
      </Card>
      <Card title={brief.answer.title}>
        {brief.answer.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <dl className="to-sign">
          {brief.answer.fields.map((field) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <p className="quiet">{brief.reference}</p>
      </Card>
    </div>
  )
}
