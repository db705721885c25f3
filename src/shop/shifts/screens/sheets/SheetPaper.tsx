/** The sheet on paper, for when everything is dead: who is expected, boxes to tick, and empty lines for whoever else
 *  comes. It is drawn when the page is printed. */
import { useWords } from '#app/words.ts'
import { teamSizes } from '../../rules/sheet.ts'
import { outcomes } from '../../rules/words.ts'
import type { Line, Seen, SheetReply } from './waiting.ts'

/** Room for whoever comes unexpected. */
const emptyLines = ['a', 'b', 'c', 'd', 'e', 'f']

export function SheetPaper({ sheet, seen }: { readonly sheet: SheetReply; readonly seen: Seen }) {
  const t = useWords()
  return (
    <div className="sheet-paper">
      <table>
        <caption>
          {sheet.shifts.map(({ name, leadName }) => (leadName ? `${name} · ${leadName}` : name)).join(', ')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('shifts.sheet.paper_name')}</th>
            <th scope="col">{t('shifts.sheet.paper_number')}</th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`shifts.sheet.mark.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.lines.map((line) => (
            <PaperLine key={line.line} line={line} />
          ))}
          {sheet.state === 'open' ? emptyLines.map((name) => <EmptyLine key={name} />) : null}
        </tbody>
      </table>
      <p>
        {t('shifts.sheet.team_size')}{' '}
        {teamSizes.map((size) => (
          <span key={size} className="sheet-paper-choice">
            <Box isTicked={sheet.teamSize === size} /> {t(`shifts.sheet.size.${size}`)}
          </span>
        ))}
      </p>
      <p>{t('shifts.sheet.notes')}</p>
      <p className="sheet-paper-notes">{sheet.notes}</p>
      <p>{t('shifts.sheet.paper_signed')}</p>
    </div>
  )
}

function PaperLine({ line }: { readonly line: Line }) {
  const t = useWords()
  const beside = line.standInName
    ? t('shifts.sheet.instead_of', { name: line.name })
    : [line.role, line.purpose === 'regular' ? null : t(`shifts.purpose.${line.purpose}`)].filter(Boolean).join(' · ')
  return (
    <tr>
      <th scope="row">
        {line.standInName ?? line.name} <span className="quiet">{beside}</span>
      </th>
      <td>{line.memberNo ?? ''}</td>
      {outcomes.map((outcome) => (
        <td key={outcome}>
          <Box isTicked={line.outcome === outcome} />
        </td>
      ))}
    </tr>
  )
}

function EmptyLine() {
  return (
    <tr>
      <th scope="row" />
      <td />
      {outcomes.map((outcome) => (
        <td key={outcome}>
          <Box isTicked={false} />
        </td>
      ))}
    </tr>
  )
}

const Box = ({ isTicked }: { readonly isTicked: boolean }) => (
  <span className="sheet-paper-box" data-ticked={isTicked} />
)
